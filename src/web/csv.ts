import { stringify } from 'csv-stringify';
import { pipeline, Readable } from 'node:stream';

export type CsvRow = readonly (string | number | null)[];

/**
 * Rows as a CSV file that grows while it is read. With a byte order mark, so that Excel reads it as UTF-8; a cell that a
 * spreadsheet would run begins with an apostrophe.
 */
export function asCsv(rows: Iterable<CsvRow> | AsyncIterable<CsvRow>): Readable {
  const csv = stringify({ bom: true, escape_formulas: true, record_delimiter: 'windows' });
  // Not `pipe`: an error of the rows must end what is sent, and a reader who leaves must end the rows.
  pipeline(Readable.from(rows), csv, () => {});
  return csv;
}
