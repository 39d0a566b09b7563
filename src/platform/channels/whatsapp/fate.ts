import type { Tx } from '#db';
import { enqueue } from '#platform/jobs';
import { type FaultKind, kindOfFault } from './domain/faults.ts';
import { PAIR_SLOW, waitAfter } from './domain/patience.ts';
import { sendWaiting } from './jobs.ts';
import { holdLine } from './line.ts';
import { openOut } from './sealed.ts';

/** A message of ours, locked by whoever decides about it. */
export interface OutRow {
  readonly id: string;
  readonly contactId: string;
  readonly content: string | null;
  readonly state: string;
  readonly leg: string;
  readonly tries: number;
}

export interface Refused {
  readonly code: number;
  readonly detail: string;
}

/** What becomes of a message that Meta refused, at once or later: by the kind of its fault. */
export async function decideFate(tx: Tx, out: OutRow, fault: Refused, now: Date): Promise<void> {
  const kind = kindOfFault(fault.code);
  const over = (state: 'failed' | 'closed') =>
    update(tx, out, { state, code: fault.code, fault: fault.detail, done_at: now, next_at: null });
  const again = async (nextAt: Date | null) => {
    await update(tx, out, { state: 'waiting', code: fault.code, fault: fault.detail, next_at: nextAt });
    await askAgain(tx, out.contactId, nextAt);
  };
  switch (kind) {
    case 'template':
      return (await sayElse(tx, out)) ? undefined : over('closed');
    case 'slow':
    case 'stop':
      return again(await holdLine(tx, { code: fault.code, stopped: kind === 'stop' }, now));
    case 'slow-pair': {
      const until = new Date(now.getTime() + PAIR_SLOW * Math.min(out.tries, 10));
      await tx.updateTable('channels.whatsapp_contact').set({ rest_until: until }).where('id', '=', out.contactId).execute();
      return again(until);
    }
    case 'retry':
    case 'media':
    case 'later': {
      const wait = waitAfter(kind satisfies FaultKind, out.tries);
      return wait === null ? over('failed') : again(new Date(now.getTime() + wait));
    }
    default:
      return over('failed');
  }
}

/** Turns to the template that was given for this case; false where there is none, or it was said already. */
export async function sayElse(tx: Tx, out: OutRow): Promise<boolean> {
  if (out.leg === 'or-else' || out.content === null || openOut(tx, out.id, out.content).orElse === null) return false;
  await update(tx, out, { state: 'waiting', leg: 'or-else', tries: 0, next_at: null });
  await askAgain(tx, out.contactId, null);
  return true;
}

/** Asks for what waits for a contact to be sent at a time; those asked for the same second are one. */
export async function askAgain(tx: Tx, contactId: string, at: Date | null): Promise<void> {
  if (at === null) return enqueue(tx, sendWaiting, { contactId });
  const second = new Date(Math.ceil(at.getTime() / 1000) * 1000);
  await enqueue(tx, sendWaiting, { contactId }, { runAt: second, key: `whatsapp.send:${contactId}:${second.getTime()}` });
}

interface Changes {
  readonly state: string;
  readonly leg?: string;
  readonly tries?: number;
  readonly code?: number;
  readonly fault?: string;
  readonly next_at?: Date | null;
  readonly done_at?: Date;
}

async function update(tx: Tx, { id }: OutRow, changes: Changes): Promise<void> {
  await tx.updateTable('channels.whatsapp_out').set(changes).where('id', '=', id).execute();
}
