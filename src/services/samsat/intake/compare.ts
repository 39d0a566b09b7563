import type { SheetRow } from '#platform/files';
import { isDeepStrictEqual } from 'node:util';
import type { Registered } from '../domain/registered.ts';
import type { IntakeMapping } from './columns.ts';
import { type LineFault, readLine } from './read-line.ts';

/** What becomes of a line. `older`: the register knows the vehicle by something newer. */
export const fates = ['created', 'changed', 'unchanged', 'older', 'failed'] as const;
export type Fate = (typeof fates)[number];

export interface IntakeReport {
  readonly counts: Readonly<Record<Fate, number>>;
  readonly faults: Readonly<Partial<Record<LineFault, number>>>;
}

/** A line beside what the register says. */
export interface Compared {
  /** Of the file. */
  readonly line: number;
  readonly nrkb: string;
  readonly fate: Fate;
  readonly value: Registered | null;
  readonly faults: readonly LineFault[];
}

/** A vehicle as the register knows it. */
export interface Known {
  readonly vehicle: Registered;
  readonly dataAt: Date;
}

/** Each line of a file beside the register, by the number on the plate; a number that stands twice is taken from neither. */
export function compareLines(
  rows: readonly SheetRow[],
  mapping: IntakeMapping,
  known: ReadonlyMap<string, Known>,
  dataAt: Date,
): readonly Compared[] {
  const read = rows.map(({ line, cells }) => ({ line, ...readLine(cells, mapping) }));
  const often = Map.groupBy(
    read.flatMap(({ value }) => (value ? [value.nrkb] : [])),
    (nrkb) => nrkb,
  );
  return read.map(({ line, value, faults }): Compared => {
    if (!value) return { line, nrkb: '', fate: 'failed', value, faults };
    const { nrkb } = value;
    if ((often.get(nrkb)?.length ?? 0) > 1) return { line, nrkb, fate: 'failed', value: null, faults: ['twice'] };
    const before = known.get(nrkb);
    return { line, nrkb, fate: before ? fateBeside(before, value, dataAt) : 'created', value, faults };
  });
}

function fateBeside({ vehicle, dataAt: knownAt }: Known, value: Registered, dataAt: Date): Fate {
  if (isDeepStrictEqual({ ...vehicle }, { ...value })) return 'unchanged';
  return knownAt > dataAt ? 'older' : 'changed';
}

export function reportOf(compared: readonly Compared[]): IntakeReport {
  const faults: Partial<Record<LineFault, number>> = {};
  for (const fault of compared.flatMap((one) => one.faults)) faults[fault] = (faults[fault] ?? 0) + 1;
  const counts = Object.fromEntries(fates.map((fate) => [fate, compared.filter((one) => one.fate === fate).length]));
  return { counts: counts as Record<Fate, number>, faults };
}
