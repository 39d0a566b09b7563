interface Waiting<T, R> {
  readonly item: T;
  resolve(result: R): void;
  reject(error: unknown): void;
}

interface Limits {
  /** Items done together at most. */
  readonly most: number;
  /** Batches on their way at once. */
  readonly together: number;
}

/**
 * Does together what many ask for at once: while a batch is on its way, whoever comes waits for the next. One commit then
 * stands for hundreds, and each of them still waits until it is on disk.
 */
export class Gathered<T, R> {
  readonly #work: (items: readonly T[]) => Promise<readonly R[]>;
  readonly #limits: Limits;
  #waiting: Waiting<T, R>[] = [];
  #running = 0;

  constructor(work: (items: readonly T[]) => Promise<readonly R[]>, limits: Limits) {
    this.#work = work;
    this.#limits = limits;
  }

  /** How many wait. */
  get length(): number {
    return this.#waiting.length;
  }

  /** Resolves with the item's own result once its batch is done. */
  add(item: T): Promise<R> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      // After what came in the same turn, so that it goes together.
      if (this.#running < this.#limits.together) setImmediate(() => void this.#go());
    });
  }

  async #go(): Promise<void> {
    if (this.#running >= this.#limits.together || this.#waiting.length === 0) return;
    const batch = this.#waiting.splice(0, this.#limits.most);
    this.#running += 1;
    try {
      await this.#do(batch);
    } finally {
      this.#running -= 1;
      if (this.#waiting.length > 0) setImmediate(() => void this.#go());
    }
  }

  async #do(batch: readonly Waiting<T, R>[]): Promise<void> {
    try {
      const results = await this.#work(batch.map(({ item }) => item));
      for (const [at, { resolve }] of batch.entries()) resolve(results[at] as R);
    } catch (error) {
      // What is wrong with one is not the others' fault: each is tried by itself.
      if (batch.length === 1 || !isAboutData(error)) for (const { reject } of batch) reject(error);
      else for (const one of batch) await this.#do([one]);
    }
  }
}

/** PostgreSQL's classes 22 (data) and 23 (constraint): the same again would be refused again. */
function isAboutData(error: unknown): boolean {
  return /^2[23]/.test(String((error as { code?: unknown }).code ?? ''));
}
