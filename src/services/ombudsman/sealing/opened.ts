import type { Db, Tx } from '#db';
import { officeDay } from '#platform/calendar';
import { decrypt, encrypt, type Place, SealBroken } from './boxes.ts';
import { findKeyOf, openedFrom, type OpenedKey, rootOf, keysAt, secretOf } from './officer-keys.ts';
import { newTicket, readTicket } from './tickets.ts';

/** Minutes without use after which what was opened is closed, and hours after which it is closed in any case. */
const OPEN_IDLE_MINUTES = 20;
const OPEN_HOURS = 8;

const placeOf = (purpose: string, whose: string): Place => ['opened', purpose, whose];
const MINUTE = 60_000;

/**
 * Keeps an officer's secret for a while, for every process of the house: under a key that only the returned ticket
 * gives, and the ticket goes into a cookie. Whoever has the database has not the ticket.
 */
export async function keepOpen(tx: Tx, opened: OpenedKey, at: Date): Promise<string> {
  const { personId, id } = opened.key;
  const { ticket, index, key } = newTicket();
  await tx.deleteFrom('ombudsman.opened').where('person_id', '=', personId).execute();
  await tx
    .insertInto('ombudsman.opened')
    .values({
      index,
      purpose: 'officer',
      person_id: personId,
      sealed: await encrypt(key, secretOf(opened), placeOf('officer', id)),
      last_used_at: at,
      expires_at: new Date(at.getTime() + OPEN_HOURS * 60 * MINUTE),
    })
    .execute();
  return ticket;
}

/**
 * The key an officer opened, by their ticket; null where it is closed, was another's, or its holder was retired
 * meanwhile.
 */
export async function findOpen(db: Db, agencyId: string, personId: string, ticket: string, at: Date): Promise<OpenedKey | null> {
  const found = readTicket(ticket);
  if (!found) return null;
  const key = await findKeyOf(db, agencyId, personId);
  const row = await findRow(db, found.index, at);
  if (!key || row?.person_id !== personId) return null;
  try {
    return openedFrom(key, await decrypt(found.key, row.sealed, placeOf('officer', key.id)));
  } catch (error) {
    if (error instanceof SealBroken) return null;
    throw error;
  }
}

/** Whether the office's first key is still the one this officer was shown when they made theirs. */
export async function isRootUnchanged(db: Db, { key, root }: OpenedKey): Promise<boolean> {
  const now = rootOf(await keysAt(db, key.agencyId));
  return now !== undefined && Buffer.from(now.signPublic).equals(Buffer.from(root));
}

/** What a reporter opened: one matter, and the key of their own box. */
export interface OpenedReport {
  readonly matterId: string;
  /** The secret of the reporter's box, base64. */
  readonly secret: string;
  /** By which row of `opening` they came. */
  readonly opening: string;
}

export async function keepReportOpen(tx: Tx, report: OpenedReport, at: Date): Promise<string> {
  const { ticket, index, key } = newTicket();
  const sealed = await encrypt(key, Buffer.from(JSON.stringify(report)), placeOf('reporter', index.toString('hex')));
  const expires_at = new Date(at.getTime() + OPEN_HOURS * 60 * MINUTE);
  await tx
    .insertInto('ombudsman.opened')
    .values({ index, purpose: 'reporter', person_id: null, sealed, last_used_at: at, expires_at })
    .execute();
  return ticket;
}

export async function findReportOpen(db: Db, ticket: string, at: Date): Promise<OpenedReport | null> {
  const found = readTicket(ticket);
  const row = found && (await findRow(db, found.index, at));
  if (!found || row?.person_id !== null) return null;
  try {
    const place = placeOf('reporter', found.index.toString('hex'));
    return JSON.parse((await decrypt(found.key, row.sealed, place)).toString()) as OpenedReport;
  } catch (error) {
    if (error instanceof SealBroken) return null;
    throw error;
  }
}

async function findRow(db: Db, index: Buffer, at: Date) {
  return db
    .selectFrom('ombudsman.opened')
    .select(['person_id', 'sealed', 'last_used_at'])
    .where('index', '=', index)
    .where('expires_at', '>', at)
    .where('last_used_at', '>', new Date(at.getTime() - OPEN_IDLE_MINUTES * MINUTE))
    .executeTakeFirst();
}

/** Notes that it was used, once a minute at most. */
export async function touchOpen(tx: Tx, ticket: string, at: Date): Promise<void> {
  const found = readTicket(ticket);
  if (!found) return;
  await tx
    .updateTable('ombudsman.opened')
    .set({ last_used_at: at })
    .where('index', '=', found.index)
    .where('last_used_at', '<', new Date(at.getTime() - MINUTE))
    .execute();
}

/** Closes it for every process at once. */
export async function close(tx: Tx, ticket: string): Promise<void> {
  const found = readTicket(ticket);
  if (found) await tx.deleteFrom('ombudsman.opened').where('index', '=', found.index).execute();
}

/** Takes away what is over; the sweep of every quarter of an hour. */
export async function dropClosed(tx: Tx, at: Date): Promise<void> {
  const idle = new Date(at.getTime() - OPEN_IDLE_MINUTES * MINUTE);
  await tx
    .deleteFrom('ombudsman.opened')
    .where((eb) => eb.or([eb('expires_at', '<=', at), eb('last_used_at', '<=', idle)]))
    .execute();
  await tx.deleteFrom('ombudsman.draft').where('expires_on', '<', officeDay(at)).execute();
  await tx.deleteFrom('ombudsman.receipt_link').where('expires_on', '<', officeDay(at)).execute();
  await tx.updateTable('ombudsman.unmasking').set({ sealed: null }).where('expires_at', '<=', at).where('sealed', 'is not', null).execute();
}
