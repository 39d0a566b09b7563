import { transaction, type Tx } from '#db';
import { forgetOldUploads } from './features/resume/uploads.ts';
import { type FilesDeps, ownContent } from './receive.ts';

/** A file handed in that no case holds. */
export interface UnboundFile {
  readonly id: string;
  readonly ownerPersonId: string;
}

/** How long a file may wait for the form it was chosen for. */
export const WAIT_MS = 2 * 86_400_000;
/** After how long without a byte an upload no longer goes on. */
const CUT_OFF_MS = 86_400_000;
/** How long a file found harmful that no case holds lies in quarantine. */
const EVIDENCE_MS = 30 * 86_400_000;
const BATCH = 500;

/**
 * Repairs what an interrupted upload leaves behind: rows of files nobody names, then bytes without a row, then what was
 * half written. `held` says which of some files a draft still names. Bytes go only when untouched for as long, so an
 * upload under way is safe.
 */
export async function sweepFiles(
  { db, storage, clock }: FilesDeps,
  held: (files: readonly UnboundFile[]) => Promise<ReadonlySet<string>>,
): Promise<{ files: number; contents: number; halfWritten: number }> {
  const before = new Date(clock.now().getTime() - WAIT_MS);
  const evidenceBefore = new Date(clock.now().getTime() - EVIDENCE_MS);
  let files = 0;
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const found = await db
      .selectFrom('files.file')
      .select(['id', 'owner_person_id as ownerPersonId'])
      .where('received', '=', true)
      .where('case_id', 'is', null)
      .where('stored_at', '<', before)
      // Evidence stays for an administrator to look at.
      .where((eb) => eb.or([eb('scan', '<>', 'infected'), eb('stored_at', '<', evidenceBefore)]))
      .where('id', '>', after)
      .orderBy('id')
      .limit(BATCH)
      .execute();
    const last = found.at(-1);
    if (!last) break;
    after = last.id;
    const unbound = found.flatMap(({ id, ownerPersonId }) => (ownerPersonId === null ? [] : [{ id, ownerPersonId }]));
    const kept = await held(unbound);
    const gone = unbound.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
    if (gone.length === 0) continue;
    const { numDeletedRows } = await transaction(db, (tx) =>
      tx.deleteFrom('files.file').where('id', 'in', gone).where('case_id', 'is', null).executeTakeFirst(),
    );
    files += Number(numDeletedRows);
  }
  await forgetOldUploads(db, clock.now());
  const contents = await sweepContents({ db, storage }, before);
  return { files, contents, halfWritten: await storage.discardLeft(new Date(clock.now().getTime() - CUT_OFF_MS)) };
}

async function sweepContents({ db, storage }: Pick<FilesDeps, 'db' | 'storage'>, before: Date): Promise<number> {
  let gone = 0;
  for await (const sha256 of storage.list(before)) {
    if (await transaction(db, (tx) => removeUnnamed(tx, storage, sha256, before))) gone += 1;
  }
  return gone;
}

/** Takes a content away that no row names; says whether it went. */
export async function removeUnnamed(tx: Tx, storage: FilesDeps['storage'], sha256: string, before: Date): Promise<boolean> {
  await ownContent(tx, sha256);
  const row = await tx
    .selectFrom('files.file')
    .select('id')
    .where('sha256', '=', sha256)
    .where('scan', '<>', 'removed')
    .limit(1)
    .executeTakeFirst();
  return !row && (await storage.remove(sha256, before));
}
