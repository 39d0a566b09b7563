import { type Db, transaction } from '#db';
import { appendAudit } from '#platform/audit';
import { createHash } from 'node:crypto';
import type { FilesDeps } from './receive.ts';
import { MissingContent } from './store/storage.ts';
import { removeUnnamed, WAIT_MS } from './sweep.ts';

export interface Fault {
  readonly what: 'missing' | 'damaged' | 'orphaned';
  readonly sha256: string;
  /** Ids of the files that name this content. */
  readonly files: readonly string[];
  readonly repaired: boolean;
}

export interface Verified {
  readonly contents: number;
  readonly bytes: number;
  readonly faults: readonly Fault[];
}

interface Repairing {
  /** Whether anything is mended. */
  readonly repair: boolean;
  /** Bytes by their name from somewhere else, such as a backup; null where they are not there. */
  readonly copyOf: (sha256: string) => Promise<Buffer | null>;
}

const BATCH = 500;
/** A row is written before its bytes: what is younger may still be on its way. */
const ON_ITS_WAY_MS = 3_600_000;

/**
 * Reads every content that a row names, and every name in the store: what is missing, what is damaged, what nobody names
 * any more. Repairing brings the first two back from a copy, and takes the last away once it has lain for two days.
 */
export async function verifyFiles(deps: FilesDeps, repairing: Repairing): Promise<Verified> {
  const { db, storage, clock } = deps;
  const faults: Fault[] = [];
  let contents = 0;
  let bytes = 0;
  const young = new Date(clock.now().getTime() - ON_ITS_WAY_MS);
  for await (const { sha256, files } of namedContents(db, young)) {
    const content = await storage.get(sha256).catch((error: unknown) => {
      if (error instanceof MissingContent) return null;
      throw error;
    });
    contents += 1;
    bytes += content?.length ?? 0;
    if (content !== null && digestOf(content) === sha256) continue;
    const repaired = repairing.repair && (await bringBack(deps, sha256, repairing));
    faults.push({ what: content === null ? 'missing' : 'damaged', sha256, files, repaired });
  }
  const before = new Date(clock.now().getTime() - WAIT_MS);
  for await (const sha256 of storage.list(before)) {
    const named = await db.selectFrom('files.file').select('id').where('sha256', '=', sha256).limit(1).executeTakeFirst();
    if (named) continue;
    const repaired = repairing.repair && (await transaction(db, (tx) => removeUnnamed(tx, storage, sha256, before)));
    faults.push({ what: 'orphaned', sha256, files: [], repaired });
  }
  await noteRepair(deps, faults);
  return { contents, bytes, faults };
}

/** Every content that a row names, with the files that do, in the order of their names. */
async function* namedContents(db: Db, young: Date): AsyncGenerator<{ readonly sha256: string; readonly files: readonly string[] }> {
  for (let after = ''; ; ) {
    const rows = await db
      .selectFrom('files.file')
      .select((eb) => ['sha256', eb.fn.agg<string[]>('array_agg', ['id']).as('files')])
      .where('sha256', '>', after)
      .where('scan', '<>', 'removed')
      .where('stored_at', '<', young)
      .groupBy('sha256')
      .orderBy('sha256')
      .limit(BATCH)
      .execute();
    yield* rows;
    const last = rows.at(-1);
    if (!last) return;
    after = last.sha256;
  }
}

/** Puts bytes from elsewhere where they are wanted, once they are known to be the right ones. */
async function bringBack({ storage, clock }: FilesDeps, sha256: string, { copyOf }: Repairing): Promise<boolean> {
  const copy = await copyOf(sha256);
  if (copy === null || digestOf(copy) !== sha256) return false;
  // A store keeps what lies under a name already: the damaged bytes go first.
  await storage.remove(sha256, new Date(Math.max(clock.now().getTime(), Date.now()) + 86_400_000));
  await storage.put(copy);
  return true;
}

async function noteRepair({ db, clock }: FilesDeps, faults: readonly Fault[]): Promise<void> {
  const repaired = faults.filter((fault) => fault.repaired);
  if (repaired.length === 0) return;
  const count = (what: Fault['what']) => repaired.filter((fault) => fault.what === what).length;
  await transaction(db, (tx) =>
    appendAudit(tx, {
      actor: { kind: 'system', name: 'files:verify' },
      action: 'files.repair',
      subject: { type: 'store', id: 'files' },
      detail: { missing: count('missing'), damaged: count('damaged'), orphaned: count('orphaned') },
      at: clock.now(),
    }),
  );
}

function digestOf(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
