import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type pg from 'pg';
import { from, to } from 'pg-copy-streams';

export interface Copied {
  readonly rows: number;
  /** SHA-256 of the file. */
  readonly sha256: string;
}

/** Writes what a query gives into a file, as PostgreSQL's COPY writes it, compressed and on the disk when this returns. */
export async function copyOut(client: pg.ClientBase, query: string, file: string): Promise<Copied> {
  const rows = client.query(to(`copy (${query}) to stdout`));
  const hash = createHash('sha256');
  await pipeline(
    rows,
    createGzip(),
    async function* (source: AsyncIterable<Buffer>) {
      for await (const chunk of source) {
        hash.update(chunk);
        yield chunk;
      }
    },
    createWriteStream(file, { mode: 0o600, flush: true }),
  );
  return { rows: rows.rowCount, sha256: hash.digest('hex') };
}

/** Brings rows back that `copyOut` wrote; gives how many. */
export async function copyIn(client: pg.ClientBase, table: string, columns: readonly string[], file: string): Promise<number> {
  const into = client.query(from(`copy ${table} (${columns.join(', ')}) from stdin`));
  await pipeline(createReadStream(file), createGunzip(), into);
  return into.rowCount;
}

export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** The lines of a compressed file, one by one. */
export async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = '';
  const text: Readable = createReadStream(file).pipe(createGunzip()).setEncoding('utf8');
  for await (const chunk of text) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
