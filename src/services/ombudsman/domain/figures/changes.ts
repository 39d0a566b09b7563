import type { ReportTable } from './report.ts';

/** What the table is called that stands before those of a corrected report. */
export const CHANGES = 'Yang berubah dari edisi sebelumnya';
/** Where a row or column was not there. */
const NOTHING = '–';

/** Every figure that differs between two editions, by table, row and column; rows are known by their first cell. Pure. */
export function changesBetween(
  before: readonly ReportTable[],
  after: readonly ReportTable[],
): readonly (readonly [table: string, row: string, column: string, was: string, is: string])[] {
  const [was, is] = [cellsOf(before), cellsOf(after)];
  return [...new Map([...is, ...was]).values()].flatMap(({ key, table, row, column }) => {
    const [from, to] = [was.get(key)?.value ?? NOTHING, is.get(key)?.value ?? NOTHING];
    return from === to ? [] : [[table, row, column, from, to] as const];
  });
}

interface Cell {
  readonly key: string;
  readonly table: string;
  readonly row: string;
  readonly column: string;
  readonly value: string;
}

function cellsOf(tables: readonly ReportTable[]): ReadonlyMap<string, Cell> {
  const cells = tables
    .filter(({ title }) => title !== CHANGES)
    .flatMap(({ title: table, head, rows }) =>
      rows.flatMap(([row = '', ...values]) =>
        values.map((value, nth): Cell => {
          const column = head[nth + 1] ?? '';
          return { key: JSON.stringify([table, row, column]), table, row, column, value };
        }),
      ),
    );
  return new Map(cells.map((cell) => [cell.key, cell]));
}
