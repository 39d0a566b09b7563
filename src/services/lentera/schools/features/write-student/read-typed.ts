import { isDay, oneLine, readPersonName, readPhone } from '#kernel';
import { readNisn } from '../../domain/nisn.ts';
import { type Relation, relations } from '../../domain/relations.ts';
import type { StudentWords } from '../../enrolling.ts';
import type { ParentWords } from '../../parents.ts';

/** Fields of the form, by their names. */
export type Typed = Readonly<Record<string, string>>;

export const parentFields = { father: 'ayah', mother: 'ibu', guardian: 'wali' } as const satisfies Record<Relation, string>;

/** What is wrong with a field. */
export type Fault = 'name' | 'nis' | 'nisn' | 'sex' | 'born' | 'parent' | 'parentMissing' | 'phone';

export interface TypedStudent {
  readonly words: Required<StudentWords>;
  readonly parents: readonly ParentWords[];
}

type Read =
  | { readonly ok: true; readonly value: TypedStudent }
  | { readonly ok: false; readonly faults: readonly (readonly [string, Fault])[] };

/**
 * Reads one student as somebody typed them; `today` (YYYY-MM-DD): nobody was born later. Unlike a line of a list, whose
 * spreadsheet lost zeros, a NISN typed by hand has its ten digits, and a parent that cannot be read is a fault.
 */
export function readTyped(typed: Typed, today: string): Read {
  const faults: [string, Fault][] = [];
  const text = (field: string, most = 200) => oneLine(typed[field] ?? '').slice(0, most);
  const name = readPersonName(text('nama'));
  const nis = text('nis', 41);
  const nisn = readNisn(text('nisn'));
  const sex = (['L', 'P'] as const).find((one) => one === typed.jk) ?? null;
  const born = text('lahir') || null;
  if (name === null) faults.push(['nama', 'name']);
  if (nis === '' || nis.length > 40) faults.push(['nis', 'nis']);
  if (nisn === undefined || nisn?.mended) faults.push(['nisn', 'nisn']);
  if (sex === null) faults.push(['jk', 'sex']);
  if (born !== null && (!isDay(born) || born > today || born < '1900-01-01')) faults.push(['lahir', 'born']);
  const parents = relations.flatMap((relation) => readParent(relation, text, faults));
  if (name === null || sex === null || faults.length > 0) return { ok: false, faults };
  const words = { name, nis, nisn: nisn?.nisn ?? null, sex, birthplace: text('tempat') || null, born, address: text('alamat') || null };
  return { ok: true, value: { words, parents } };
}

function readParent(relation: Relation, text: (field: string) => string, faults: [string, Fault][]): readonly ParentWords[] {
  const field = parentFields[relation];
  const [typed, number] = [text(field), text(`telepon-${field}`)];
  const name = typed === '' ? null : readPersonName(typed);
  const phone = number === '' ? null : readPhone(number);
  if (typed !== '' && name === null) faults.push([field, 'parent']);
  if (typed === '' && number !== '') faults.push([field, 'parentMissing']);
  if (number !== '' && phone === null) faults.push([`telepon-${field}`, 'phone']);
  return name === null ? [] : [{ relation, name, phone }];
}
