import { type Db, transaction } from '#db';
import { AppError, type Clock, type PersonActor } from '#kernel';
import type { PostPort } from '../post/port.ts';
import { nextStates } from '../domain/proof/delivery.ts';
import { secretsOf } from '../vehicles/store.ts';
import { moveDelivery, type Moving } from './deliver.ts';
import { openAddress } from './sealed.ts';
import { lockProof } from './store.ts';

/**
 * Hands a printed delivery to the post under the number the post gives. Asked again after a failure between the two, the post
 * gives the same number, since every handing over has a reference of its own. Throws as `moveDelivery`, and
 * ACTION_NOT_ALLOWED (`post-away`) where the post cannot say now.
 */
export async function handToPost(
  { db, clock, post }: { readonly db: Db; readonly clock: Clock; readonly post: PostPort },
  actor: PersonActor,
  moving: Moving,
): Promise<void> {
  const { proofId, agencyId } = moving;
  const parcel = await transaction(db, async (tx) => {
    const proof = await lockProof(tx, proofId);
    const { delivery } = proof;
    if (proof.agencyId !== agencyId) throw new AppError('NOT_FOUND', { proof: proofId });
    if (proof.holderId === actor.personId) throw new AppError('FORBIDDEN', { why: 'own-vehicle' });
    if (proof.state === 'revoked' || !delivery) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'over' });
    if (!nextStates(delivery, 'officer').includes('HANDED_TO_POS')) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'state' });
    if (delivery.address === '') throw new AppError('ACTION_NOT_ALLOWED', { reason: 'address' });
    const { n } = await tx
      .selectFrom('samsat.delivery_step')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('proof_id', '=', proofId)
      .where('state', '=', 'HANDED_TO_POS')
      .executeTakeFirstOrThrow();
    const { ownerName: name } = await secretsOf(tx, proof.vehicleId);
    return { reference: `${proof.code}-${Number(n) + 1}`, name, address: openAddress(tx, proofId, delivery.address) };
  });
  const given = await post.register(parcel);
  if (given.is === 'away') throw new AppError('ACTION_NOT_ALLOWED', { reason: 'post-away' });
  await transaction(db, (tx) => moveDelivery(tx, actor, { ...moving, trackingNo: given.trackingNo }, clock.now()));
}
