import type { Db, Tx } from '#db';
import { type SealedTable, sealedTable, vaultOf } from '#platform/keys';

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

const talks = sealedTable({
  name: 'conversations.conversation',
  rows: (tx) => tx.selectFrom('conversations.conversation').select(['id', 'talk']),
  anew: async (tx, { id, talk }) => {
    if (vaultOf(tx).isCurrent(talk)) return false;
    const anew = seal(tx, 'conversation', id, open(tx, 'conversation', id, talk));
    await tx.updateTable('conversations.conversation').set({ talk: anew }).where('id', '=', id).execute();
    return true;
  },
});

const messages = sealedTable({
  name: 'conversations.message',
  rows: (tx) => tx.selectFrom('conversations.message').select(['id', 'said']),
  anew: async (tx, { id, said }) => {
    if (said === null || vaultOf(tx).isCurrent(said)) return false;
    const anew = seal(tx, 'message', id, open(tx, 'message', id, said));
    await tx.updateTable('conversations.message').set({ said: anew }).where('id', '=', id).execute();
    return true;
  },
});

/** What chats hold, for whoever seals everything anew. */
export const sealedConversations: readonly SealedTable[] = [talks, messages];
