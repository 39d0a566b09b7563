/** Where TBPKP and sticker of a proof are. */
export const deliveryStates = [
  'PAID',
  'E_PROOF_ISSUED',
  'PRINTED',
  'HANDED_TO_POS',
  'DELIVERED',
  'RECEIPT_CONFIRMED',
  'RETURNED',
  'LOST',
  'REISSUED',
  'COLLECTED',
] as const;
export type DeliveryState = (typeof deliveryStates)[number];

export const ways = ['post', 'pick-up'] as const;
export type Way = (typeof ways)[number];

export interface Standing {
  readonly state: DeliveryState;
  readonly way: Way;
  /** Empty where the owner misses nothing. */
  readonly complaint: string;
}

/** What may follow, by whose doing. What came back by mail is sent anew or picked up; what is lost is made anew. */
const next: Readonly<Record<DeliveryState, readonly DeliveryState[]>> = {
  PAID: ['E_PROOF_ISSUED'],
  E_PROOF_ISSUED: ['PRINTED'],
  PRINTED: ['HANDED_TO_POS', 'COLLECTED', 'LOST'],
  HANDED_TO_POS: ['DELIVERED', 'RETURNED', 'LOST', 'RECEIPT_CONFIRMED'],
  DELIVERED: ['RECEIPT_CONFIRMED', 'RETURNED', 'LOST'],
  RECEIPT_CONFIRMED: [],
  RETURNED: ['HANDED_TO_POS', 'COLLECTED', 'LOST'],
  LOST: ['REISSUED'],
  REISSUED: ['PRINTED'],
  COLLECTED: [],
};

/** Where it can go from here: only the owner confirms that it came, and only what is picked up is not mailed. */
export function nextStates({ state, way }: Standing, who: 'officer' | 'owner'): readonly DeliveryState[] {
  return next[state].filter((to) => {
    if ((to === 'RECEIPT_CONFIRMED') !== (who === 'owner')) return false;
    return to !== 'HANDED_TO_POS' || way === 'post';
  });
}

/** Whether the owner may still choose between post and pick-up, and say where to. */
export const isChoosable = ({ state }: Pick<Standing, 'state'>): boolean =>
  state === 'PAID' || state === 'E_PROOF_ISSUED' || state === 'REISSUED' || state === 'RETURNED';

/** Whether what was sent may be missed by its owner. */
export const isMissable = ({ state }: Pick<Standing, 'state'>): boolean => state === 'HANDED_TO_POS' || state === 'DELIVERED';

/**
 * Whether the paper is still to come through no fault of the owner's: then the proof holds on. What waits at the counter to
 * be picked up waits for the owner.
 */
export function isOnItsWay({ state, way, complaint }: Standing): boolean {
  if (complaint !== '') return true;
  if (state === 'PRINTED') return way === 'post';
  return state !== 'DELIVERED' && state !== 'RECEIPT_CONFIRMED' && state !== 'COLLECTED';
}
