import { said, type Text } from '#i18n';

/** What a file of vehicles can tell of each, in the order it is asked for. */
export const intakeFields = [
  'nrkb',
  'nik',
  'name',
  'chassis',
  'kind',
  'njkb',
  'domicile',
  'due',
  'stnk',
  'cc',
  'use',
  'owner',
  'energy',
  'order',
  'subsidised',
  'brand',
  'model',
  'built',
  'plate',
  'blocked',
  'disputed',
  'address',
] as const;
export type IntakeField = (typeof intakeFields)[number];

/** Without these a line says nothing that could be used. */
export const requiredFields: readonly IntakeField[] = ['nrkb', 'nik', 'name', 'chassis', 'kind', 'njkb', 'domicile', 'due', 'stnk'];

export const fieldTitles: Readonly<Record<IntakeField, Text>> = {
  nrkb: said('Nomor polisi (NRKB)', 'Number of the plate (NRKB)'),
  nik: said('NIK pemilik', 'NIK of the owner'),
  name: said('Nama pemilik', 'Name of the owner'),
  chassis: said('Nomor rangka', 'Chassis number'),
  kind: said('Jenis kendaraan', 'Kind of vehicle'),
  njkb: said('NJKB (rupiah)', 'Value NJKB (rupiah)'),
  domicile: said('Kode kabupaten/kota', 'Code of the regency or city'),
  due: said('Jatuh tempo pajak', 'Tax due on'),
  stnk: said('STNK sampai', 'STNK until'),
  cc: said('Isi silinder (cc)', 'Engine (cc)'),
  use: said('Penggunaan', 'Use'),
  owner: said('Pemilik: orang, badan, negara', 'Owner: person, company, state'),
  energy: said('Penggerak', 'Driven by'),
  order: said('Kepemilikan ke-', 'Which vehicle of the owner'),
  subsidised: said('Angkutan bersubsidi', 'Subsidised transport'),
  brand: said('Merek', 'Brand'),
  model: said('Tipe', 'Model'),
  built: said('Tahun pembuatan', 'Year it was built'),
  plate: said('Warna pelat', 'Colour of the plate'),
  blocked: said('Diblokir', 'Blocked'),
  disputed: said('Dalam sengketa', 'In dispute'),
  address: said('Alamat KTP sama dengan STNK', 'Address of the KTP is that of the STNK'),
};

/** Which column, counted from nought, holds which field. */
export type IntakeMapping = Readonly<Partial<Record<IntakeField, number>>>;

/** The titles of the example file; they are found again as they stand. */
export const templateTitles: Readonly<Record<IntakeField, string>> = {
  nrkb: 'NOPOL',
  nik: 'NIK',
  name: 'NAMA_PEMILIK',
  chassis: 'NO_RANGKA',
  kind: 'JENIS',
  njkb: 'NJKB',
  domicile: 'KODE_WILAYAH',
  due: 'JATUH_TEMPO',
  stnk: 'STNK_SAMPAI',
  cc: 'CC',
  use: 'PENGGUNAAN',
  owner: 'PEMILIK',
  energy: 'PENGGERAK',
  order: 'KEPEMILIKAN_KE',
  subsidised: 'SUBSIDI',
  brand: 'MEREK',
  model: 'TIPE',
  built: 'TAHUN',
  plate: 'WARNA_PELAT',
  blocked: 'BLOKIR',
  disputed: 'SENGKETA',
  address: 'ALAMAT_SESUAI',
};

// Further names registers are seen to use; compared without spaces and signs.
const usual: Readonly<Partial<Record<IntakeField, readonly string[]>>> = {
  nrkb: ['nrkb', 'nopolisi', 'nomorpolisi', 'nokendaraan', 'plat'],
  nik: ['nikpemilik', 'noktp'],
  name: ['nama', 'atasnama'],
  chassis: ['nomorrangka', 'rangka'],
  kind: ['jeniskendaraan', 'jeniskb', 'golongan'],
  domicile: ['kabkota', 'kodekabupaten', 'wilayah'],
  due: ['tgljatuhtempo', 'masapajak', 'tglakhirpkb'],
  stnk: ['masastnk', 'tglakhirstnk', 'stnkberlakusampai'],
  cc: ['isisilinder', 'silinder'],
  brand: ['merk'],
  model: ['type'],
  built: ['tahunpembuatan', 'thnbuat', 'tahunbuat'],
  plate: ['warnatnkb', 'warnaplat'],
};

const plain = (title: string) => title.toLowerCase().replace(/[^a-z]/g, '');

/** What the titles let one guess; the first column of each name counts. */
export function guessMapping(titles: readonly string[]): IntakeMapping {
  const names = titles.map(plain);
  return Object.fromEntries(
    intakeFields.flatMap((field) => {
      const known = [plain(templateTitles[field]), ...(usual[field] ?? [])];
      const at = names.findIndex((name) => known.includes(name));
      return at < 0 ? [] : [[field, at]];
    }),
  );
}

/** Fields that a mapping leaves out though nothing works without, and fields that share a column. */
export function faultsOfMapping(mapping: IntakeMapping): readonly IntakeField[] {
  const columns = Object.values(mapping);
  return intakeFields.filter((field) => {
    const column = mapping[field];
    return column === undefined ? requiredFields.includes(field) : columns.filter((one) => one === column).length > 1;
  });
}
