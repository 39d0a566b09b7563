import { defineRule } from '#platform/rules';
import { Type } from 'typebox';

const many = Type.Integer({ minimum: 1, maximum: 1000 });

/** From when on officers are told of what may speak of a broker or of falsified papers; each agency sets its own. */
export const signalLimits = defineRule({
  key: 'cases.signals',
  title: { id: 'Tanda calo dan berkas palsu', en: 'Signals of brokers and falsified papers' },
  labels: {
    families: { id: 'Keluarga berbeda dari satu pengirim', en: 'Different families of one sender' },
    days: { id: 'Dalam berapa hari', en: 'Within how many days' },
    sameFile: { id: 'Permohonan orang lain dengan berkas yang sama', en: 'Applications of others with the same file' },
    passedOn: { id: 'Foto yang diteruskan dari orang lain', en: 'Photos passed on from somebody else' },
  },
  schema: Type.Object({ families: many, days: Type.Integer({ minimum: 1, maximum: 366 }), sameFile: many, passedOn: many }),
  value: { families: 4, days: 30, sameFile: 1, passedOn: 2 },
  citation: 'Angka kami, dari laporan pers tentang calo adminduk; belum dikonfirmasi instansi',
  validFrom: '2020-01-01',
  confirmed: false,
});

export const signalRules = [signalLimits] as const;
