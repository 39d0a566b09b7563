import type { Tx } from '#db';
import { officeDay } from '#platform/calendar';
import { decryptJson, encryptJson, type Place, SealBroken } from '../sealing/boxes.ts';
import { newTicket, readTicket } from '../sealing/tickets.ts';

const DAYS = 30;

export interface Receipt {
  readonly code: string;
  readonly number: string;
}

const placeOf = (index: Buffer): Place => ['receipt link', index.toString('hex')];

/** Leaves a receipt to be fetched once, under a word that only the mail holds which carries it. */
export async function leaveReceipt(tx: Tx, receipt: Receipt, at: Date): Promise<string> {
  const { ticket, index, key } = newTicket();
  await tx
    .insertInto('ombudsman.receipt_link')
    .values({
      index,
      sealed: await encryptJson(key, receipt, placeOf(index)),
      expires_on: officeDay(new Date(at.getTime() + DAYS * 86_400_000)),
    })
    .execute();
  return ticket;
}

/** Gives the receipt and forgets it; null where it was fetched before, is too old, or never was. */
export async function fetchReceipt(tx: Tx, ticket: string, at: Date): Promise<Receipt | null> {
  const found = readTicket(ticket);
  if (!found) return null;
  const row = await tx
    .deleteFrom('ombudsman.receipt_link')
    .where('index', '=', found.index)
    .where('expires_on', '>=', officeDay(at))
    .returning('sealed')
    .executeTakeFirst();
  if (!row) return null;
  try {
    return await decryptJson<Receipt>(found.key, row.sealed, placeOf(found.index));
  } catch (error) {
    if (error instanceof SealBroken) return null;
    throw error;
  }
}
