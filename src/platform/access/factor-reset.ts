import type { Db, Tx } from '#db';
import { AppError, newId, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { endEveryFactor } from '#platform/identity';
import { byId } from './appoint.ts';

/** An officer who cannot prove themselves any more, and who says so. */
export interface FactorReset {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly agencyId: string;
  readonly reason: string;
  readonly askedBy: string;
  readonly askedByName: string;
  readonly askedAt: Date;
}

/** Days an asking waits for the second administrator. */
const RESET_DAYS = 7;

/** Why a reset is not asked for or not decided. */
export type ResetRefusal = 'own-reset' | 'own-asking' | 'asked-already' | 'decided-already' | 'ended-already';

const refuse = (reason: ResetRefusal) => new AppError('ACTION_NOT_ALLOWED', { reason });
const oldest = (at: Date) => new Date(at.getTime() - RESET_DAYS * 86_400_000);

/**
 * Says that the holder of an office lost passkey and authenticator, for another administrator to confirm. Throws
 * NOT_FOUND outside these agencies, ACTION_NOT_ALLOWED with `own-reset`, `asked-already` or `ended-already`.
 */
export async function askFactorReset(
  tx: Tx,
  actor: PersonActor,
  asked: { readonly assignmentId: string; readonly agencyIds: readonly string[]; readonly today: string; readonly reason: string },
  at: Date,
): Promise<FactorReset> {
  const { personId, agencyId, name, endedAt, validTo } = await byId(tx, asked.assignmentId, asked.agencyIds);
  if (actor.personId === personId) throw refuse('own-reset');
  if (endedAt !== null || (validTo !== null && validTo < asked.today)) throw refuse('ended-already');
  await tx
    .updateTable('access.factor_reset')
    .set({ state: 'lapsed', decided_at: at })
    .where('person_id', '=', personId)
    .where('state', '=', 'open')
    .where('asked_at', '<', oldest(at))
    .execute();
  const id = newId();
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('access.factor_reset')
    .values({
      id,
      person_id: personId,
      agency_id: agencyId,
      reason: asked.reason,
      asked_by: actor.personId,
      asked_at: at,
      state: 'open',
    })
    .onConflict((on) => on.doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows === 0n) throw refuse('asked-already');
  const detail = { agencyId, reason: asked.reason };
  await appendAudit(tx, { actor, action: 'access.ask-factor-reset', subject: { type: 'person', id: personId }, detail, at });
  return { id, personId, name, agencyId, reason: asked.reason, askedBy: actor.personId, askedByName: actor.name, askedAt: at };
}

/**
 * Confirms a reset, which ends everything the officer signs in by, or turns it down. Whoever asked can only take it
 * back. Throws NOT_FOUND outside these agencies, ACTION_NOT_ALLOWED with `own-reset`, `own-asking` or `decided-already`.
 */
export async function decideFactorReset(
  tx: Tx,
  actor: PersonActor,
  { id, agencyIds, to }: { readonly id: string; readonly agencyIds: readonly string[]; readonly to: 'done' | 'refused' },
  at: Date,
): Promise<FactorReset> {
  await tx.selectFrom('access.factor_reset').select('id').where('id', '=', id).forUpdate().execute();
  const found = await resets(tx, agencyIds).select('f.state').where('f.id', '=', id).executeTakeFirst();
  if (!found) throw new AppError('NOT_FOUND', { reset: id });
  const { state, ...reset } = found;
  if (state !== 'open' || reset.askedAt < oldest(at)) throw refuse('decided-already');
  if (actor.personId === reset.personId) throw refuse('own-reset');
  if (to === 'done' && actor.personId === reset.askedBy) throw refuse('own-asking');
  await tx.updateTable('access.factor_reset').set({ state: to, decided_by: actor.personId, decided_at: at }).where('id', '=', id).execute();
  if (to === 'done') await endEveryFactor(tx, reset.personId);
  const action = to === 'done' ? 'access.confirm-factor-reset' : 'access.refuse-factor-reset';
  const detail = { agencyId: reset.agencyId, askedBy: reset.askedBy };
  await appendAudit(tx, { actor, action, subject: { type: 'person', id: reset.personId }, detail, at });
  return reset;
}

/** Those of some agencies that wait for a second administrator, oldest first; one person has one at a time. */
export async function listFactorResets(db: Db, agencyIds: readonly string[], at: Date): Promise<readonly FactorReset[]> {
  if (agencyIds.length === 0) return [];
  return resets(db, agencyIds)
    .where('f.state', '=', 'open')
    .where('f.asked_at', '>=', oldest(at))
    .orderBy('f.asked_at')
    .limit(100)
    .execute();
}

function resets(db: Db | Tx, agencyIds: readonly string[]) {
  return db
    .selectFrom('access.factor_reset as f')
    .innerJoin('identity.person as p', 'p.id', 'f.person_id')
    .innerJoin('identity.person as a', 'a.id', 'f.asked_by')
    .select([
      'f.id',
      'f.person_id as personId',
      'p.name',
      'f.agency_id as agencyId',
      'f.reason',
      'f.asked_by as askedBy',
      'a.name as askedByName',
      'f.asked_at as askedAt',
    ])
    .where('f.agency_id', 'in', [...agencyIds]);
}
