import { said } from '#i18n';

/** What the services of the registry are about, in the words the catalogue groups them by. */
export const topics = {
  family: said('Keluarga dan kartu', 'Family and cards'),
  birth: said('Kelahiran dan anak', 'Births and children'),
  marriage: said('Perkawinan, perceraian', 'Marriage and divorce'),
  death: said('Kematian', 'Deaths'),
  move: said('Pindah dan datang', 'Moving'),
  correction: said('Pembetulan', 'Corrections'),
} as const;
