import type { Db, Tx } from '#db';
import { AppError, newId } from '#kernel';
import { heldBecause, type ScanState } from './scan/scanner.ts';

export interface FileFacts {
  readonly id: string;
  readonly sha256: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly pages: number | null;
  readonly ownerPersonId: string | null;
  readonly caseId: string | null;
  readonly storedAt: Date;
  /** Why nobody may open it now. */
  readonly held: 'waiting' | 'infected' | null;
}

const columns = [
  'id',
  'sha256',
  'name',
  'media_type as mediaType',
  'bytes',
  'pages',
  'owner_person_id as ownerPersonId',
  'case_id as caseId',
  'stored_at as storedAt',
  'scan',
] as const;

export async function getFile(db: Db | Tx, id: string): Promise<FileFacts> {
  const file = await db.selectFrom('files.file').select(columns).where('id', '=', id).executeTakeFirst();
  if (!file) throw new AppError('NOT_FOUND', { file: id });
  return factsOf(file);
}

/** Facts of several files, by id. */
export async function filesById(db: Db | Tx, ids: readonly string[]): Promise<ReadonlyMap<string, FileFacts>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('files.file').select(columns).where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, factsOf(row)]));
}

/** Binds a person's own files to a case; throws FORBIDDEN when one is not theirs or is bound elsewhere. */
export async function bindFiles(tx: Tx, ids: readonly string[], ownerPersonIds: readonly string[], caseId: string): Promise<void> {
  if (ids.length === 0) return;
  const { numUpdatedRows } = await tx
    .updateTable('files.file')
    .set({ case_id: caseId })
    .where('id', 'in', ids)
    .where('owner_person_id', 'in', ownerPersonIds)
    .where((eb) => eb.or([eb('case_id', 'is', null), eb('case_id', '=', caseId)]))
    .executeTakeFirst();
  if (Number(numUpdatedRows) !== new Set(ids).size) throw new AppError('FORBIDDEN', { why: 'file-not-yours' });
}

/** Of these files, the ones a person handed in and that no case holds yet: all that a form of theirs may name. */
export async function ownFiles(db: Db | Tx, ids: readonly string[], personId: string): Promise<ReadonlyMap<string, FileFacts>> {
  const found = await filesById(db, ids);
  return new Map([...found].filter(([, file]) => file.ownerPersonId === personId && file.caseId === null));
}

/**
 * The same bytes once more, as files of one person that no case holds, for another application of theirs: by the id of
 * each original. What is held back is left out.
 */
export async function copyFiles(tx: Tx, ids: readonly string[], ownerPersonId: string, at: Date): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.selectFrom('files.file').selectAll().where('id', 'in', ids).execute();
  const copies = rows
    .filter(({ scan }) => heldBecause(scan as ScanState) === null)
    .map((row) => ({
      ...row,
      id: newId(),
      owner_person_id: ownerPersonId,
      case_id: null,
      received: true,
      stored_at: at,
      copied_from: row.id,
    }));
  if (copies.length > 0) await tx.insertInto('files.file').values(copies).execute();
  return new Map(copies.map(({ id, copied_from }) => [copied_from, id]));
}

/** Of these files, those that are copies: by the id of each original. */
export async function originalsOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.selectFrom('files.file').select(['id', 'copied_from']).where('id', 'in', ids).execute();
  return new Map(rows.flatMap(({ id, copied_from }) => (copied_from === null ? [] : [[copied_from, id] as const])));
}

/** Makes files of one person another's: whatever they were handed in for is theirs now. */
export async function giveFiles(
  tx: Tx,
  ids: readonly string[],
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  if (ids.length === 0) return;
  await tx.updateTable('files.file').set({ owner_person_id: to }).where('id', 'in', ids).where('owner_person_id', '=', from).execute();
}

/** Gives a file that came in without an owner, as by a message, to the person who sent it. */
export async function ownFile(tx: Tx, id: string, personId: string): Promise<void> {
  await tx
    .updateTable('files.file')
    .set({ owner_person_id: personId })
    .where('id', '=', id)
    .where('owner_person_id', 'is', null)
    .where('case_id', 'is', null)
    .execute();
}

/** Forgets files a person handed in for something they gave up. The bytes go with the next sweep. */
export async function dropFiles(tx: Tx, ids: readonly string[], personId: string): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .deleteFrom('files.file')
    .where('id', 'in', ids)
    .where('owner_person_id', '=', personId)
    .where('case_id', 'is', null)
    .where('received', '=', true)
    .execute();
}

/** Forgets the files bound to what is kept no longer. The bytes go with the next sweep. */
export async function dropBound(
  tx: Tx,
  holderIds: readonly string[],
  { but = [] }: { readonly but?: readonly string[] } = {},
): Promise<void> {
  if (holderIds.length === 0) return;
  const bound = tx.deleteFrom('files.file').where('case_id', 'in', holderIds);
  await (but.length > 0 ? bound.where('id', 'not in', but) : bound).execute();
}

function factsOf<T extends { scan: string }>({ scan, ...row }: T): Omit<T, 'scan'> & Pick<FileFacts, 'held'> {
  // The column allows the words of ScanState and no other.
  return { ...row, held: heldBecause(scan as ScanState) };
}

/** The cases that hold the very bytes of some received files, each file with each of them; its own among them. */
export async function casesHolding(
  db: Db,
  fileIds: readonly string[],
): Promise<readonly { readonly fileId: string; readonly caseId: string }[]> {
  if (fileIds.length === 0) return [];
  const rows = await db
    .selectFrom('files.file as f')
    .innerJoin('files.file as other', 'other.sha256', 'f.sha256')
    .select(['f.id as fileId', 'other.case_id as caseId'])
    .distinct()
    .where('f.id', 'in', [...fileIds])
    .where('f.received', '=', true)
    .where('other.received', '=', true)
    .where('other.case_id', 'is not', null)
    .execute();
  return rows.flatMap(({ fileId, caseId }) => (caseId === null ? [] : [{ fileId, caseId }]));
}
