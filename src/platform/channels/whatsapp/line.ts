import type { Tx } from '#db';
import { slowFor, STOPPED_PROBE } from './domain/patience.ts';

/** How the number stands, locked: whoever sends takes a place one after the other. */
export async function lockLine(tx: Tx) {
  return tx
    .selectFrom('channels.whatsapp_line')
    .select(['paced_at as pacedAt', 'held_until as heldUntil', 'held_code as heldCode'])
    .forUpdate()
    .executeTakeFirstOrThrow();
}

export async function paceLine(tx: Tx, pacedAt: Date): Promise<void> {
  await tx.updateTable('channels.whatsapp_line').set({ paced_at: pacedAt }).execute();
}

/** Nothing goes for a while: too fast, or stopped until somebody mends it, when one message tries it now and then. */
export async function holdLine(tx: Tx, { code, stopped }: { readonly code: number; readonly stopped: boolean }, now: Date): Promise<Date> {
  const { times } = await tx
    .updateTable('channels.whatsapp_line')
    .set((eb) => ({
      held_times: eb('held_times', '+', 1),
      held_code: code,
      held_since: eb.fn.coalesce('held_since', eb.val(now)),
    }))
    .returning('held_times as times')
    .executeTakeFirstOrThrow();
  const until = new Date(now.getTime() + (stopped ? STOPPED_PROBE : slowFor(times)));
  await tx.updateTable('channels.whatsapp_line').set({ held_until: until }).execute();
  return until;
}

/** A message was accepted: whatever held the number is over. */
export async function freeLine(tx: Tx): Promise<void> {
  await tx
    .updateTable('channels.whatsapp_line')
    .set({ held_until: null, held_code: null, held_since: null, held_times: 0 })
    .where('held_since', 'is not', null)
    .execute();
}
