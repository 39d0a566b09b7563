import { Worker } from 'node:worker_threads';

/** Milliseconds after which a thread nobody asks anything of ends, and what it held of memory with it. */
const IDLE = 10_000;

interface Limits {
  /** Megabytes of the heap: what asks for more ends the thread. */
  readonly memory: number;
  /** Milliseconds for one asking, unless it says otherwise. */
  readonly patience: number;
  /** Threads at once; others wait. */
  readonly lanes?: number;
}

/** Asks a thread; null where it took too long or died of what it was given. Never rejects. */
export type Aside<Asked, Answer> = (asked: Asked, patience?: number) => Promise<Answer | null>;

/**
 * Work that others' files make, done in threads beside: whoever asks for a page meanwhile gets it. A thread takes one asking
 * after the other from its `parentPort` and answers each with a message; it is ended by what goes wrong, and by idleness.
 */
export function aside<Asked, Answer>(file: URL, { memory, patience, lanes = 1 }: Limits): Aside<Asked, Answer> {
  const all = Array.from({ length: lanes }, () => new Lane<Asked, Answer>(file, memory));
  let next = 0;
  return async (asked, atMost = patience) => (await all[next++ % lanes]?.ask(asked, atMost)) ?? null;
}

class Lane<Asked, Answer> {
  readonly #file: URL;
  readonly #memory: number;
  #before: Promise<unknown> = Promise.resolve();
  #thread: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;

  constructor(file: URL, memory: number) {
    this.#file = file;
    this.#memory = memory;
  }

  ask(asked: Asked, patience: number): Promise<Answer | null> {
    const mine = this.#before.then(() => this.#answerTo(asked, patience));
    this.#before = mine;
    return mine;
  }

  #answerTo(asked: Asked, patience: number): Promise<Answer | null> {
    clearTimeout(this.#idle);
    const thread = (this.#thread ??= this.#begin());
    thread.ref();
    return new Promise((resolve) => {
      const answer = (said: Answer) => {
        settle();
        thread.unref();
        this.#idle = setTimeout(() => this.#end(thread), IDLE).unref();
        resolve(said);
      };
      const fail = () => {
        settle();
        this.#end(thread);
        resolve(null);
      };
      const timer = setTimeout(fail, patience);
      const settle = () => {
        clearTimeout(timer);
        thread.off('message', answer).off('error', fail).off('exit', fail);
      };
      thread.once('message', answer).once('error', fail).once('exit', fail);
      thread.postMessage(asked, []);
    });
  }

  #begin(): Worker {
    const thread = new Worker(this.#file, { resourceLimits: { maxOldGenerationSizeMb: this.#memory } });
    // What it dies of while nobody asks is nobody's answer: the next asking begins another.
    thread.on('error', () => {});
    thread.on('exit', () => this.#end(thread));
    return thread;
  }

  #end(thread: Worker): void {
    if (this.#thread === thread) this.#thread = undefined;
    void thread.terminate();
  }
}
