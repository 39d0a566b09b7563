import { type MarkValue, readPoints, sameMark } from './mark.ts';

/** A student as lines of a list may name them. */
export interface NamedStudent {
  readonly id: string;
  readonly name: string;
  readonly nis: string;
  readonly nisn: string | null;
}

export type LineFate = 'given' | 'changed' | 'same' | 'unknown' | 'several-named' | 'wrong' | 'twice' | 'empty';

/** One line of a column that was pasted or sent as a file. */
export interface ReadMark {
  readonly line: number;
  /** What names the student, as it stands there. */
  readonly named: string;
  readonly typed: string;
  readonly student: NamedStudent | null;
  readonly value: MarkValue | null;
  readonly fate: LineFate;
}

const plain = (text: string) => text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');
const isHead = (cells: readonly string[]) =>
  cells.some((cell) => /^(nilai|skor|score|mark|nisn?|nama|name|siswa|student)\b/i.test(cell.trim()));
const isMarkTitle = (cell: string) => /^(nilai|skor|score|mark)\b/i.test(cell.trim());

/**
 * What each line says: whoever its NIS, NISN (also without the zeros a spreadsheet took) or name names, and the mark in the
 * column titled so, else in the last cell that is not empty. `read`: a mark as typed. Lines that say nothing are left out.
 */
export function readMarks(
  rows: readonly { readonly line: number; readonly cells: readonly string[] }[],
  students: readonly NamedStudent[],
  standing: (studentId: string) => MarkValue | null,
  read: (typed: string) => MarkValue | null,
): readonly ReadMark[] {
  const headAt = rows.findIndex(({ cells }) => isHead(cells));
  const markAt = headAt < 0 ? -1 : (rows[headAt]?.cells.findIndex(isMarkTitle) ?? -1);
  const seen = new Set<string>();
  return rows.slice(headAt + 1).flatMap(({ line, cells }): ReadMark[] => {
    if (cells.every((cell) => cell.trim() === '')) return [];
    const at = markAt >= 0 ? markAt : lastFilled(cells);
    const typed = (cells[at] ?? '').trim();
    const { found, named } = whoIn(
      cells.filter((_, nth) => nth !== at),
      students,
    );
    const basis = { line, named, typed };
    const [student = null] = found;
    if (student === null || found.length > 1)
      return [{ ...basis, student: null, value: null, fate: student === null ? 'unknown' : 'several-named' }];
    if (seen.has(student.id)) return [{ ...basis, student, value: null, fate: 'twice' }];
    seen.add(student.id);
    if (typed === '' || typed === '-') return [{ ...basis, student, value: null, fate: 'empty' }];
    const value = read(typed);
    if (value === null) return [{ ...basis, student, value, fate: 'wrong' }];
    const now = standing(student.id);
    return [{ ...basis, student, value, fate: now === null ? 'given' : sameMark(now, value) ? 'same' : 'changed' }];
  });
}

const lastFilled = (cells: readonly string[]) => cells.findLastIndex((cell) => cell.trim() !== '');

function whoIn(
  cells: readonly string[],
  students: readonly NamedStudent[],
): { readonly found: readonly NamedStudent[]; readonly named: string } {
  // A number says who it is more surely than a name.
  const ways: readonly ((cell: string) => readonly NamedStudent[])[] = [
    (cell) => students.filter(({ nisn }) => nisn !== null && /^\d{6,10}$/.test(cell) && nisn === cell.padStart(10, '0')),
    (cell) => students.filter(({ nis }) => nis === cell),
    (cell) => students.filter(({ name }) => plain(name) === plain(cell)),
  ];
  for (const way of ways)
    for (const cell of cells.map((one) => one.trim()).filter((one) => one !== '')) {
      const found = way(cell);
      if (found.length > 0) return { found, named: cell };
    }
  return { found: [], named: cells.filter((cell) => cell.trim() !== '').join(' ') };
}

/** Reads one mark of a column as typed: points, or a level or criterion by its letter or its name. */
export function markReader(
  { scale, max }: { readonly scale: string; readonly max: number },
  levels: readonly (readonly [string, string])[],
): (typed: string) => MarkValue | null {
  const idOf = (typed: string) => levels.find(([id, name]) => plain(id) === plain(typed) || plain(name) === plain(typed))?.[0];
  return (typed) => {
    if (scale === 'points') {
      const points = readPoints(typed, max);
      return points === null ? null : { kind: 'points', points };
    }
    if (scale === 'criteria') {
      const met = typed
        .split(/[;,]/)
        .filter((part) => part.trim() !== '' && part.trim() !== '0')
        .map(idOf);
      return met.every((one) => one !== undefined) ? { kind: 'criteria', met: [...new Set(met)] } : null;
    }
    const level = idOf(typed);
    return level === undefined ? null : { kind: 'level', level };
  };
}
