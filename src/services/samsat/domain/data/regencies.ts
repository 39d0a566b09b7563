/** Regencies and cities of Bali by code (Permendagri 58/2021). */
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
};

/** What a domicile is called; its code where we do not know it by name. */
export const regencyName = (code: string): string => names[code] ?? code;
