import type { Db, Tx } from '#db';
import { type SealedTable, sealedTable, vaultOf } from '#platform/keys';
import { createHash } from 'node:crypto';
import type { RawInbound } from './domain/inbound.ts';
import type { Outbound, Template } from './domain/outbound.ts';

// Everything people write to us and we to them lies sealed: a chat is full of numbers nobody asked for.

export interface OutContent {
  readonly message: Outbound;
  readonly orElse: Template | null;
}
/** What of a message is not in columns. */
export type InContent = Pick<RawInbound, 'wamid' | 'quoted' | 'forwarded' | 'content'>;

const tables = { hook: 'body', in: 'content', out: 'content' } as const;
type Kept = keyof typeof tables;

const placeOf = (kept: Kept, id: string) => `channels.whatsapp_${kept}.${tables[kept]}#${id}`;
export const addressPlace = (id: string) => `channels.whatsapp_address.sealed#${id}`;

export function sealText(db: Db | Tx, kept: Kept, id: string, text: string): string {
  return vaultOf(db).seal(placeOf(kept, id), text);
}

export function openText(db: Db | Tx, kept: Kept, id: string, sealed: string): string {
  return vaultOf(db).open(placeOf(kept, id), sealed);
}

export function sealContent(tx: Tx, kept: 'in', id: string, content: InContent): string;
export function sealContent(tx: Tx, kept: 'out', id: string, content: OutContent): string;
export function sealContent(tx: Tx, kept: 'in' | 'out', id: string, content: InContent | OutContent): string {
  return sealText(tx, kept, id, JSON.stringify(content));
}

export function openIn(db: Db | Tx, id: string, sealed: string): InContent {
  return JSON.parse(openText(db, 'in', id, sealed)) as InContent;
}

export function openOut(db: Db | Tx, id: string, sealed: string): OutContent {
  return JSON.parse(openText(db, 'out', id, sealed)) as OutContent;
}

/** By what a message of Meta is known here: its own id holds the telephone number, beside much that nobody guesses. */
export function digestOf(wamid: string): string {
  return createHash('sha256').update(wamid).digest('base64url');
}

function sealedText(kept: Kept): SealedTable {
  const table = `channels.whatsapp_${kept}` as 'channels.whatsapp_hook';
  const column = tables[kept] as 'body';
  return {
    name: table,
    reseal: async (tx, after, limit) => {
      const vault = vaultOf(tx);
      let query = tx.selectFrom(table).select(['id', column]).orderBy('id').limit(limit).forNoKeyUpdate();
      if (after !== null) query = query.where('id', '>', after);
      const rows: readonly { id: string; body?: string | null; content?: string | null }[] = await query.execute();
      let sealed = 0;
      for (const { id, ...row } of rows) {
        const stored = row[tables[kept]] ?? null;
        if (stored === null || vault.isCurrent(stored)) continue;
        const anew = vault.seal(placeOf(kept, id), vault.open(placeOf(kept, id), stored));
        await tx.updateTable(table).set(column, anew).where('id', '=', id).execute();
        sealed++;
      }
      return { last: rows.at(-1)?.id ?? null, looked: rows.length, sealed };
    },
  };
}

export const ADDRESS = 'whatsapp';

const addresses = sealedTable({
  name: 'channels.whatsapp_address',
  rows: (tx) => tx.selectFrom('channels.whatsapp_address').select(['id', 'sealed', 'idx']),
  anew: async (tx, { id, sealed, idx }) => {
    const vault = vaultOf(tx);
    if (vault.isCurrent(sealed) && vault.isCurrentIndex(idx)) return false;
    const value = vault.open(addressPlace(id), sealed);
    const anew = { sealed: vault.seal(addressPlace(id), value), idx: vault.index(ADDRESS, 'text', value) };
    await tx.updateTable('channels.whatsapp_address').set(anew).where('id', '=', id).execute();
    return true;
  },
});

/** Chats and addresses, for whoever seals everything anew. */
export const sealedChats: readonly SealedTable[] = [sealedText('hook'), sealedText('in'), sealedText('out'), addresses];
