import type { Db, Tx } from '#db';
import { dropBound } from '#platform/files';
import { appendAudit } from '#platform/audit';
import { dropNamed } from '#platform/identity';
import { forgetRelativesOf } from './family/relatives.ts';
import { endHelpersOf } from './village-helpers/register.ts';
import { tellBoth } from './notices.ts';
import { joined, type MandateLine } from './tables.ts';

const system = { kind: 'system', name: 'mandates' } as const;

/**
 * Forgets whom an agency was asked about, once it came to nothing: the name stays with the mandate, the person with
 * their NIK goes. A mandate between two people names nobody but accounts, and keeps them.
 */
export async function forgetNamed(tx: Tx, { id, kind, principalId, principalName }: MandateLine): Promise<void> {
  if (kind === 'person' || principalId === null) return;
  await tx.updateTable('mandates.mandate').set({ principal_person_id: null, named_name: principalName }).where('id', '=', id).execute();
  await dropNamed(tx, principalId);
}

/** The same for those that came to nothing before that was done at once. Returns how many. */
export async function forgetSomeNamed(tx: Tx, limit: number): Promise<number> {
  const lines = (await joined(tx)
    .where('m.kind', '<>', 'person')
    .where('m.principal_person_id', 'is not', null)
    .where((eb) => eb.or([eb('m.status', '=', 'refused'), eb.and([eb('m.status', '=', 'ended'), eb('m.decided_at', 'is', null)])]))
    .orderBy('m.id')
    .limit(limit)
    .forUpdate('m')
    .execute()) as unknown as MandateLine[];
  for (const line of lines) await forgetNamed(tx, line);
  return lines.length;
}

/** Ends whatever somebody gave, holds or asked for, since their account is erased, and forgets the address they were named by. */
export async function endMandatesOf(tx: Tx, personId: string, at: Date): Promise<void> {
  const { email } = await tx.selectFrom('identity.person').select('email').where('id', '=', personId).executeTakeFirstOrThrow();
  const lines = (await joined(tx)
    .where((eb) => eb.or([eb('m.representative_person_id', '=', personId), eb('m.principal_person_id', '=', personId)]))
    .where('m.status', 'in', ['asked', 'granted'])
    .execute()) as unknown as MandateLine[];
  for (const line of lines) {
    await tx.updateTable('mandates.mandate').set({ status: 'ended', ended_at: at }).where('id', '=', line.id).execute();
    if (line.status === 'asked') await forgetNamed(tx, line);
    const detail = { was: line.status };
    await appendAudit(tx, { actor: system, action: 'mandates.end', subject: { type: 'mandate', id: line.id }, detail, at });
    if (line.status === 'granted') await tellBoth(tx, line, { to: 'over', by: { personId: null, name: '' }, reason: null }, at);
  }
  await endHelpersOf(tx, personId, at);
  await forgetRelativesOf(tx, personId);
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
