import type { FileStorage } from '#platform/files';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { Config } from '../config.ts';
import { loadedMarker } from '../demonstration.ts';
import { migrationSources } from '../migrations.ts';
import { openStorage } from '../storage.ts';
import { counters, keptTables } from './catalogue.ts';
import { Contents } from './contents.ts';
import { copyOut, linesOf } from './copy.ts';
import { keysAtHand } from './keys.ts';
import { CONTENTS, MANIFEST, type Manifest, readManifest } from './manifest.ts';

/** The schemas whose rows are kept: every module's, and the jobs that are still to be done. */
export const keptSchemas: readonly string[] = [...migrationSources.map(({ module }) => module), 'graphile_worker'];

export const contentsOf = (folder: string) => new Contents(join(folder, 'contents'));

export interface MadeBackup {
  readonly folder: string;
  readonly manifest: Manifest;
  /** Contents no earlier backup held. */
  readonly added: number;
}

/**
 * One backup more in `folder`, while everybody serves: all rows as they stood at one moment, then the contents of the
 * files they name, those that lie there from earlier backups not again. It counts once it is whole; what was cut off
 * half-way is cleared by the next.
 */
export async function makeBackup(config: Config, url: string, folder: string, now: Date): Promise<MadeBackup> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const name of await readdir(folder)) if (name.endsWith('.part')) await rm(join(folder, name), { recursive: true });
  const goal = join(folder, now.toISOString().slice(0, 19).replace(/[:]/g, '-'));
  if (existsSync(goal)) throw new Error(`${goal} is there already`);
  const part = `${goal}.part`;
  await mkdir(part, { mode: 0o700 });
  const rows = await copyRows(url, part);
  const { count, bytes, gone, added } = await copyContents(openStorage(config), contentsOf(folder), part);
  const manifest: Manifest = {
    format: 1,
    madeAt: now.toISOString(),
    ...rows.facts,
    files: { count, bytes, gone, sha256: rows.contents },
    keys: keysAtHand(config),
    demonstration: existsSync(loadedMarker(config.dataDir)),
  };
  await writeFile(join(part, MANIFEST), `${JSON.stringify(manifest, null, 1)}\n`, { mode: 0o600, flush: true });
  await rename(part, goal);
  return { folder: goal, manifest, added };
}

interface CopiedRows {
  readonly facts: Pick<Manifest, 'migrations' | 'tables' | 'counters'>;
  /** SHA-256 of the list of contents. */
  readonly contents: string;
}

async function copyRows(url: string, part: string): Promise<CopiedRows> {
  const client = new pg.Client({ connectionString: url, application_name: 'wantilan-backup' });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const { rows: migrations } = await client.query<Manifest['migrations'][number]>(
      'select name, checksum from public.migration order by ran_at, name',
    );
    const tables: Manifest['tables'] = [];
    for (const { name, columns } of await keptTables(client, keptSchemas)) {
      const file = `${name.replaceAll('"', '')}.copy.gz`;
      const copied = await copyOut(client, `select ${columns.join(', ')} from ${name}`, join(part, file));
      tables.push({ name, columns: [...columns], file, ...copied });
    }
    const contents = await copyOut(
      client,
      "select distinct sha256 from files.file where scan <> 'removed' order by 1",
      join(part, CONTENTS),
    );
    const counted = await counters(client, keptSchemas);
    await client.query('commit');
    return { facts: { migrations, tables, counters: [...counted] }, contents: contents.sha256 };
  } finally {
    await client.end();
  }
}

/** Bytes are counted whether they were there already or not. */
async function copyContents(
  from: FileStorage,
  to: Contents,
  part: string,
): Promise<{ count: number; bytes: number; gone: string[]; added: number }> {
  let count = 0;
  let bytes = 0;
  let added = 0;
  const gone: string[] = [];
  for await (const sha256 of linesOf(join(part, CONTENTS))) {
    const size = await to.sizeOf(sha256);
    const taken = size ?? (await to.take(from, sha256));
    if (taken === null) gone.push(sha256);
    else {
      count += 1;
      bytes += taken;
      if (size === null) added += 1;
    }
  }
  return { count, bytes, gone, added };
}

/** Takes the oldest backups away until `most` are left, with the contents nobody needs any longer; names those gone. */
export async function forgetOld(folder: string, most: number): Promise<readonly string[]> {
  const made = (await readdir(folder)).filter((name) => /^\d{4}-\d\d-\d\dT/.test(name) && !name.endsWith('.part')).sort();
  const old = made.slice(0, Math.max(0, made.length - most));
  for (const name of old) await rm(join(folder, name), { recursive: true });
  if (old.length === 0) return [];
  const needed = new Set<string>();
  for (const name of made.slice(old.length)) {
    await readManifest(join(folder, name));
    for await (const sha256 of linesOf(join(folder, name, CONTENTS))) needed.add(sha256);
  }
  await contentsOf(folder).keepOnly(needed);
  return old;
}
