import type { Db, Tx } from '#db';
import { AppError, newId } from '#kernel';
import { vaultOf } from '#platform/keys';
import { sql } from 'kysely';
import type { RawInbound, WhatsAppContact } from './domain/inbound.ts';
import type { To } from './domain/envelope.ts';
import { WINDOW } from './domain/patience.ts';
import { ADDRESS, addressPlace } from './sealed.ts';

type Kind = 'phone' | 'bsuid';

/**
 * The contact somebody writes as, entered when they are new. A message that shows both addresses joins what was not
 * known yet to whom the telephone number belongs; two contacts are never made one.
 */
export async function enterContact(tx: Tx, from: RawInbound['from'], at: Date): Promise<string> {
  const shown = (['phone', 'bsuid'] as const).flatMap((kind) => (from[kind] === null ? [] : [{ kind, value: from[kind] }]));
  // Whoever enters the same address meanwhile waits: otherwise one person would be entered twice.
  for (const { kind, value } of shown) await sql`select pg_advisory_xact_lock(hashtextextended(${`wa:${kind}:${value}`}, 0))`.execute(tx);
  const found = await Promise.all(shown.map(({ kind, value }) => findAddress(tx, kind, value)));
  const id = found.find((one) => one !== undefined)?.contactId ?? (await newContact(tx, at));
  for (const [nth, { kind, value }] of shown.entries()) {
    const known = found[nth];
    if (!known) await enterAddress(tx, id, kind, value, at);
    else if (known.contactId === id) await seen(tx, known.id, at);
  }
  if (from.name !== null)
    await tx
      .updateTable('channels.whatsapp_contact')
      .set({ name: from.name })
      .where('id', '=', id)
      .where((eb) => eb.or([eb('name', 'is', null), eb('name', '!=', from.name)]))
      .execute();
  return id;
}

/** The contact of a telephone number (E.164), entered where nobody wrote from it yet. */
export async function contactOfPhone(tx: Tx, phone: string, at: Date): Promise<string> {
  return enterContact(tx, { phone, bsuid: null, name: null }, at);
}

async function findAddress(db: Db | Tx, kind: Kind, value: string) {
  return db
    .selectFrom('channels.whatsapp_address')
    .select(['id', 'contact_id as contactId'])
    .where('kind', '=', kind)
    .where('idx', 'in', vaultOf(db).indexes(ADDRESS, 'text', value))
    .executeTakeFirst();
}

async function newContact(tx: Tx, at: Date): Promise<string> {
  const id = newId();
  await tx.insertInto('channels.whatsapp_contact').values({ id, created_at: at }).execute();
  return id;
}

async function enterAddress(tx: Tx, contactId: string, kind: Kind, value: string, at: Date): Promise<void> {
  const id = newId();
  const vault = vaultOf(tx);
  await tx
    .insertInto('channels.whatsapp_address')
    .values({
      id,
      contact_id: contactId,
      kind,
      sealed: vault.seal(addressPlace(id), value),
      idx: vault.index(ADDRESS, 'text', value),
      seen_at: at,
    })
    .execute();
}

async function seen(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.updateTable('channels.whatsapp_address').set({ seen_at: at }).where('id', '=', id).execute();
}

/** A contact with the addresses they showed last; NOT_FOUND where there is none. */
export async function getWhatsAppContact(db: Db | Tx, id: string): Promise<WhatsAppContact> {
  const contact = await db.selectFrom('channels.whatsapp_contact').select('name').where('id', '=', id).executeTakeFirst();
  if (!contact) throw new AppError('NOT_FOUND');
  const rows = await db
    .selectFrom('channels.whatsapp_address')
    .select(['id', 'kind', 'sealed'])
    .where('contact_id', '=', id)
    .orderBy('seen_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const newest = (kind: Kind) => {
    const row = rows.find((one) => one.kind === kind);
    return row ? vaultOf(db).open(addressPlace(row.id), row.sealed) : null;
  };
  return { id, name: contact.name, phone: newest('phone'), bsuid: newest('bsuid') };
}

/** Where a contact is written to: by telephone where it is known. */
export function toOf({ phone, bsuid }: Pick<WhatsAppContact, 'phone' | 'bsuid'>): To {
  if (phone !== null) return { phone };
  if (bsuid !== null) return { bsuid };
  throw new Error('a contact without an address');
}

/** Until when anything may be said to a contact: a day from their last message; null where it is over or never began. */
export async function windowOf(db: Db | Tx, contactId: string, now: Date): Promise<Date | null> {
  const row = await db.selectFrom('channels.whatsapp_contact').select('last_in_at').where('id', '=', contactId).executeTakeFirst();
  const until = row?.last_in_at ? new Date(row.last_in_at.getTime() + WINDOW) : null;
  return until !== null && until > now ? until : null;
}
