/** The state of the register, or that the day written on a valid document has passed. */
export type Holding = 'valid' | 'replaced' | 'revoked' | 'ended';

interface Held {
  readonly state: 'valid' | 'replaced' | 'revoked';
  /** The last day it holds, YYYY-MM-DD; null where it says none. */
  readonly validUntil: string | null;
}

/** Whether a document holds on a day: its last day is still one it holds. */
export function holdingOn({ state, validUntil }: Held, today: string): Holding {
  return state === 'valid' && validUntil !== null && validUntil < today ? 'ended' : state;
}
