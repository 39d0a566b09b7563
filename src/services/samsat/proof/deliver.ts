import type { Tx } from '#db';
import { type Actor, AppError, newId, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { notify } from '#platform/notifications';
import { sql } from 'kysely';
import { showNrkb } from '../domain/nrkb.ts';
import { type DeliveryState, isChoosable, isMissable, nextStates, type Way } from '../domain/proof/delivery.ts';
import { samsatPaths } from '../paths.ts';
import { askOfProof } from './ask.ts';
import { answeredNotice, isToldOf, movedNotice } from './notices.ts';
import { sealAddress } from './sealed.ts';
import { loseStickers } from './stickers.ts';
import { type Delivery, lockProof, ownProof, type Proof } from './store.ts';

/** A proof whose delivery goes on, held; throws ACTION_NOT_ALLOWED (`over`) for a revoked one or one with nothing to send. */
async function lockGoing(tx: Tx, id: string): Promise<Proof & { readonly delivery: Delivery }> {
  const proof = await lockProof(tx, id);
  const { delivery } = proof;
  if (proof.state === 'revoked' || !delivery) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'over' });
  return { ...proof, delivery };
}

/** Who did it; null where it was no person. */
const personOf = (actor: Actor): string | null => (actor.kind === 'person' ? actor.personId : null);

interface Step {
  readonly state: DeliveryState;
  readonly note?: string;
  readonly set?: { readonly tracking_no?: string; readonly complaint?: string; readonly address?: string; readonly way?: Way };
}

async function step(tx: Tx, actor: Actor, proofId: string, { state, note = '', set = {} }: Step, at: Date): Promise<void> {
  await tx
    .updateTable('samsat.delivery')
    .set({ ...set, state, changed_at: at })
    .where('proof_id', '=', proofId)
    .execute();
  await tx
    .insertInto('samsat.delivery_step')
    .values({ id: newId(), proof_id: proofId, state, by_person: personOf(actor), note, tracking_no: set.tracking_no ?? '', at })
    .execute();
  const subject = { type: 'vehicle-proof', id: proofId } as const;
  await appendAudit(tx, { actor, action: 'samsat.move-delivery', subject, detail: { to: state }, at });
}

export interface Moving {
  readonly proofId: string;
  readonly agencyId: string;
  readonly to: DeliveryState;
  /** Needed to hand it to the post. */
  readonly trackingNo: string;
  readonly note: string;
}

/** Whether another letter went under a number; whoever writes the same one down at once waits. */
async function isTracked(tx: Tx, proofId: string, trackingNo: string): Promise<boolean> {
  await tx.executeQuery(sql`select pg_advisory_xact_lock(hashtext('samsat.tracking'), hashtext(${trackingNo}))`.compile(tx));
  const other = await tx
    .selectFrom('samsat.delivery_step')
    .select('id')
    .where('tracking_no', '=', trackingNo)
    .where('proof_id', '<>', proofId)
    .executeTakeFirst();
  return other !== undefined;
}

const TRACKING = /^[A-Z\d]{6,30}$/;

/**
 * Moves a delivery on, as an officer or as the post tells us. Throws NOT_FOUND, FORBIDDEN for one's own, ACTION_NOT_ALLOWED with a reason: `over`
 * (revoked), `state` (it does not go there from where it is), `tracking` (no tracking number), `tracking-taken` (it is another
 * letter's), `address` (nobody said where to).
 */
export async function moveDelivery(tx: Tx, actor: Actor, { proofId, agencyId, to, trackingNo, note }: Moving, at: Date): Promise<void> {
  const proof = await lockGoing(tx, proofId);
  const { delivery } = proof;
  if (proof.agencyId !== agencyId) throw new AppError('NOT_FOUND', { proof: proofId });
  if (proof.holderId === personOf(actor)) throw new AppError('FORBIDDEN', { why: 'own-vehicle' });
  if (!nextStates(delivery, 'officer').includes(to)) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'state' });
  if (to === 'HANDED_TO_POS' && !TRACKING.test(trackingNo)) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'tracking' });
  if (to === 'HANDED_TO_POS' && (await isTracked(tx, proofId, trackingNo)))
    throw new AppError('ACTION_NOT_ALLOWED', { reason: 'tracking-taken' });
  if (to === 'HANDED_TO_POS' && delivery.address === '') throw new AppError('ACTION_NOT_ALLOWED', { reason: 'address' });
  // What is found missing is made anew, and with that the complaint is answered.
  const set = {
    ...(to === 'HANDED_TO_POS' && { tracking_no: trackingNo }),
    ...((to === 'LOST' || to === 'COLLECTED') && { complaint: '' }),
  };
  if (to === 'LOST') await loseStickers(tx, actor, proofId, at);
  await step(tx, actor, proofId, { state: to, note, set }, at);
  await askOfProof(tx, proof, to, at);
  if (!isToldOf(to) || (to === 'PRINTED' && delivery.way === 'post')) return;
  const facts = { nrkb: showNrkb(proof.nrkb), state: to, trackingNo };
  await notify(tx, { personId: proof.holderId, notice: movedNotice, facts, link: samsatPaths.proof({ proofId }), at });
}

/**
 * Answers a complaint without moving anything; whoever complained is told the answer. Throws NOT_FOUND, FORBIDDEN for one's own,
 * ACTION_NOT_ALLOWED with a reason: `over`, `state` (nobody complains, or no longer), `answer` (there is none).
 */
export async function answerComplaint(
  tx: Tx,
  actor: PersonActor,
  { proofId, agencyId, note }: Omit<Moving, 'to' | 'trackingNo'>,
  at: Date,
): Promise<void> {
  const proof = await lockGoing(tx, proofId);
  if (proof.agencyId !== agencyId) throw new AppError('NOT_FOUND', { proof: proofId });
  if (proof.holderId === actor.personId) throw new AppError('FORBIDDEN', { why: 'own-vehicle' });
  if (proof.delivery.complaint === '') throw new AppError('ACTION_NOT_ALLOWED', { reason: 'state' });
  if (note === '') throw new AppError('ACTION_NOT_ALLOWED', { reason: 'answer' });
  await step(tx, actor, proofId, { state: proof.delivery.state, note, set: { complaint: '' } }, at);
  const facts = { nrkb: showNrkb(proof.nrkb), answer: note };
  await notify(tx, { personId: proof.holderId, notice: answeredNotice, facts, link: samsatPaths.proof({ proofId }), at });
}

/** The owner says that it came. Throws NOT_FOUND, ACTION_NOT_ALLOWED (`over`, `state`). */
export async function confirmReceipt(tx: Tx, actor: PersonActor, proofId: string, at: Date): Promise<void> {
  await ownProof(tx, actor.personId, proofId);
  const proof = await lockGoing(tx, proofId);
  const { delivery } = proof;
  if (!nextStates(delivery, 'owner').includes('RECEIPT_CONFIRMED')) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'state' });
  await step(tx, actor, proofId, { state: 'RECEIPT_CONFIRMED', set: { complaint: '' } }, at);
  await askOfProof(tx, proof, 'RECEIPT_CONFIRMED', at);
}

/** The owner says what they miss; the proof holds on until it is answered. Throws NOT_FOUND, ACTION_NOT_ALLOWED. */
export async function complain(tx: Tx, actor: PersonActor, proofId: string, words: string, at: Date): Promise<void> {
  await ownProof(tx, actor.personId, proofId);
  const { delivery } = await lockGoing(tx, proofId);
  if (!isMissable(delivery)) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'state' });
  await step(tx, actor, proofId, { state: delivery.state, note: words, set: { complaint: words } }, at);
}

/** The owner chooses post or pick-up, and where to. Throws NOT_FOUND, ACTION_NOT_ALLOWED (`state`) once it is printed. */
export async function chooseWay(
  tx: Tx,
  actor: PersonActor,
  { proofId, way, address }: { readonly proofId: string; readonly way: Way; readonly address: string },
  at: Date,
): Promise<void> {
  await ownProof(tx, actor.personId, proofId);
  const { delivery } = await lockGoing(tx, proofId);
  if (!isChoosable(delivery)) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'state' });
  const set = { way, address: sealAddress(tx, proofId, way === 'post' ? address : '') };
  await step(tx, actor, proofId, { state: delivery.state, set }, at);
}
