import type { Db, Tx } from '#db';
import { dropBound } from '#platform/files';
import { appendAudit } from '#platform/audit';
import { tellBoth } from './notices.ts';
import { joined, type MandateLine } from './tables.ts';

const system = { kind: 'system', name: 'mandates' } as const;

/** Ends whatever somebody gave, holds or asked for, since their account is erased, and forgets the address they were named by. */
export async function endMandatesOf(tx: Tx, personId: string, at: Date): Promise<void> {
  const { email } = await tx.selectFrom('identity.person').select('email').where('id', '=', personId).executeTakeFirstOrThrow();
  const lines = (await joined(tx)
    .where((eb) => eb.or([eb('m.representative_person_id', '=', personId), eb('m.principal_person_id', '=', personId)]))
    .where('m.status', 'in', ['asked', 'granted'])
    .execute()) as unknown as MandateLine[];
  for (const line of lines) {
    await tx.updateTable('mandates.mandate').set({ status: 'ended', ended_at: at }).where('id', '=', line.id).execute();
    const detail = { was: line.status };
    await appendAudit(tx, { actor: system, action: 'mandates.end', subject: { type: 'mandate', id: line.id }, detail, at });
    if (line.status === 'granted') await tellBoth(tx, line, { to: 'over', by: { personId: null, name: '' }, reason: null }, at);
  }
  if (email === null) return;
  const named = tx.updateTable('mandates.mandate').where('named_email', '=', email.toLowerCase());
  await named.where('status', '=', 'asked').set({ status: 'ended', ended_at: at, named_email: null }).execute();
  await named.where('status', '<>', 'asked').set({ named_email: null }).execute();
}

/** Those that came to nothing or ended before that moment. */
export async function countOldMandates(db: Db, before: Date): Promise<number> {
  const { n } = await old(db, before)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Removes some of them, with the files they rested on. Returns how many. */
export async function dropOldMandates(tx: Tx, before: Date, limit: number): Promise<number> {
  const rows = await old(tx, before).select('id').limit(limit).execute();
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return 0;
  await dropBound(tx, ids);
  await tx.deleteFrom('mandates.mandate').where('id', 'in', ids).execute();
  return ids.length;
}

function old(db: Db | Tx, before: Date) {
  return db
    .selectFrom('mandates.mandate')
    .where((eb) => eb.or([eb('ended_at', '<', before), eb.and([eb('status', '=', 'refused'), eb('decided_at', '<', before)])]));
}
