/** An item of a test: a question in one version at its place. */
export interface Item {
  readonly id: string;
  /** Marks it is worth. */
  readonly max: number;
}

/**
 * Marks of a test: a row for each student's first attempt, a mark for each item in the items' order. What was not answered
 * is 0, not absent.
 */
export interface MarkTable {
  readonly items: readonly Item[];
  readonly rows: readonly (readonly number[])[];
}

/** A table in which a mark may still be missing, because a person has not marked yet. */
export interface UnmarkedTable {
  readonly items: readonly Item[];
  readonly rows: readonly (readonly (number | null)[])[];
}

/** The table without items that somebody still has to mark, and which those are. */
export function withoutUnmarked({ items, rows }: UnmarkedTable): { readonly table: MarkTable; readonly unmarked: readonly string[] } {
  const isMarked = items.map((_, at) => rows.every((row) => row[at] !== null));
  const kept = <T>(values: readonly T[]) => values.filter((_, at) => isMarked[at]);
  return {
    table: { items: kept(items), rows: rows.map((row) => kept(row).map((mark) => mark ?? 0)) },
    unmarked: items.filter((_, at) => !isMarked[at]).map(({ id }) => id),
  };
}

/** Marks of one item, by student. */
export const columnOf = ({ rows }: MarkTable, at: number): readonly number[] => rows.map((row) => row[at] ?? 0);

/** Each student's sum of marks. */
export const totalsOf = ({ rows }: MarkTable): readonly number[] => rows.map((row) => row.reduce((sum, mark) => sum + mark, 0));
