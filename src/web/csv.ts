import { stringify } from 'csv-stringify';
import type { FastifyReply } from 'fastify';
import { pipeline, Readable } from 'node:stream';

type CsvRow = readonly (string | number | null)[];

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

/** Answers with a table to be kept, under a name without its ending; no cache keeps it beside. */
export function sendCsv(reply: FastifyReply, name: string, rows: Iterable<CsvRow> | AsyncIterable<CsvRow>): FastifyReply {
  return reply
    .type('text/csv; charset=utf-8')
    .header('cache-control', 'private, no-store')
    .header('content-disposition', `attachment; filename="${name}.csv"`)
    .send(asCsv(rows));
}

/** Rows read in slices, one after the other: a list of any length is taken along and never held whole. */
export async function* inSlices<T>(
  read: (slice: { readonly limit: number; readonly offset: number }) => Promise<{ readonly rows: readonly T[] }>,
  size = 500,
): AsyncGenerator<T> {
  for (let offset = 0, more = true; more; offset += size) {
    const { rows } = await read({ limit: size, offset });
    yield* rows;
    more = rows.length === size;
  }
}
