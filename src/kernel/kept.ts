import type { Clock } from './clock.ts';

interface Made<T> {
  readonly at: number;
  readonly value: Promise<T>;
  /** Made anew now, while this one is still shown. */
  renewing: boolean;
}

interface Keeping<T> {
  readonly seconds: number;
  readonly most?: number;
  readonly stale?: number;
  readonly worth?: (value: T) => boolean;
}

/**
 * What is dear to make and may be shown again for some seconds, kept by this process under a key. Whoever asks while it
 * is being made waits for that one; what failed is not kept. Nothing about a person belongs here: whatever it rests on,
 * language and day too, stands in the key.
 */
export class Kept<T> {
  readonly #clock: Clock;
  readonly #forMs: number;
  readonly #most: number;
  readonly #staleMs: number;
  readonly #worth: (value: T) => boolean;
  readonly #byKey = new Map<string, Made<T>>();

  /**
   * `most`: entries beyond which all are forgotten. `stale`: seconds for which one may be shown while it is made anew.
   * `worth`: which are kept at all; others are shared only by those who ask while they are made.
   */
  constructor(clock: Clock, { seconds, most = 500, stale = 0, worth = () => true }: Keeping<T>) {
    this.#clock = clock;
    this.#forMs = seconds * 1000;
    this.#staleMs = stale * 1000;
    this.#most = most;
    this.#worth = worth;
  }

  get(key: string, make: () => Promise<T>): Promise<T> {
    const now = this.#clock.now().getTime();
    const known = this.#byKey.get(key);
    const age = known ? now - known.at : Number.POSITIVE_INFINITY;
    if (known && age >= 0 && age < this.#forMs) return known.value;
    if (!known || age < 0 || age >= this.#forMs + this.#staleMs) return this.#make(key, now, make);
    if (!known.renewing) {
      known.renewing = true;
      // Once it is there; what cannot be made leaves the old one, and is tried again by the next who asks.
      make().then(
        (value) => this.#byKey.set(key, { at: now, value: Promise.resolve(value), renewing: false }),
        () => (known.renewing = false),
      );
    }
    return known.value;
  }

  #make(key: string, now: number, make: () => Promise<T>): Promise<T> {
    if (this.#byKey.size >= this.#most) this.#byKey.clear();
    const made: Made<T> = { at: now, value: make(), renewing: false };
    this.#byKey.set(key, made);
    const forget = () => {
      if (this.#byKey.get(key) === made) this.#byKey.delete(key);
    };
    made.value.then((value) => (this.#worth(value) ? undefined : forget()), forget);
    return made.value;
  }
}
