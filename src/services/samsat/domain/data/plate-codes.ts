/** One code of police regions and where it belongs, by secondary sources; Perpol 7/2021 annex A is the authority. */
interface PlateCode {
  readonly code: string;
  readonly area: string;
  /** False where sources differ or the region is young. */
  readonly certain: boolean;
}

const row = (area: string, codes: string, certain = true): PlateCode[] => codes.split(' ').map((code) => ({ code, area, certain }));

/** Letters of plates by area. What the suffix says within Bali is not here: sources contradict each other about it. */
export const plateCodes: readonly PlateCode[] = [
  ...row('Aceh', 'BL'),
  ...row('Sumatera Utara', 'BK BB'),
  ...row('Sumatera Barat', 'BA'),
  ...row('Riau', 'BM'),
  ...row('Kepulauan Riau', 'BP'),
  ...row('Jambi', 'BH'),
  ...row('Sumatera Selatan', 'BG'),
  ...row('Kepulauan Bangka Belitung', 'BN'),
  ...row('Bengkulu', 'BD'),
  ...row('Lampung', 'BE'),
  ...row('Banten', 'A'),
  ...row('Jakarta, Bogor, Depok, Tangerang, Bekasi', 'B'),
  ...row('Jawa Barat', 'D E F T Z'),
  ...row('Jawa Tengah', 'G H K R AA AD'),
  ...row('DI Yogyakarta', 'AB'),
  ...row('Jawa Timur', 'L M N P S W AE AG'),
  ...row('Bali', 'DK'),
  ...row('Lombok', 'DR'),
  ...row('Sumbawa', 'EA'),
  ...row('Timor', 'DH'),
  ...row('Flores', 'EB'),
  ...row('Sumba', 'ED'),
  ...row('Kalimantan Barat', 'KB'),
  ...row('Kalimantan Tengah', 'KH'),
  ...row('Kalimantan Selatan', 'DA'),
  ...row('Kalimantan Timur', 'KT'),
  ...row('Kalimantan Utara', 'KU'),
  ...row('Sulawesi Utara', 'DB DL'),
  ...row('Gorontalo', 'DM'),
  ...row('Sulawesi Tengah', 'DN'),
  ...row('Sulawesi Barat', 'DC'),
  ...row('Sulawesi Selatan', 'DD'),
  ...row('Sulawesi Selatan', 'DP DW', false),
  ...row('Sulawesi Tenggara', 'DT'),
  ...row('Maluku', 'DE'),
  ...row('Maluku Utara', 'DG'),
  ...row('Papua', 'PA'),
  ...row('Papua Barat', 'PB'),
  ...row('Tanah Papua', 'PS PT PG PY', false),
];

const byCode = new Map(plateCodes.map(({ code, area, certain }) => [code, { area, certain }]));

/** The area of a code, or null where nobody lists it. */
export function provinceOfCode(code: string): { readonly area: string; readonly certain: boolean } | null {
  return byCode.get(code) ?? null;
}
