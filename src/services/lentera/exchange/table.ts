import type { Rich } from '../bank/domain/question.ts';

/** A cell of a table in a document or sheet. */
export interface Cell {
  readonly rich: Rich;
  /** Its words, on one line. */
  readonly text: string;
  /** Tables within it. */
  readonly tables: readonly Table[];
}

export interface Row {
  readonly cells: readonly (Cell | undefined)[];
  /** Where it stands: `table 1, row 3`, `Soal!4`. */
  readonly where: string;
}

/** Rows of a table; a cell over several rows stands in the first of them alone. */
export type Table = readonly Row[];

/** Columns of the layouts schools use (GarudaCBT's templates), by what people write above them. */
const headings = {
  number: /^(NO|NOMOR|NO\.)$/,
  prompt: /^(SOAL|PERTANYAAN|BUTIR SOAL)$/,
  key: /^(JAWABAN BENAR|KUNCI|KUNCI JAWABAN)$/,
  kind: /^(JENIS|JENIS SOAL|TIPE)$/,
  letter: /^(OPSI|PILIHAN)$/,
  answer: /^JAWABAN$/,
  rowCode: /^KODE BARIS$/,
  rowName: /^NAMA BARIS$/,
  columnCode: /^KODE KOLOM$/,
  columnName: /^NAMA KOLOM$/,
} as const;

export type Column = keyof typeof headings;

export type Layout =
  /** A line for each question: options beside one another, the letter of the key. */
  | { readonly kind: 'simple'; readonly columns: ReadonlyMap<Column, number>; readonly options: readonly number[] }
  /** Lines for each option, of five kinds. */
  | { readonly kind: 'akm'; readonly columns: ReadonlyMap<Column, number> }
  /** Rows and columns to be matched. */
  | { readonly kind: 'matching'; readonly columns: ReadonlyMap<Column, number> };

const MOST_TITLE_ROWS = 20;

/** The layout of a table and the rows below its heading; headings are found by name, after whatever title stands above. */
export function layoutOf(table: Table): { readonly layout: Layout; readonly rows: Table } | null {
  for (const [at, row] of table.slice(0, MOST_TITLE_ROWS).entries()) {
    const names = row.cells.map((cell) => cell?.text.toUpperCase().replace(/\s+/g, ' ').trim() ?? '');
    const layout = layoutFrom(names);
    if (layout) return { layout, rows: table.slice(at + 1) };
  }
  return null;
}

function layoutFrom(names: readonly string[]): Layout | null {
  const columns = new Map<Column, number>();
  for (const [column, pattern] of Object.entries(headings) as [Column, RegExp][]) {
    const at = names.findIndex((name) => pattern.test(name));
    if (at !== -1) columns.set(column, at);
  }
  const has = (...wanted: readonly Column[]) => wanted.every((column) => columns.has(column));
  if (has('rowName', 'columnName')) return { kind: 'matching', columns };
  if (has('prompt', 'kind', 'answer')) return { kind: 'akm', columns };
  const options = names.flatMap((name, at) => (/^(?:(?:JAWABAN|OPSI|PILIHAN) )?[A-J]$/.test(name) ? [at] : []));
  return has('prompt', 'key') && options.length >= 2 ? { kind: 'simple', columns, options } : null;
}

/** What stands in a column of a row. */
export const cellAt = ({ columns }: Pick<Layout, 'columns'>, row: Row, column: Column): Cell | undefined =>
  row.cells[columns.get(column) ?? -1];
