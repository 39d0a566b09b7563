import { type Db, transaction, type Tx } from '#db';
import { AppError } from '#kernel';
import { Upload } from '@tus/server';
import type { KvStore } from '@tus/server';
import { type Static, Type } from 'typebox';
import type { FileKind } from '../../domain/kind.ts';

/** Uploads of one person that may be under way at once: as many as a permit asks for, and a few. */
const MOST_AT_ONCE = 50;
/** How long an upload may go on, and its answer is kept. */
const KEPT_MS = 2 * 86_400_000;

/** What came of uploads, as the island reads it. */
export const Answer = Type.Object({
  files: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), bytes: Type.Integer() })),
  problems: Type.Array(Type.Object({ name: Type.String(), message: Type.String() })),
});
export type Answer = Static<typeof Answer>;

export interface BegunUpload {
  readonly id: string;
  readonly ownerPersonId: string;
  readonly kind: FileKind;
  readonly name: string;
  readonly bytes: number;
  readonly answer: Answer | null;
}

/** Writes an upload into the books. Throws TOO_MANY_REQUESTS beyond what one person needs. */
export async function beginUpload(tx: Tx, upload: Omit<BegunUpload, 'answer'>, at: Date): Promise<void> {
  const { under } = await tx
    .selectFrom('files.upload')
    .select((eb) => eb.fn.countAll<number>().as('under'))
    .where('owner_person_id', '=', upload.ownerPersonId)
    .where('answer', 'is', null)
    .where('begun_at', '>', new Date(at.getTime() - KEPT_MS))
    .executeTakeFirstOrThrow();
  if (under >= MOST_AT_ONCE) throw new AppError('TOO_MANY_REQUESTS', { why: 'uploads' });
  const { id, ownerPersonId, kind, name, bytes } = upload;
  await tx.insertInto('files.upload').values({ id, owner_person_id: ownerPersonId, kind, name, bytes, begun_at: at }).execute();
}

/** An upload of this person. Throws NOT_FOUND for anybody else's. */
export async function getUpload(db: Db, id: string, personId: string): Promise<BegunUpload> {
  const row = await db
    .selectFrom('files.upload')
    .selectAll()
    .where('id', '=', id)
    .where('owner_person_id', '=', personId)
    .executeTakeFirst();
  if (!row) throw new AppError('NOT_FOUND', { upload: id });
  const { owner_person_id: ownerPersonId, kind, name, bytes, answer } = row;
  // Written by `beginUpload` and `keepAnswer` alone.
  return { id, ownerPersonId, kind: kind as FileKind, name, bytes, answer: answer as Answer | null };
}

/** Keeps what came of an upload; where somebody was faster, theirs stands and is given back. */
export async function keepAnswer(db: Db, id: string, answer: Answer): Promise<Answer> {
  return transaction(db, async (tx) => {
    const set = await tx
      .updateTable('files.upload')
      .set({ answer: JSON.stringify(answer) })
      .where('id', '=', id)
      .where('answer', 'is', null)
      .executeTakeFirst();
    if (Number(set.numUpdatedRows) === 1) return answer;
    const row = await tx.selectFrom('files.upload').select('answer').where('id', '=', id).executeTakeFirst();
    return (row?.answer as Answer | null | undefined) ?? answer;
  });
}

export async function forgetUpload(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('files.upload').where('id', '=', id).execute();
}

/** Forgets uploads begun too long ago to go on; their bytes go with what was cut off. */
export async function forgetOldUploads(db: Db, now: Date): Promise<void> {
  await transaction(db, (tx) =>
    tx
      .deleteFrom('files.upload')
      .where('begun_at', '<', new Date(now.getTime() - KEPT_MS))
      .execute(),
  );
}

/** What the protocol's server asks of an upload's size: answered from the books, whichever process began it. */
export function uploadSizes(db: Db): KvStore {
  return {
    async get(id) {
      const row = await db.selectFrom('files.upload').select('bytes').where('id', '=', id).executeTakeFirst();
      return row && new Upload({ id, size: row.bytes, offset: 0 });
    },
    // Written before the server hears of it, with whose it is.
    set: async () => {},
    delete: async () => {},
  };
}
