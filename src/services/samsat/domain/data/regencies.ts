/** Regencies and cities of the provinces whose figures are on record, by code (Permendagri 58/2021). */
const names: Readonly<Record<string, string>> = {
  '51.01': 'Kabupaten Jembrana',
  '51.02': 'Kabupaten Tabanan',
  '51.03': 'Kabupaten Badung',
  '51.04': 'Kabupaten Gianyar',
  '51.05': 'Kabupaten Klungkung',
  '51.06': 'Kabupaten Bangli',
  '51.07': 'Kabupaten Karangasem',
  '51.08': 'Kabupaten Buleleng',
  '51.71': 'Kota Denpasar',
  '52.01': 'Kabupaten Lombok Barat',
  '52.02': 'Kabupaten Lombok Tengah',
  '52.03': 'Kabupaten Lombok Timur',
  '52.04': 'Kabupaten Sumbawa',
  '52.05': 'Kabupaten Dompu',
  '52.06': 'Kabupaten Bima',
  '52.07': 'Kabupaten Sumbawa Barat',
  '52.08': 'Kabupaten Lombok Utara',
  '52.71': 'Kota Mataram',
  '52.72': 'Kota Bima',
  '31.01': 'Kabupaten Administrasi Kepulauan Seribu',
  '31.71': 'Kota Administrasi Jakarta Pusat',
  '31.72': 'Kota Administrasi Jakarta Utara',
  '31.73': 'Kota Administrasi Jakarta Barat',
  '31.74': 'Kota Administrasi Jakarta Selatan',
  '31.75': 'Kota Administrasi Jakarta Timur',
};

/** What a domicile is called; its code where we do not know it by name. */
export const regencyName = (code: string): string => names[code] ?? code;
