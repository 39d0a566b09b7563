import { keepTyping } from './keep-typing.ts';

/** Typing is written down when it pauses this long, and when it has gone on for so long, in milliseconds. */
const PAUSE = 1500;
const LONGEST = 10_000;

interface Into {
  /** Name of the log on this device. */
  readonly attempt: string;
  /** The server's time as the device reckons it. */
  readonly now: () => number;
  /** Adds a line to the log; resolves once it is on the device. */
  readonly write: (item: number, value: unknown, at: number) => Promise<unknown>;
}

interface Pending {
  readonly item: number;
  readonly value: unknown;
  readonly at: number;
  readonly since: number;
  readonly timer: ReturnType<typeof setTimeout>;
}

/**
 * What is being typed and is not yet a line of the log. Its line carries the moment of the last letter, not the one it was
 * written down: whoever still types when the time is over loses nothing of what stood there before.
 */
export class Typing {
  readonly #into: Into;
  #pending: Pending | null = null;

  constructor(into: Into) {
    this.#into = into;
  }

  type(item: number, value: unknown): void {
    if (this.#pending && this.#pending.item !== item) this.settle();
    const at = Math.round(this.#into.now());
    const since = this.#pending?.since ?? at;
    if (this.#pending) clearTimeout(this.#pending.timer);
    const pause = Math.max(0, Math.min(PAUSE, since + LONGEST - at));
    this.#pending = { item, value, at, since, timer: setTimeout(() => this.settle(), pause) };
    keepTyping(this.#into.attempt, { item, value, at });
  }

  /** Writes down what was typed, if anything. */
  settle(): void {
    const pending = this.#pending;
    if (!pending) return;
    clearTimeout(pending.timer);
    this.#pending = null;
    void this.write(pending.item, pending.value, pending.at);
  }

  /** Writes an answer as a whole, in place of what was being typed to the same question. */
  async write(item: number, value: unknown, at = Math.round(this.#into.now())): Promise<void> {
    if (this.#pending?.item === item) {
      clearTimeout(this.#pending.timer);
      this.#pending = null;
    }
    await this.#into.write(item, value, at);
    // Once it is in the log it needs to be kept nowhere else, unless more was typed meanwhile.
    if (this.#pending === null) keepTyping(this.#into.attempt, null);
  }
}
