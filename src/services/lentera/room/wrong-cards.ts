import { AppError } from '#kernel';

const WINDOW = 60_000;
/** Addresses remembered at once; beyond that the oldest is forgotten. */
const MOST_ADDRESSES = 10_000;

/**
 * Codes of no card, counted by the address they come from. A whole school stands behind one address and comes in within a
 * minute: a right code is never held up, whatever others there type; wrong ones are turned away beyond what a school mistypes.
 */
export class WrongCards {
  readonly #most: number;
  readonly #seen = new Map<string, { readonly since: number; count: number }>();

  constructor(most = 300) {
    this.#most = most;
  }

  /** Notes a wrong code. Throws TOO_MANY_REQUESTS, with the seconds to wait, where an address missed too often in a minute. */
  missed(address: string, now: number): void {
    const seen = this.#seen.get(address);
    if (seen && now - seen.since < WINDOW) {
      seen.count += 1;
      if (seen.count <= this.#most) return;
      throw new AppError('TOO_MANY_REQUESTS', { why: 'wrong-cards', wait: Math.ceil((seen.since + WINDOW - now) / 1000) });
    }
    this.#seen.delete(address);
    if (this.#seen.size >= MOST_ADDRESSES) this.#seen.delete(this.#seen.keys().next().value ?? '');
    this.#seen.set(address, { since: now, count: 1 });
  }
}
