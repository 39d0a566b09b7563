import type { Tx } from '#db';
import { AppError, newId, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { findConfirmedPerson } from '#platform/identity';
import { tellHelper } from './notices.ts';
import { sealPhone } from './sealed.ts';
import { type HelperLine, joined } from './tables.ts';

export type HelperRefusal = 'no-account' | 'self' | 'held-already' | 'ended-already';

const refuse = (reason: HelperRefusal) => new AppError('ACTION_NOT_ALLOWED', { reason });

/** Whom an agency registers, for which village. Days are YYYY-MM-DD. */
export interface Registering {
  readonly agencyId: string;
  /** Of a confirmed account. */
  readonly email: string;
  /** The number they will write from; null where they use the website alone. */
  readonly phone: string | null;
  readonly district: string;
  readonly village: string;
  readonly basis: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/**
 * Registers a helper of one village, who is told. Throws ACTION_NOT_ALLOWED with the reason `no-account`, `self` or
 * `held-already`.
 */
export async function registerHelper(tx: Tx, actor: PersonActor, asked: Registering, at: Date): Promise<string> {
  const { agencyId, email, phone, district, village, basis, validFrom, validTo } = asked;
  const person = await findConfirmedPerson(tx, email.toLowerCase());
  if (!person) throw refuse('no-account');
  if (person.id === actor.personId) throw refuse('self');
  const id = newId();
  const { numInsertedOrUpdatedRows = 0n } = await tx
    .insertInto('mandates.helper')
    .values({
      id,
      person_id: person.id,
      agency_id: agencyId,
      district,
      village,
      ...sealPhone(tx, id, phone),
      basis,
      valid_from: validFrom,
      valid_to: validTo,
      registered_by: actor.personId,
      registered_at: at,
    })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 0n) throw refuse('held-already');
  const detail = { agency: agencyId, district, village, validFrom, validTo, writes: phone !== null };
  await appendAudit(tx, { actor, action: 'mandates.register-helper', subject: { type: 'helper', id }, detail, at });
  await tellHelper(tx, await getHelper(tx, id), 'registered', at);
  return id;
}

/** Ends a registration at one of these agencies, at once. Throws NOT_FOUND elsewhere; `ended-already`, and `self`. */
export async function endHelper(
  tx: Tx,
  actor: PersonActor,
  { id, agencyIds, reason }: { readonly id: string; readonly agencyIds: readonly string[]; readonly reason: string },
  at: Date,
): Promise<void> {
  await tx.selectFrom('mandates.helper').select('id').where('id', '=', id).forUpdate().execute();
  const before = await getHelper(tx, id);
  if (!agencyIds.includes(before.agencyId)) throw new AppError('NOT_FOUND', { helper: id });
  if (before.personId === actor.personId) throw refuse('self');
  if (before.endedAt !== null) throw refuse('ended-already');
  await tx.updateTable('mandates.helper').set({ ended_by: actor.personId, ended_at: at, reason }).where('id', '=', id).execute();
  const detail = { agency: before.agencyId, village: before.village, reason };
  await appendAudit(tx, { actor, action: 'mandates.end-helper', subject: { type: 'helper', id }, detail, at });
  await tellHelper(tx, { ...before, reason }, 'ended', at);
}

/** Ends what somebody was registered for, since their account is erased, and forgets the number they wrote from. */
export async function endHelpersOf(tx: Tx, personId: string, at: Date): Promise<void> {
  await tx
    .updateTable('mandates.helper')
    .set({ ended_at: at, reason: 'Akun dihapus' })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .execute();
  await tx.updateTable('mandates.helper').set({ phone: null, phone_index: null }).where('person_id', '=', personId).execute();
}

async function getHelper(tx: Tx, id: string): Promise<HelperLine> {
  const row = await joined(tx).where('h.id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('NOT_FOUND', { helper: id });
  return row as unknown as HelperLine;
}
