import type { Db, Tx } from '#db';
import { type SealedTable, vaultOf } from '#platform/keys';

// A chat is full of numbers that nobody asked for: what is said and what is being answered lie sealed whole.

type Kept = 'conversation' | 'message';

const columns = { conversation: 'talk', message: 'said' } as const;
const placeOf = (kept: Kept, id: string) => `conversations.${kept}.${columns[kept]}#${id}`;

export function seal(tx: Tx, kept: Kept, id: string, text: string): string {
  return vaultOf(tx).seal(placeOf(kept, id), text);
}

export function open(db: Db | Tx, kept: Kept, id: string, sealed: string): string {
  return vaultOf(db).open(placeOf(kept, id), sealed);
}

const talks: SealedTable = {
  name: 'conversations.conversation',
  reseal: async (tx, after, limit) => {
    let query = tx.selectFrom('conversations.conversation').select(['id', 'talk']).orderBy('id').limit(limit).forNoKeyUpdate();
    if (after !== null) query = query.where('id', '>', after);
    const rows = await query.execute();
    const old = rows.filter(({ talk }) => !vaultOf(tx).isCurrent(talk));
    for (const { id, talk } of old)
      await tx
        .updateTable('conversations.conversation')
        .set({ talk: seal(tx, 'conversation', id, open(tx, 'conversation', id, talk)) })
        .where('id', '=', id)
        .execute();
    return { last: rows.at(-1)?.id ?? null, looked: rows.length, sealed: old.length };
  },
};

const messages: SealedTable = {
  name: 'conversations.message',
  reseal: async (tx, after, limit) => {
    let query = tx.selectFrom('conversations.message').select(['id', 'said']).orderBy('id').limit(limit).forNoKeyUpdate();
    if (after !== null) query = query.where('id', '>', after);
    const rows = await query.execute();
    let sealed = 0;
    for (const { id, said } of rows) {
      if (said === null || vaultOf(tx).isCurrent(said)) continue;
      await tx
        .updateTable('conversations.message')
        .set({ said: seal(tx, 'message', id, open(tx, 'message', id, said)) })
        .where('id', '=', id)
        .execute();
      sealed++;
    }
    return { last: rows.at(-1)?.id ?? null, looked: rows.length, sealed };
  },
};

/** What chats hold, for whoever seals everything anew. */
export const sealedConversations: readonly SealedTable[] = [talks, messages];
