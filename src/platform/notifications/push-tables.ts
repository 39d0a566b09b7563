import type { Db, Tx } from '#db';
import { newId } from '#kernel';
import { sql } from 'kysely';

/** What a browser gives to be reached by (PushSubscription.toJSON). */
export interface Reachable {
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
}

export interface PushDevice {
  readonly id: string;
  readonly device: string;
  readonly since: Date;
  readonly current: boolean;
}

/** More than anybody has. */
const MOST = 20;

/** Whether the session a browser was allowed in is still there: signed out or put out, it gets nothing more. */
export const isLive = sql<boolean>`exists (select from identity.session where id = s.session_id and "expiresAt" > now())`;

export async function addDevice(
  tx: Tx,
  { endpoint, keys }: Reachable,
  whose: { readonly personId: string; readonly sessionId: string; readonly device: string; readonly at: Date },
): Promise<void> {
  const values = {
    person_id: whose.personId,
    session_id: whose.sessionId,
    p256dh: keys.p256dh,
    auth: keys.auth,
    device: whose.device,
    created_at: whose.at,
  };
  await tx
    .insertInto('notifications.push_subscription')
    .values({ id: newId(), endpoint, ...values })
    // One browser: whoever allows it last has it.
    .onConflict((on) => on.column('endpoint').doUpdateSet(values))
    .execute();
  const kept = tx
    .selectFrom('notifications.push_subscription')
    .select('id')
    .where('person_id', '=', whose.personId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST);
  await tx.deleteFrom('notifications.push_subscription').where('person_id', '=', whose.personId).where('id', 'not in', kept).execute();
}

export async function listDevices(db: Db, personId: string, sessionId: string | null): Promise<PushDevice[]> {
  const rows = await db
    .selectFrom('notifications.push_subscription as s')
    .select(['s.id', 's.device', 's.created_at as since', 's.session_id'])
    .where('s.person_id', '=', personId)
    .where(isLive)
    .orderBy('s.created_at', 'desc')
    .limit(MOST)
    .execute();
  return rows.map(({ session_id, since, ...row }) => ({ ...row, since: new Date(since), current: session_id === sessionId }));
}

/** True when it was theirs. */
export async function removeDevice(tx: Tx, personId: string, id: string): Promise<boolean> {
  const gone = await tx
    .deleteFrom('notifications.push_subscription')
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return gone.numDeletedRows > 0n;
}

/** Forgets browsers whose session has ended, and those a push service knows no more. */
export async function forgetDevices(tx: Tx, id?: string): Promise<void> {
  const all = tx.deleteFrom('notifications.push_subscription as s');
  await (id === undefined ? all.where(sql<boolean>`not ${isLive}`) : all.where('s.id', '=', id)).execute();
}
