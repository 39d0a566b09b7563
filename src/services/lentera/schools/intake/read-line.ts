import { isDay, oneLine, readPersonName, readPhone } from '#kernel';
import type { MemberRole } from '../domain/belonging.ts';
import { readNisn } from '../domain/nisn.ts';
import { type Relation, relations } from '../domain/relations.ts';
import type { StudentWords } from '../enrolling.ts';
import type { ParentWords } from '../parents.ts';
import type { IntakeField, IntakeMapping } from './columns.ts';

/** Why a line cannot be taken. */
export const lineFaults = ['name', 'nis', 'nisn', 'sex', 'class', 'born', 'nip', 'role', 'twice', 'elsewhere', 'nis-other'] as const;
export type LineFault = (typeof lineFaults)[number];
/** What is taken and looked at: zeros a spreadsheet had lost, no NISN, no class, a number that is no NIP. */
export const lineWarnings = ['nisn-zeros', 'no-nisn', 'no-class', 'parent', 'phone', 'no-nip'] as const;
export type LineWarning = (typeof lineWarnings)[number];

export interface StudentLine extends Required<StudentWords> {
  readonly class: { readonly name: string; readonly grade: number } | null;
  /** Those the line names; one it leaves out stays as they are. */
  readonly parents: readonly ParentWords[];
}

export interface TeacherLine {
  readonly name: string;
  readonly nip: string | null;
  readonly role: MemberRole;
}

export interface ReadLine<T> {
  readonly value: T | null;
  readonly faults: readonly LineFault[];
  readonly warnings: readonly LineWarning[];
}

type Cell = (field: IntakeField) => string;

function cellsOf(cells: readonly string[], mapping: IntakeMapping): Cell {
  return (field) => {
    const at = mapping[field];
    // Excel says by an apostrophe that a number is a text.
    return at === undefined
      ? ''
      : oneLine(cells[at] ?? '')
          .replace(/^'/, '')
          .slice(0, 200);
  };
}

/** Reads one line of a list of students of a school with these grades. */
export function readStudent(cells: readonly string[], mapping: IntakeMapping, grades: readonly number[]): ReadLine<StudentLine> {
  const cell = cellsOf(cells, mapping);
  const faults: LineFault[] = [];
  const warnings: LineWarning[] = [];
  const name = readPersonName(cell('name'));
  const nis = cell('nis');
  const sex = readSex(cell('sex'));
  const nisn = readNisn(cell('nisn'));
  const born = readDay(cell('born'));
  const into = readClass(cell('class'), grades);
  if (name === null) faults.push('name');
  if (nis === '' || nis.length > 40) faults.push('nis');
  if (sex === null) faults.push('sex');
  if (nisn === undefined) faults.push('nisn');
  if (born === undefined) faults.push('born');
  if (into === undefined) faults.push('class');
  if (nisn?.mended) warnings.push('nisn-zeros');
  if (nisn === null) warnings.push('no-nisn');
  if (into === null) warnings.push('no-class');
  if (name === null || sex === null || nisn === undefined || born === undefined || into === undefined || faults.length > 0)
    return { value: null, faults, warnings };
  const birthplace = cell('birthplace') || null;
  const address = cell('address').replace(/^-$/, '') || null;
  const parents = relations.flatMap((relation) => readParent(cell, relation, warnings));
  return { value: { name, nis, nisn: nisn?.nisn ?? null, sex, birthplace, born, class: into, address, parents }, faults, warnings };
}

/** What a line says of one parent; a name or number nobody can read is left out, and told. */
function readParent(cell: Cell, relation: Relation, warnings: LineWarning[]): readonly ParentWords[] {
  const [typed, number] = [cell(relation), cell(`${relation}Phone`)].map((text) => text.replace(/^-+$/, ''));
  if (!typed) return [];
  const name = readPersonName(typed);
  // A spreadsheet takes the zero in front for none.
  const digits = (number ?? '').replace(/^8/, '08');
  const phone = digits === '' ? null : readPhone(digits);
  if (name === null && !warnings.includes('parent')) warnings.push('parent');
  if (digits !== '' && phone === null && !warnings.includes('phone')) warnings.push('phone');
  return name === null ? [] : [{ relation, name, phone }];
}

/** Reads one line of a list of teachers. Schools write NUPTK and numbers of their own as NIP: what is no NIP is left out, and told. */
export function readTeacher(cells: readonly string[], mapping: IntakeMapping): ReadLine<TeacherLine> {
  const cell = cellsOf(cells, mapping);
  // Titles of learning stand behind a comma: "S.Pd., M.Pd.".
  const name = readPersonName(cell('name'));
  const nip = cell('nip').replace(/[\s.-]/g, '');
  const role = readRole(cell('role'));
  if (name === null || role === undefined)
    return {
      value: null,
      faults: [...(name === null ? (['name'] as const) : []), ...(role === undefined ? (['role'] as const) : [])],
      warnings: [],
    };
  const isNip = /^\d{18}$/.test(nip);
  return { value: { name, nip: isNip ? nip : null, role }, faults: [], warnings: isNip || /^-?$/.test(nip) ? [] : ['no-nip'] };
}

/** A place at the school as lists call it; a teacher's where nothing is said, undefined where it is none of ours. */
function readRole(typed: string): MemberRole | undefined {
  const word = typed.toLowerCase().replace(/[^a-z]/g, '');
  if (/^$|^guru|^teacher|^walikelas/.test(word)) return 'teacher';
  // "Wakil kepala sekolah bidang kurikulum", "Waka Kurikulum"; a head of another wing is a teacher here.
  if (word.includes('kurikulum') || word.includes('curriculum')) return 'curriculum';
  if (/^(wakil|waka|deputy)/.test(word)) return 'teacher';
  if (/^(kepala|plt)/.test(word) || word.startsWith('head')) return 'head';
  return /operator|tatausaha|tenagaadministrasi/.test(word) ? 'operator' : undefined;
}

function readSex(typed: string): 'L' | 'P' | null {
  const word = typed.toUpperCase().replace(/[^A-Z]/g, '');
  if (['L', 'LK', 'LAKILAKI', 'PRIA', 'PUTRA', 'M', 'MALE'].includes(word)) return 'L';
  return ['P', 'PR', 'PEREMPUAN', 'WANITA', 'PUTRI', 'F', 'FEMALE'].includes(word) ? 'P' : null;
}

const months = ['jan', 'feb', 'mar', 'apr', 'mei', 'jun', 'jul', 'agu', 'sep', 'okt', 'nov', 'des'];

/** "12 Maret 2013" as "12 3 2013"; whatever names no month as it is. */
function monthAsNumber(typed: string): string {
  return typed.replace(/[A-Za-z]{3,9}/, (word) => {
    const short = word
      .slice(0, 3)
      .toLowerCase()
      .replace('may', 'mei')
      .replace(/agt|aug/, 'agu')
      .replace('oct', 'okt')
      .replace('dec', 'des');
    return months.includes(short) ? String(months.indexOf(short) + 1) : word;
  });
}

/** YYYY-MM-DD, or day, month (a number or its name), year as they are written here; null where empty, undefined where it is no day. */
function readDay(typed: string): string | null | undefined {
  if (typed === '' || typed === '-') return null;
  const written = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(monthAsNumber(typed));
  const reversed = /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$/.exec(typed);
  const [year = '', month = '', day = ''] = written ? [written[3], written[2], written[1]] : reversed ? reversed.slice(1) : [];
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(iso) ? iso : undefined;
}

const romans = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII'];

/** A class by its name, with the grade it begins with: "7A", "Kelas VII B"; null where empty, undefined where no such grade. */
function readClass(typed: string, grades: readonly number[]): StudentLine['class'] | undefined {
  const name = typed.replace(/^(kelas|rombel)\s+/i, '');
  if (name === '' || name === '-') return null;
  if (name.length > 40) return undefined;
  const [only] = grades.length === 1 ? grades : [];
  if (only !== undefined) return { name, grade: only };
  const arabic = /^\d{1,2}/.exec(name)?.[0];
  const grade = arabic === undefined ? romans.indexOf(romanOf(name)) + 1 : Number(arabic);
  return grades.includes(grade) ? { name, grade } : undefined;
}

const romanOf = (name: string) => /^[IVX]+/.exec(name.toUpperCase())?.[0] ?? '';

/** The same for every way to write one class: "7A", "7 a", "VII-A", "Kelas 7A". */
export function classKey({ name, grade }: { readonly name: string; readonly grade: number }): string {
  const bare = name.toUpperCase().replace(/^(KELAS|ROMBEL)\s+/, '');
  const begins = [String(grade), romans[grade - 1] ?? ''].find(
    (one) => one !== '' && (/^\d/.test(bare) ? bare.startsWith(one) : romanOf(bare) === one),
  );
  return `${grade}#${bare.slice(begins?.length ?? 0).replace(/[^A-Z0-9]/g, '')}`;
}
