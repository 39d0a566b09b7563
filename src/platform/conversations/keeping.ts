import type { Db, Tx } from '#db';
import { idsIn } from '#kernel';
import type { UnboundFile } from '#platform/files';
import { open } from './sealed.ts';

/** Which of some files a chat still needs: photos nobody named yet, those of a mending, and what officers have to look at. */
export async function filesInConversations(db: Db, files: readonly UnboundFile[]): Promise<ReadonlySet<string>> {
  const owners = [...new Set(files.map(({ ownerPersonId }) => ownerPersonId))];
  if (owners.length === 0) return new Set();
  const talks = await db.selectFrom('conversations.conversation').select(['id', 'talk', 'mode']).where('person_id', 'in', owners).execute();
  const named = new Set(talks.flatMap(({ id, talk }) => idsIn(open(db, 'conversation', id, talk))));
  const withOfficers = talks.filter(({ mode }) => mode === 'officer').map(({ id }) => id);
  const shown =
    withOfficers.length === 0
      ? []
      : await db
          .selectFrom('conversations.message')
          .select('file_id as fileId')
          .where('conversation_id', 'in', withOfficers)
          .where('file_id', 'is not', null)
          .execute();
  for (const { fileId } of shown) if (fileId !== null) named.add(fileId);
  return new Set(files.map(({ id }) => id).filter((id) => named.has(id)));
}

/** Messages of chats from before a day whose words are still here. */
export async function countOldWords(db: Db, before: Date): Promise<number> {
  const { n } = await db
    .selectFrom('conversations.message')
    .where('said', 'is not', null)
    .where('at', '<', before)
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Forgets the words of at most `limit` of them; that something was said stays. Returns how many. */
export async function dropOldWords(tx: Tx, before: Date, limit: number): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('conversations.message')
    .set({ said: null, file_id: null })
    .where('id', 'in', (eb) =>
      eb.selectFrom('conversations.message').select('id').where('said', 'is not', null).where('at', '<', before).orderBy('at').limit(limit),
    )
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
