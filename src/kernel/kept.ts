import type { Clock } from './clock.ts';

interface Made<T> {
  readonly at: number;
  readonly value: Promise<T>;
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
  readonly #byKey = new Map<string, Made<T>>();

  /** `most`: entries beyond which all are forgotten. */
  constructor(clock: Clock, { seconds, most = 500 }: { readonly seconds: number; readonly most?: number }) {
    this.#clock = clock;
    this.#forMs = seconds * 1000;
    this.#most = most;
  }

  get(key: string, make: () => Promise<T>): Promise<T> {
    const now = this.#clock.now().getTime();
    const known = this.#byKey.get(key);
    if (known && now >= known.at && now - known.at < this.#forMs) return known.value;
    if (this.#byKey.size >= this.#most) this.#byKey.clear();
    const made: Made<T> = { at: now, value: make() };
    this.#byKey.set(key, made);
    made.value.catch(() => {
      if (this.#byKey.get(key) === made) this.#byKey.delete(key);
    });
    return made.value;
  }
}
