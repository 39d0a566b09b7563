import { said, type Text } from '#i18n';

export type IntakeKind = 'students' | 'teachers';

/** What a list of students or teachers can tell of each, in the order it is asked for. */
export const intakeFields = {
  students: [
    'name',
    'nis',
    'nisn',
    'sex',
    'class',
    'birthplace',
    'born',
    'address',
    'father',
    'fatherPhone',
    'mother',
    'motherPhone',
    'guardian',
    'guardianPhone',
  ],
  teachers: ['name', 'nip', 'role'],
} as const;
export type IntakeField = (typeof intakeFields)[IntakeKind][number];

/** Without these a line says nothing that could be used. */
export const requiredFields: Readonly<Record<IntakeKind, readonly IntakeField[]>> = {
  students: ['name', 'nis', 'sex'],
  teachers: ['name'],
};

export const fieldTitles: Readonly<Record<IntakeField, Text>> = {
  name: said('Nama', 'Name'),
  nis: said('NIS atau NIPD', 'NIS or NIPD'),
  nisn: said('NISN', 'National student number (NISN)'),
  sex: said('Jenis kelamin', 'Sex'),
  class: said('Kelas atau rombel', 'Class (rombel)'),
  birthplace: said('Tempat lahir', 'Place of birth'),
  born: said('Tanggal lahir', 'Day of birth'),
  address: said('Alamat', 'Address'),
  father: said('Nama ayah', 'Father’s name'),
  fatherPhone: said('Telepon ayah', 'Father’s telephone'),
  mother: said('Nama ibu', 'Mother’s name'),
  motherPhone: said('Telepon ibu', 'Mother’s telephone'),
  guardian: said('Nama wali', 'Guardian’s name'),
  guardianPhone: said('Telepon wali', 'Guardian’s telephone'),
  nip: said('NIP', 'NIP of a civil servant'),
  role: said('Jabatan di sekolah', 'Place at the school'),
};

/** Which column, counted from nought, holds which field. */
export type IntakeMapping = Readonly<Partial<Record<IntakeField, number>>>;

function parentNames(who: string): readonly string[] {
  return [`nama${who}`, `${who}nama`, `data${who}nama`, `namalengkap${who}`, `${who}namalengkap`, `nama${who}kandung`];
}

function parentPhones(who: string): readonly string[] {
  const kinds = ['telepon', 'telp', 'notelp', 'notelepon', 'nomortelepon', 'nohp', 'hp', 'nomorhp', 'nowa', 'whatsapp'];
  return kinds.flatMap((kind) => [`${kind}${who}`, `${who}${kind}`, `data${who}${kind}`]);
}

// Names that school templates and Dapodik are seen to use; compared without spaces and signs.
const usual: Readonly<Record<IntakeField, readonly string[]>> = {
  name: ['nama', 'namasiswa', 'namalengkap', 'namapesertadidik', 'namapd', 'namaguru', 'namaptk'],
  nis: ['nis', 'nipd', 'nomorinduk', 'noinduk', 'nisnipd'],
  nisn: ['nisn'],
  sex: ['jeniskelamin', 'jeniskelaminlp', 'jk', 'lp', 'kelamin'],
  class: ['kelas', 'kelasawal', 'rombel', 'rombelsaatini', 'rombonganbelajar', 'kelasrombel'],
  birthplace: ['tempatlahir'],
  born: ['tanggallahir', 'tgllahir'],
  address: ['alamat', 'alamatsiswa', 'alamatlengkap', 'alamatrumah', 'alamatjalan', 'alamattinggal', 'jalan'],
  father: parentNames('ayah'),
  fatherPhone: parentPhones('ayah'),
  mother: parentNames('ibu'),
  motherPhone: parentPhones('ibu'),
  guardian: parentNames('wali'),
  guardianPhone: parentPhones('wali'),
  nip: ['nip', 'nipnuptk'],
  role: ['jabatan', 'peran', 'tugas', 'jenisptk', 'tugastambahan'],
};

const plain = (title: string) => title.toLowerCase().replace(/[^a-z]/g, '');

/** Which field a title of a column stands for, where one does. */
export function fieldOf(title: string, kind: IntakeKind): IntakeField | undefined {
  const name = plain(title);
  return intakeFields[kind].find((field) => usual[field].includes(name));
}

/** What the titles let one guess; the first column of each name counts. */
export function guessMapping(titles: readonly string[], kind: IntakeKind): IntakeMapping {
  const found = titles.map((title) => fieldOf(title, kind));
  return Object.fromEntries(intakeFields[kind].flatMap((field) => (found.includes(field) ? [[field, found.indexOf(field)]] : [])));
}

/** Fields that a mapping leaves out though nothing works without, and fields that share a column. */
export function faultsOfMapping(mapping: IntakeMapping, kind: IntakeKind): readonly IntakeField[] {
  const columns = Object.values(mapping);
  return intakeFields[kind].filter((field) => {
    const column = mapping[field];
    return column === undefined ? requiredFields[kind].includes(field) : columns.filter((one) => one === column).length > 1;
  });
}

// Titles, a name of the school and the day above the list; more is no list.
const MOST_ABOVE = 15;

/** Titles of the columns, and the first row (counted from nought) that is no title. */
export interface Head {
  readonly titles: readonly string[];
  readonly first: number;
}

/**
 * Finds the row of titles below whatever stands above it: the row in which most titles are known. A second row belongs to it
 * where it says nothing new under the names (Dapodik merges two: "Data Ayah" over "Nama"). Null where no row has a name.
 */
export function findHead(rows: readonly (readonly string[])[], kind: IntakeKind): Head | null {
  const known = (row: readonly string[]) => new Set(row.map((title) => fieldOf(title, kind)).filter(Boolean)).size;
  const above = rows.slice(0, MOST_ABOVE);
  const best = above.reduce((most, row, at) => (known(row) > known(above[most] ?? []) ? at : most), 0);
  const top = above[best] ?? [];
  const mapping = guessMapping(top, kind);
  if (mapping.name === undefined) return null;
  const below = rows[best + 1] ?? [];
  const under = (at: number) => (below[at] ?? '').trim();
  const saysNothing = Object.values(mapping).every((at) => under(at) === '' || under(at) === (top[at] ?? '').trim());
  const two = saysNothing && below.some((title) => title.trim() !== '');
  const width = Math.max(top.length, two ? below.length : 0);
  // A title merged over several columns stands in the first of them, where the file does not repeat it.
  let over = '';
  const titles = Array.from({ length: width }, (_, at) => {
    const own = (top[at] ?? '').trim();
    if (!two) return own;
    if (own !== '') over = own;
    const sub = under(at);
    return sub === '' || sub === own ? own : `${over} ${sub}`.trim();
  });
  return { titles, first: best + (two ? 2 : 1) };
}
