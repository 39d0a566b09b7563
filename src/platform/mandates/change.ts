import type { Tx } from '#db';
import { AppError, newId, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { findConfirmedPerson } from '#platform/identity';
import { sql } from 'kysely';
import { forgetNamed } from './keeping.ts';
import { tellBoth, tellNamed } from './notices.ts';
import { lockOwn, type MandateLine } from './tables.ts';

/** Why something is not done with a mandate. */
export type MandateRefusal = 'self' | 'decided-already' | 'own-asking' | 'held-already' | 'ended-already';

export const refuse = (reason: MandateRefusal) => new AppError('ACTION_NOT_ALLOWED', { reason });

/** What one person wants of another: to stand for them, or that they stand for oneself. */
export interface Proposing {
  readonly side: 'ask' | 'give';
  /** The other, by the address of an account there may or may not be. */
  readonly email: string;
  readonly services: readonly string[] | null;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/**
 * Asks for a mandate of another person, or offers them one; it counts once they accept, signed in by their own account.
 * Whether the address has an account is not looked up, so that nothing here can betray it. Throws ACTION_NOT_ALLOWED
 * with the reason `self`.
 */
export async function proposeMandate(tx: Tx, actor: PersonActor, proposing: Proposing, at: Date): Promise<string> {
  const { side, services, validFrom, validTo } = proposing;
  const email = proposing.email.toLowerCase();
  if (email === actor.email.toLowerCase()) throw refuse('self');
  const id = newId();
  await tx
    .insertInto('mandates.mandate')
    .values({
      id,
      kind: 'person',
      representative_person_id: side === 'ask' ? actor.personId : null,
      principal_person_id: side === 'give' ? actor.personId : null,
      named_email: email,
      services: services === null ? null : [...services],
      valid_from: validFrom,
      valid_to: validTo,
      status: 'asked',
      asked_by: actor.personId,
      asked_at: at,
    })
    .execute();
  const detail = { kind: 'person', side, services, validFrom, validTo };
  await appendAudit(tx, { actor, action: 'mandates.ask', subject: { type: 'mandate', id }, detail, at });
  await tellNamed(
    tx,
    { personId: (await findConfirmedPerson(tx, email))?.id, email, side, askerName: actor.name, askerEmail: actor.email },
    at,
  );
  return id;
}

/** Accepts a mandate that one was named in; from its first day on it counts. */
export async function acceptMandate(tx: Tx, actor: PersonActor, id: string, at: Date): Promise<void> {
  const before = await lockAsked(tx, actor, id);
  const side = before.principalId === null ? 'principal_person_id' : 'representative_person_id';
  const done = await tx
    .updateTable('mandates.mandate')
    .set({ [side]: actor.personId, status: 'granted', decided_by: actor.personId, decided_at: at })
    .where('id', '=', id)
    .where((eb) => eb.not(eb.exists(equalInForce(tx, before, actor.personId))))
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n) throw refuse('held-already');
  await noteAndTell(tx, actor, before, 'granted', at);
}

function equalInForce(tx: Tx, { representativeId, principalId, services }: MandateLine, personId: string) {
  const query = tx
    .selectFrom('mandates.mandate as other')
    .select('other.id')
    .where('other.status', '=', 'granted')
    .where('other.representative_person_id', '=', representativeId ?? personId)
    .where('other.principal_person_id', '=', principalId ?? personId)
    .where('other.agency_id', 'is', null);
  if (services === null) return query.where('other.services', 'is', null);
  // The same services, in whichever order they were ticked.
  const same = sql<boolean>`other.services <@ ${[...services]}::text[] and other.services @> ${[...services]}::text[]`;
  return query.where(same);
}

/** Says no to a mandate that one was named in. */
export async function refuseMandate(tx: Tx, actor: PersonActor, id: string, at: Date): Promise<void> {
  const before = await lockAsked(tx, actor, id);
  await tx
    .updateTable('mandates.mandate')
    .set({ status: 'refused', decided_by: actor.personId, decided_at: at })
    .where('id', '=', id)
    .execute();
  await noteAndTell(tx, actor, before, 'refused', at);
}

/** One that the actor was named in, and that waits for their word. */
async function lockAsked(tx: Tx, actor: PersonActor, id: string): Promise<MandateLine> {
  const before = await lockOwn(tx, id, actor);
  if (before.askedBy === actor.personId) throw refuse('own-asking');
  if (before.status !== 'asked') throw refuse('decided-already');
  return before;
}

/**
 * Ends a mandate at once, by either side and for no reason they must give; one only asked for is taken back. Whoever
 * stood for the other does so no more at their next request.
 */
export async function endMandate(tx: Tx, actor: PersonActor, id: string, at: Date): Promise<void> {
  const before = await lockOwn(tx, id, actor);
  if (before.status !== 'granted' && before.status !== 'asked') throw refuse('ended-already');
  if (before.status === 'asked' && before.askedBy !== actor.personId) return refuseMandate(tx, actor, id, at);
  await tx.updateTable('mandates.mandate').set({ status: 'ended', ended_by: actor.personId, ended_at: at }).where('id', '=', id).execute();
  if (before.status === 'asked') await forgetNamed(tx, before);
  await noteAndTell(tx, actor, before, 'ended', at);
}

async function noteAndTell(tx: Tx, actor: PersonActor, before: MandateLine, to: 'granted' | 'refused' | 'ended', at: Date): Promise<void> {
  const action = to === 'granted' ? 'mandates.grant' : to === 'refused' ? 'mandates.refuse' : 'mandates.end';
  await appendAudit(tx, { actor, action, subject: { type: 'mandate', id: before.id }, detail: { was: before.status }, at });
  await tellBoth(tx, before, { to, by: actor, reason: null }, at);
}
