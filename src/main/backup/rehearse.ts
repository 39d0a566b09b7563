import { startEmbedded } from '#db';
import { systemClock } from '#kernel';
import { verifyAudit } from '#platform/audit';
import { foldAll, readCase } from '#platform/cases';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type Application, compose } from '../compose.ts';
import type { Config } from '../config.ts';
import { makeLogger } from '../logger.ts';
import { migrateAll } from '../migrations.ts';
import { seed } from '../seed.ts';
import { linesOf } from './copy.ts';
import { contentsOf } from './make.ts';
import { CONTENTS, type Manifest } from './manifest.ts';
import { bringBack } from './restore.ts';

export interface Rehearsal {
  /** Folder of one backup. */
  readonly folder: string;
  readonly manifest: Manifest;
  /** An empty database; null starts one beside everything, which is gone afterwards. */
  readonly databaseUrl: string | null;
  /** How many of the newest cases and documents are looked at. */
  readonly most: number;
  readonly say: (line: string) => void;
}

const system = { kind: 'system', name: 'rehearsal' } as const;

/**
 * Does with a backup what an upgrade to this release would do with the installation, in a database of its own: old
 * schema and rows, then each migration by the clock, then what was written is read by the code of today. No job runs, so
 * that nobody is sent anything. Gives what is amiss, a sentence each; throws where a migration fails.
 */
export async function rehearse(config: Config, { folder, manifest, databaseUrl, most, say }: Rehearsal): Promise<readonly string[]> {
  const home = await mkdtemp(join(tmpdir(), 'wantilan-rehearsal-'));
  const server = databaseUrl === null ? await startEmbedded({ folder: join(home, 'database'), port: 54_400 }) : null;
  const url = server?.url ?? databaseUrl ?? '';
  try {
    const took = timer();
    await bringBack(url, folder, manifest, null);
    say(`Brought back as it stood at ${manifest.madeAt}: ${manifest.tables.reduce((sum, { rows }) => sum + rows, 0)} rows, ${took()}.`);
    const ran = await migrateAll(url, { ran: (name, ms) => say(`  ${name}  ${seconds(ms)}`) });
    say(ran.length === 0 ? 'This release brings no migration.' : `${ran.length} migrations ran, ${took()}.`);
    const lost = await lostContents(folder, manifest);
    say(`${manifest.files.count} files looked for among the contents, ${took()}.`);
    const logger = makeLogger('silent');
    const application = await compose({ ...config, dataDir: home, demo: false }, { clock: systemClock, logger, databaseUrl: url });
    try {
      await seed(application.deps);
      return [...lost, ...(await readAnew(application, most, say))];
    } finally {
      await application.close();
    }
  } finally {
    await server?.remove();
    await rm(home, { recursive: true, force: true });
  }
}

async function lostContents(folder: string, { files }: Manifest): Promise<string[]> {
  const gone = new Set(files.gone);
  const contents = contentsOf(dirname(folder));
  const lost: string[] = [];
  for await (const sha256 of linesOf(join(folder, CONTENTS)))
    if (!gone.has(sha256) && (await contents.sizeOf(sha256)) === null) lost.push(`The content ${sha256} is not among those of the backup.`);
  return lost;
}

/** The audit chain, the newest cases and documents, and the pages everybody sees first. */
async function readAnew({ web, deps }: Application, most: number, say: (line: string) => void): Promise<string[]> {
  const amiss: string[] = [];
  const took = timer();
  const { entries, broken } = await verifyAudit(deps.db);
  for (const { lane, seq, why } of broken) amiss.push(`Audit chain, lane ${lane}, entry ${seq}: ${why}.`);
  say(`${entries} entries of the audit chain checked, ${took()}.`);

  const cases = await deps.db.selectFrom('cases.case').select(['id', 'number']).orderBy('submitted_at', 'desc').limit(most).execute();
  for (const { id, number } of cases) {
    const said = await readCase(deps.cases, id, system).then(
      ({ state, entries: all }) => (isDeepStrictEqual(foldAll(all), state) ? null : 'is read otherwise than its record says'),
      (error: unknown) => `cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
    if (said !== null) amiss.push(`Case ${number} ${said}.`);
  }
  say(`${cases.length} cases read with their whole record, ${took()}.`);

  const documents = await deps.db
    .selectFrom('documents.document')
    .select(['number', 'verification_code as code'])
    .orderBy('issued_at', 'desc')
    .limit(most)
    .execute();
  const pages = ['/readyz', '/', '/layanan', '/masuk', ...documents.map(({ code }) => `/verifikasi/${code}`)];
  for (const page of pages) {
    const { statusCode } = await web.inject({ method: 'GET', url: page });
    if (statusCode !== 200) amiss.push(`The page ${page} answers ${statusCode}.`);
  }
  say(`${pages.length} pages asked for, ${documents.length} of them of documents, ${took()}.`);
  return amiss;
}

/** Each call gives the time since the call before. */
function timer(): () => string {
  let last = performance.now();
  return () => {
    const since = performance.now() - last;
    last += since;
    return seconds(since);
  };
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
