import type { Entry } from '../domain/log.ts';
import { MOST_ENTRIES } from '../domain/log.ts';
import type { ExamClock } from './exam-clock.ts';
import type { Store } from './store.ts';

/** What the server says each time. */
export interface Said {
  readonly upTo: number;
  readonly now: number;
  readonly phase: 'early' | 'open' | 'running' | 'over' | 'late';
  readonly endsAt: number | null;
  readonly opensAt: number;
}

export interface Addresses {
  readonly paper: string;
  readonly begin: string;
  readonly answers: string;
  readonly standing: string;
  readonly finish: string;
  readonly receipt: string;
}

/** Why the server does not take what was sent, as its code and reason. */
export class Refused extends Error {
  readonly reason: string;
  readonly status: number;

  constructor(status: number, reason: string) {
    super(reason);
    this.status = status;
    this.reason = reason;
  }
}

/** Asks the server in the name of a ticket. Throws Refused, or a TypeError without a line. */
export async function ask<T>(ticket: string, address: string, body?: unknown): Promise<T> {
  const answer = await fetch(address, {
    // The account's cookie is not needed, and costs the server a look at its session.
    credentials: 'omit',
    cache: 'no-store',
    headers: {
      authorization: `Ujian ${ticket}`,
      accept: 'application/json',
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
  });
  if (answer.ok) return (await answer.json()) as T;
  const problem = (await answer.json().catch(() => ({}))) as { reason?: string; code?: string };
  throw new Refused(answer.status, problem.reason ?? problem.code ?? String(answer.status));
}

export interface SenderState {
  readonly line: 'good' | 'broken';
  readonly upTo: number;
  readonly refused: string | null;
}

interface Sending {
  readonly id: string;
  readonly ticket: string;
  readonly addresses: Addresses;
  readonly store: Store;
  readonly clock: ExamClock;
  readonly upTo: number;
  heard(said: Said): void;
  changed(state: SenderState): void;
}

/** How often the server is asked while nothing is sent; more often towards the end, when more time matters. */
const QUIET = 15_000;
const QUIET_AT_END = 4_000;
const NEAR_END = 90_000;
const LONGEST = 30_000;

/**
 * Sends the log until the server has all of it: in order, again and again, with growing pauses that differ from device to
 * device, so that a school whose line comes back does not come all at once.
 */
export class Sender {
  readonly #to: Sending;
  #state: SenderState;
  #stopped = false;
  #wake: (() => void) | undefined;
  /** Somebody poked while nothing slept. */
  #poked = false;
  #pause = 1000;
  endsAt: number | null = null;

  constructor(to: Sending) {
    this.#to = to;
    this.#state = { line: 'good', upTo: to.upTo, refused: null };
  }

  start(): void {
    addEventListener('online', this.poke);
    void this.#run();
  }

  stop(): void {
    this.#stopped = true;
    removeEventListener('online', this.poke);
    this.poke();
  }

  /** Something waits, or a line may be back. */
  poke = (): void => {
    if (this.#wake) this.#wake();
    else this.#poked = true;
  };

  /** Sends everything and hands in. Resolves once the server has it. */
  async finish(): Promise<Said> {
    for (let pause = 500; ; pause = Math.min(pause * 2, LONGEST)) {
      try {
        let entries = await this.#unsent();
        while (entries.length > MOST_ENTRIES) {
          await this.#send(this.#to.addresses.answers, entries.slice(0, MOST_ENTRIES));
          entries = await this.#unsent();
        }
        return await this.#send(this.#to.addresses.finish, entries);
      } catch (error) {
        if (error instanceof Refused && error.status < 500 && error.status !== 429) throw error;
        this.#change({ line: 'broken' });
        await this.#rest(pause * (0.5 + Math.random()));
      }
    }
  }

  #unsent(): Promise<readonly Entry[]> {
    return this.#to.store.after(this.#to.id, this.#state.upTo);
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      this.#poked = false;
      const entries = await this.#unsent();
      try {
        if (entries.length > 0) await this.#send(this.#to.addresses.answers, entries.slice(0, MOST_ENTRIES));
        else if (this.#state.line === 'broken' || (await this.#quiet())) await this.#hear();
        this.#pause = 1000;
      } catch (error) {
        if (error instanceof Refused && error.status < 500 && error.status !== 429) {
          this.#change({ refused: error.reason });
          if (error.reason === 'other-device' || error.reason === 'ended') return;
        } else this.#change({ line: 'broken' });
        await this.#rest(this.#pause * (0.5 + Math.random()));
        this.#pause = Math.min(this.#pause * 2, LONGEST);
      }
    }
  }

  async #send(address: string, entries: readonly Entry[]): Promise<Said> {
    const begun = performance.now();
    const said = await ask<Said>(this.#to.ticket, address, { entries });
    await this.#note(said, begun, entries.at(-1)?.seq ?? 0);
    return said;
  }

  async #hear(): Promise<void> {
    const begun = performance.now();
    await this.#note(await ask<Said>(this.#to.ticket, this.#to.addresses.standing), begun, 0);
  }

  async #note(said: Said, begun: number, upTo: number): Promise<void> {
    const { clock, store, id, heard } = this.#to;
    clock.hear(said.now, performance.now() - begun);
    const kept = Math.max(this.#state.upTo, upTo);
    await store.sent(id, kept, said.endsAt, clock.offset);
    this.endsAt = said.endsAt;
    this.#change({ line: 'good', upTo: kept, refused: null });
    heard(said);
  }

  #change(patch: Partial<SenderState>): void {
    this.#state = { ...this.#state, ...patch };
    this.#to.changed(this.#state);
  }

  /** Waits until something is to be sent (false) or the server was not asked for a while (true). */
  async #quiet(): Promise<boolean> {
    const nearEnd = this.endsAt !== null && this.endsAt - this.#to.clock.now() < NEAR_END;
    return this.#rest((nearEnd ? QUIET_AT_END : QUIET) * (0.8 + Math.random() * 0.4));
  }

  #rest(milliseconds: number): Promise<boolean> {
    if (this.#poked) return Promise.resolve(false);
    return new Promise((resolve) => {
      const done = (slept: boolean) => {
        clearTimeout(timer);
        this.#wake = undefined;
        resolve(slept);
      };
      const timer = setTimeout(() => done(true), milliseconds);
      this.#wake = () => done(false);
    });
  }
}
