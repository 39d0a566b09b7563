import { said, type Text } from '#i18n';

/** What a register of residents tells of each, in the order it is asked for. */
export const fields = ['nik', 'kk', 'name', 'sex', 'bornOn', 'birthplace', 'relation', 'district', 'village', 'address'] as const;
export type RegisterField = (typeof fields)[number];

/** Without these a line says nothing that could be used. */
export const required: readonly RegisterField[] = ['nik', 'kk', 'name', 'sex', 'bornOn', 'relation'];

export const fieldTitles: Readonly<Record<RegisterField, Text>> = {
  nik: said('NIK', 'NIK'),
  kk: said('Nomor KK', 'KK number'),
  name: said('Nama lengkap', 'Full name'),
  sex: said('Jenis kelamin', 'Sex'),
  bornOn: said('Tanggal lahir', 'Date of birth'),
  birthplace: said('Tempat lahir', 'Place of birth'),
  relation: said('Hubungan dalam keluarga', 'Relation in the family'),
  district: said('Kecamatan', 'District'),
  village: said('Desa', 'Village'),
  address: said('Alamat', 'Address'),
};

/** Which column of the file, counted from nought, holds which field. */
export type Mapping = Readonly<Partial<Record<RegisterField, number>>>;

// Names that exports of registers are seen to use; compared without spaces and signs.
const usual: Readonly<Record<RegisterField, readonly string[]>> = {
  nik: ['nik', 'nonik', 'nomorindukkependudukan'],
  kk: ['nokk', 'kk', 'nomorkk', 'nomorkartukeluarga'],
  name: ['nama', 'namalengkap', 'namalgkp', 'nmlgkp'],
  sex: ['jeniskelamin', 'jnskelamin', 'jk', 'kelamin', 'lp'],
  bornOn: ['tanggallahir', 'tgllahir', 'tgllhr'],
  birthplace: ['tempatlahir', 'tmptlahir', 'tmptlhr'],
  relation: ['hubungankeluarga', 'hubungandalamkeluarga', 'shdk', 'stathbkel', 'hubungan'],
  district: ['kecamatan', 'kodekecamatan', 'nokec', 'namakec', 'kec'],
  village: ['desa', 'desakelurahan', 'kelurahan', 'namakel', 'kel'],
  address: ['alamat', 'alamatlengkap'],
};

const plain = (name: string) => name.toLowerCase().replace(/[^a-z]/g, '');

/** What the names of the columns let one guess; each column for one field at most. */
export function guessMapping(columns: readonly string[]): Mapping {
  const names = columns.map(plain);
  const found = fields.flatMap((field) => {
    const at = names.findIndex((name) => usual[field].includes(name));
    return at < 0 ? [] : [[field, at] as const];
  });
  return Object.fromEntries(found);
}

/** Fields that a mapping leaves out though nothing works without, and fields that share a column. */
export function faultsOfMapping(mapping: Mapping): readonly RegisterField[] {
  const columns = Object.values(mapping);
  return fields.filter((field) => {
    const column = mapping[field];
    return column === undefined ? required.includes(field) : columns.filter((one) => one === column).length > 1;
  });
}
