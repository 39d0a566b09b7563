import { transaction, type Tx } from '#db';
import type { FilesDeps } from '../receive.ts';
import { MissingContent } from '../store/storage.ts';
import { type Look, lookNow, noteInfected } from './look.ts';
import { type Scanner, ScannerAway } from './scanner.ts';

/** A file that was taken and found harmful afterwards. */
export interface HeldFile {
  readonly id: string;
  readonly name: string;
  readonly ownerPersonId: string | null;
  readonly caseId: string | null;
}

/** Told of each such file, in the transaction that holds it. */
type Tell = (tx: Tx, file: HeldFile, at: Date) => Promise<void>;

interface Found extends HeldFile {
  readonly sha256: string;
}

const BATCH = 100;
const FIRST = '00000000-0000-0000-0000-000000000000';
/** New signatures find what came lately: what lies longer was looked at by many of them. */
const LOOKED_AGAIN_MS = 90 * 86_400_000;
/** Files looked at again in one night. */
const MOST_A_NIGHT = 20_000;

/** Looks at files that were taken while the scanner was away. Does nothing while it still is. */
export async function scanWaiting(deps: FilesDeps, tell: Tell): Promise<number> {
  return scanAll(deps, tell, Number.POSITIVE_INFINITY, (after) => query(deps, after).where('scan', '=', 'waiting').execute());
}

/** Looks again, with the signatures of today, at what came lately, and at what nobody has looked at yet. */
export async function scanAgain(deps: FilesDeps, tell: Tell): Promise<number> {
  const { scanner, clock } = deps;
  const version = await scanner?.version().catch(() => null);
  if (!version) return 0;
  const since = new Date(clock.now().getTime() - LOOKED_AGAIN_MS);
  return scanAll(deps, tell, MOST_A_NIGHT, (after) =>
    query(deps, after)
      .where('received', '=', true)
      .where((eb) =>
        eb.or([
          eb('scan', '=', 'unscanned'),
          eb.and([eb('scan', '=', 'clean'), eb('stored_at', '>', since), eb('scanned_by', 'is distinct from', version)]),
        ]),
      )
      .execute(),
  );
}

const query = ({ db }: FilesDeps, after: string) =>
  db
    .selectFrom('files.file')
    .select(['id', 'sha256', 'name', 'owner_person_id as ownerPersonId', 'case_id as caseId'])
    .where('id', '>', after)
    .orderBy('id')
    .limit(BATCH);

async function scanAll(deps: FilesDeps, tell: Tell, most: number, next: (after: string) => Promise<readonly Found[]>): Promise<number> {
  const { scanner } = deps;
  if (!scanner) return 0;
  let looked = 0;
  for (let after = FIRST; looked < most; ) {
    const found = await next(after);
    for (const file of found) {
      if (!(await scanOne(deps, scanner, tell, file))) return looked;
      looked += 1;
    }
    const last = found.at(-1);
    if (!last) break;
    after = last.id;
  }
  return looked;
}

/** False where there is nothing to look with any longer. */
async function scanOne(deps: FilesDeps, scanner: Scanner, tell: Tell, file: Found): Promise<boolean> {
  const { db, storage, clock } = deps;
  let look: Look;
  try {
    look = await lookNow(db, clock, scanner, await storage.get(file.sha256), file.sha256);
  } catch (error) {
    // Lost bytes are found by `files:verify`; the others are looked at all the same.
    if (error instanceof MissingContent) return true;
    if (error instanceof ScannerAway && (await scanner.version().catch(() => null)) === null) return false;
    if (error instanceof ScannerAway) return true;
    throw error;
  }
  await transaction(db, async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('files.file')
      .set(look)
      .where('id', '=', file.id)
      .where('scan', 'in', ['waiting', 'unscanned', 'clean'])
      .executeTakeFirst();
    if (Number(numUpdatedRows) === 0 || look.scan !== 'infected') return;
    await noteInfected(tx, file.id, look, clock.now());
    await tell(tx, file, clock.now());
  });
  return true;
}
