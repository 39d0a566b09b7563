import type { Tx } from '#db';
import { askSurvey } from '#platform/survey';
import type { DeliveryState } from '../domain/proof/delivery.ts';
import { showNrkb } from '../domain/nrkb.ts';
import { samsatWing } from '../wing.ts';
import type { Proof } from './store.ts';

/** What was paid for is in its owner's hands. */
const inHands: readonly DeliveryState[] = ['DELIVERED', 'RECEIPT_CONFIRMED', 'COLLECTED'];

/**
 * Asks whoever paid how they were served, once paper and sticker are in their hands, or at once where the proof itself is all
 * there is: once for each proof, however often it is told.
 */
export async function askOfProof(
  tx: Tx,
  { id, agencyId, holderId, nrkb }: Pick<Proof, 'id' | 'agencyId' | 'holderId' | 'nrkb'>,
  state: DeliveryState | null,
  at: Date,
): Promise<void> {
  if (state !== null && !inHands.includes(state)) return;
  const finished = { agencyId, service: samsatWing.key, about: 'vehicle-proof', aboutId: id };
  await askSurvey(tx, finished, { personId: holderId, title: samsatWing.title, number: showNrkb(nrkb) }, at);
}
