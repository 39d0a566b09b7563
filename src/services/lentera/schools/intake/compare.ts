import type { StudentWords } from '../enrolling.ts';
import type { IntakeMapping } from './columns.ts';
import type { ParentWords } from '../parents.ts';
import type { ReadList } from './read-file.ts';
import {
  classKey,
  type LineFault,
  type LineWarning,
  type ReadLine,
  readStudent,
  readTeacher,
  type StudentLine,
  type TeacherLine,
} from './read-line.ts';

/** What becomes of a line. */
export const fates = ['created', 'changed', 'unchanged', 'failed'] as const;
export type Fate = (typeof fates)[number];

export interface IntakeReport {
  readonly counts: Readonly<Record<Fate, number>>;
  /** Lines of the file, the first few of each fault and warning; absent where it was looked at before they were noted. */
  readonly lines?: Readonly<Partial<Record<LineFault | LineWarning, readonly number[]>>>;
  readonly faults: Readonly<Partial<Record<LineFault, number>>>;
  readonly warnings: Readonly<Partial<Record<LineWarning, number>>>;
  /** Classes there are not yet, which it opens. */
  readonly newClasses: readonly string[];
  /** Those who are at the school and not in the list: nothing happens to them. */
  readonly missing: number;
  /** Parents that are new, or known otherwise; absent where it was looked at before they were read. */
  readonly parents?: number;
}

/** A line beside what the school's books say. */
export interface Compared<T> {
  /** Of the file. */
  readonly line: number;
  readonly fate: Fate;
  readonly value: T | null;
  /** Whom it is about, where the books know them. */
  readonly id: string | null;
  readonly faults: readonly LineFault[];
  readonly warnings: readonly LineWarning[];
  /** Of a student: those who are new or known otherwise. */
  readonly parents?: readonly ParentWords[];
}

/** A student as the books know them. */
export interface KnownStudent extends Required<StudentWords> {
  readonly id: string;
  readonly className: string | null;
  readonly parents: readonly ParentWords[];
}

export interface StudentBooks {
  readonly grades: readonly number[];
  /** Classes of the year. */
  readonly classes: readonly { readonly name: string; readonly grade: number }[];
  /** Active students of the school. */
  readonly known: readonly KnownStudent[];
  /** NIS of those who were at the school before: such a number is nobody else's. */
  readonly formerNis: ReadonlySet<string>;
  /** NISN of active students of other schools of the city. */
  readonly elsewhere: ReadonlySet<string>;
}

/** Each line of a list of students beside the books. By NISN, else by NIS, it is the same student as before. */
export function compareStudents(rows: ReadList['rows'], mapping: IntakeMapping, books: StudentBooks): readonly Compared<StudentLine>[] {
  const byNisn = new Map(books.known.flatMap((one) => (one.nisn === null ? [] : [[one.nisn, one] as const])));
  const byNis = new Map(books.known.map((one) => [one.nis, one]));
  // A name that stands in the books as it is written is that class, whatever else is written like it.
  const classNames = new Map(books.classes.flatMap((one) => [[classKey(one), one.name] as const, [one.name, one.name] as const]));
  const read = rows.map(({ line, cells }) => ({ line, ...inOneClass(readStudent(cells, mapping, books.grades), classNames) }));
  const twice = twiceIn(read.map(({ value }) => (value ? [value.nis, ...(value.nisn === null ? [] : [`nisn ${value.nisn}`])] : [])));
  return read.map(({ line, value, faults, warnings }, at) => {
    if (!value) return { line, fate: 'failed', value, id: null, faults, warnings };
    const same = (value.nisn !== null && byNisn.get(value.nisn)) || byNis.get(value.nis);
    const holder = byNis.get(value.nis);
    const against: LineFault[] = [];
    if (twice.has(at)) against.push('twice');
    if (value.nisn !== null && books.elsewhere.has(value.nisn)) against.push('elsewhere');
    // Another student of the school has this NIS: either number was copied wrong.
    if ((same && holder && holder.id !== same.id) || (!same && books.formerNis.has(value.nis))) against.push('nis-other');
    if (same && value.nisn !== null && same.nisn !== null && same.nisn !== value.nisn) against.push('nis-other');
    if (against.length > 0) return { line, fate: 'failed', value: null, id: null, faults: [...new Set(against)], warnings };
    if (!same) return { line, fate: 'created', value, id: null, faults, warnings, parents: value.parents };
    // What the list leaves out stays as it is.
    const kept: StudentLine = {
      ...value,
      nisn: value.nisn ?? same.nisn,
      birthplace: value.birthplace ?? same.birthplace,
      born: value.born ?? same.born,
      address: value.address ?? same.address,
      parents: value.parents.map((one) => ({ ...one, phone: one.phone ?? parentOf(same, one.relation)?.phone ?? null })),
    };
    const parents = newParents(kept, same);
    return { line, fate: isSame(kept, same) ? 'unchanged' : 'changed', value: kept, id: same.id, faults, warnings, parents };
  });
}

/** A class written in another way ("VII-A", "7 A") is the one there is, or the one an earlier line opens. */
function inOneClass(read: ReadLine<StudentLine>, names: Map<string, string>): ReadLine<StudentLine> {
  const into = read.value?.class;
  if (!read.value || !into) return read;
  const key = classKey(into);
  const name = names.get(into.name) ?? names.get(key) ?? into.name;
  names.set(key, name);
  return { ...read, value: { ...read.value, class: { ...into, name } } };
}

function isSame(line: StudentLine, known: KnownStudent): boolean {
  const fields = ['name', 'nis', 'nisn', 'sex', 'birthplace', 'born', 'address'] as const;
  const sameParents = newParents(line, known).length === 0;
  return (
    fields.every((field) => line[field] === known[field]) && sameParents && (line.class === null || line.class.name === known.className)
  );
}

const parentOf = ({ parents }: Pick<KnownStudent, 'parents'>, relation: ParentWords['relation']) =>
  parents.find((one) => one.relation === relation);

/** Parents of a line whom the books do not know, or know otherwise. */
export function newParents({ parents }: StudentLine, known: Pick<KnownStudent, 'parents'>): readonly ParentWords[] {
  return parents.filter(({ relation, name, phone }) => {
    const held = parentOf(known, relation);
    return held?.name !== name || held.phone !== phone;
  });
}

/** A teacher as the books know them: somebody who works there, or whom a code was made for. */
export interface KnownTeacher {
  readonly id: string;
  readonly name: string;
  readonly nip: string | null;
}

/** Each line of a list of teachers beside the books. By NIP, else by name, it is the same teacher as before. */
export function compareTeachers(
  rows: ReadList['rows'],
  mapping: IntakeMapping,
  known: readonly KnownTeacher[],
): readonly Compared<TeacherLine>[] {
  const byNip = new Map(known.flatMap((one) => (one.nip === null ? [] : [[one.nip, one] as const])));
  const byName = new Map(known.map((one) => [one.name.toLowerCase(), one]));
  const read = rows.map(({ line, cells }) => ({ line, ...readTeacher(cells, mapping) }));
  const twice = twiceIn(read.map(({ value }) => (value ? [value.nip ?? value.name.toLowerCase()] : [])));
  return read.map(({ line, value, faults, warnings }, at) => {
    if (!value) return { line, fate: 'failed', value, id: null, faults, warnings };
    if (twice.has(at)) return { line, fate: 'failed', value: null, id: null, faults: ['twice'], warnings };
    const same = (value.nip !== null && byNip.get(value.nip)) || byName.get(value.name.toLowerCase());
    return { line, fate: same ? 'unchanged' : 'created', value, id: same ? same.id : null, faults, warnings };
  });
}

/** Lines, counted from nought, that share a number with another: neither is taken, since nobody can say which is right. */
function twiceIn(numbers: readonly (readonly string[])[]): ReadonlySet<number> {
  const lines = new Map<string, number[]>();
  for (const [at, own] of numbers.entries()) for (const number of own) lines.set(number, [...(lines.get(number) ?? []), at]);
  return new Set([...lines.values()].filter((found) => found.length > 1).flat());
}

/** Lines a report names of each thing it found; all of them stand in the list line by line. */
export const LINES_NAMED = 12;

/** What a look at a list found, counted. */
export function reportOf(
  compared: readonly Compared<StudentLine | TeacherLine>[],
  { newClasses, known }: { readonly newClasses: readonly string[]; readonly known: number },
): IntakeReport {
  const counts = { created: 0, changed: 0, unchanged: 0, failed: 0 };
  const faults: Partial<Record<LineFault, number>> = {};
  const warnings: Partial<Record<LineWarning, number>> = {};
  const lines: Partial<Record<LineFault | LineWarning, number[]>> = {};
  for (const one of compared) {
    counts[one.fate]++;
    for (const fault of one.faults) faults[fault] = (faults[fault] ?? 0) + 1;
    for (const warning of one.warnings) warnings[warning] = (warnings[warning] ?? 0) + 1;
    for (const what of [...one.faults, ...one.warnings]) if ((lines[what] ??= []).length < LINES_NAMED) lines[what].push(one.line);
  }
  const met = new Set(compared.flatMap(({ id }) => id ?? []));
  const parents = compared.reduce((sum, one) => sum + (one.parents?.length ?? 0), 0);
  return { counts, lines, faults, warnings, newClasses, missing: known - met.size, parents };
}
