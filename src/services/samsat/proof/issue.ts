import type { Tx } from '#db';
import { type Actor, newId } from '#kernel';
import { appendAudit } from '#platform/audit';
import { notify } from '#platform/notifications';
import type { Bill } from '#platform/payments';
import { sql } from 'kysely';
import { randomBytes } from 'node:crypto';
import { zoneOf } from '../domain/data/provinces.ts';
import { dayIn } from '../domain/days.ts';
import { showNrkb } from '../domain/nrkb.ts';
import type { Way } from '../domain/proof/delivery.ts';
import { base32, CODE_BYTES } from '../domain/proof/payload.ts';
import { lastDay } from '../domain/rules/proof-rule.ts';
import { provinceOf } from '../domain/vehicle.ts';
import { samsatPaths } from '../paths.ts';
import { getVehicle } from '../vehicles/store.ts';
import { askOfProof } from './ask.ts';
import { issuedNotice, revokedNotice } from './notices.ts';
import { policyFor } from './policy.ts';
import { sealAddress } from './sealed.ts';
import { type Proof, proofOfBill } from './store.ts';

export interface Issuing {
  /** Paid. */
  readonly bill: Pick<Bill, 'id'>;
  readonly vehicleId: string;
  /** Whose list it stands in: who paid. */
  readonly holderId: string;
  /** Up to which day (YYYY-MM-DD) tax is paid now: a proof that is itself the mark holds so long. */
  readonly paidUntil?: string;
  /** How the paper reaches them, where they said so when they paid; otherwise by post to an address they still give. */
  readonly way?: Way;
  readonly address?: string;
}

/** What acts where a bank's message has a consequence. */
export const proofActor: Actor = { kind: 'system', name: 'samsat-proof' };

/**
 * Issues the proof of a paid bill by the policy of the vehicle's province on that day, and begins its delivery. Once for each
 * bill: called again it gives back the one there is, whatever became of it. Throws NOT_FOUND for no vehicle of ours, and
 * Error where no policy holds.
 */
export async function issueProof(tx: Tx, issuing: Issuing, at: Date): Promise<Proof> {
  const { bill, vehicleId, holderId, paidUntil, way = 'post', address = '' } = issuing;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`samsat proof ${bill.id}`}, 0))`.execute(tx);
  const known = await proofOfBill(tx, bill.id);
  if (known) return known;
  const vehicle = await getVehicle(tx, vehicleId);
  const { agencyId, nrkb, kind } = vehicle;
  const issuedOn = dayIn(at, zoneOf(vehicle));
  const policy = await policyFor(tx, vehicle, issuedOn);
  if (!policy) throw new Error(`no proof policy for ${provinceOf(vehicle)} on ${issuedOn}`);
  const usual = lastDay(issuedOn, policy);
  const validUntil = policy.evidence === 'qr' && paidUntil !== undefined && paidUntil > usual ? paidUntil : usual;
  const id = newId();
  await tx
    .insertInto('samsat.proof')
    .values({
      id,
      nrkb,
      kind,
      agency_id: agencyId,
      vehicle_id: vehicleId,
      bill_id: bill.id,
      holder_id: holderId,
      code: base32(randomBytes(CODE_BYTES)),
      issued_on: issuedOn,
      valid_until: validUntil,
      policy: JSON.stringify(policy),
      issued_at: at,
      changed_at: at,
    })
    .execute();
  if (policy.evidence === 'sticker') await beginDelivery(tx, id, { way, address }, at);
  const detail = { bill: bill.id, policy: `${policy.record} v${policy.version}`, validUntil };
  await appendAudit(tx, { actor: proofActor, action: 'samsat.issue-proof', subject: { type: 'vehicle-proof', id }, detail, at });
  const facts = { nrkb: showNrkb(nrkb), until: validUntil };
  await notify(tx, { personId: holderId, notice: issuedNotice, facts, link: samsatPaths.proof({ proofId: id }), at });
  const proof = await proofOfBill(tx, bill.id);
  if (!proof) throw new Error(`the proof ${id} went away`);
  // Nothing follows by post: what was paid for is there.
  if (policy.evidence !== 'sticker') await askOfProof(tx, proof, null, at);
  return proof;
}

async function beginDelivery(
  tx: Tx,
  id: string,
  { way, address }: { readonly way: Way; readonly address: string },
  at: Date,
): Promise<void> {
  await tx
    .insertInto('samsat.delivery')
    .values({ proof_id: id, state: 'E_PROOF_ISSUED', way, address: sealAddress(tx, id, way === 'post' ? address : ''), changed_at: at })
    .execute();
  for (const state of ['PAID', 'E_PROOF_ISSUED'])
    await tx.insertInto('samsat.delivery_step').values({ id: newId(), proof_id: id, state, at }).execute();
}

/** Revokes the proof of a bill whose money goes back; nothing where there is none, or it is revoked. */
export async function revokeProofOf(tx: Tx, billId: string, at: Date): Promise<void> {
  const revoked = await tx
    .updateTable('samsat.proof')
    .set({ state: 'revoked', reason: 'refund', changed_at: at })
    .where('bill_id', '=', billId)
    .where('state', '!=', 'revoked')
    .returning(['id', 'nrkb', 'holder_id as holderId'])
    .executeTakeFirst();
  if (!revoked) return;
  const { id, nrkb, holderId } = revoked;
  const detail = { bill: billId, reason: 'refund' };
  await appendAudit(tx, { actor: proofActor, action: 'samsat.revoke-proof', subject: { type: 'vehicle-proof', id }, detail, at });
  await notify(tx, {
    personId: holderId,
    notice: revokedNotice,
    facts: { nrkb: showNrkb(nrkb) },
    link: samsatPaths.proof({ proofId: id }),
    at,
  });
}
