interface Waiting<T, R> {
  readonly item: T;
  readonly keys: readonly string[];
  readonly resolve: (result: R) => void;
  readonly reject: (error: unknown) => void;
}

interface Together<T, R> {
  /** Of one batch. */
  readonly most: number;
  /** Batches in hand at once. */
  readonly atOnce: number;
  /** What an item must have to itself within a batch: one that shares a key waits for the next. */
  keysOf(item: T): readonly string[];
  /** All of them or none: their results, in their order. */
  work(items: readonly T[]): Promise<readonly R[]>;
}

/**
 * Work that comes while other work is being written waits, and is then written together: one commit, and statements for
 * all of it. Nothing waits where nothing is in hand. Where a batch fails each of it is done alone, so that nobody fails for
 * another's sake.
 */
export function together<T, R>({ most, atOnce, keysOf, work }: Together<T, R>): (item: T) => Promise<R> {
  let waiting: Waiting<T, R>[] = [];
  let inHand = 0;
  let looking = false;

  const look = () => {
    looking = false;
    while (inHand < atOnce && waiting.length > 0) void run(nextBatch());
  };
  const lookSoon = () => {
    if (looking) return;
    looking = true;
    // What came in the same turn goes together.
    setImmediate(look);
  };

  function nextBatch(): readonly Waiting<T, R>[] {
    const batch: Waiting<T, R>[] = [];
    const left: Waiting<T, R>[] = [];
    const taken = new Set<string>();
    for (const one of waiting) {
      const fits = batch.length < most && !one.keys.some((key) => taken.has(key));
      (fits ? batch : left).push(one);
      // Those left behind keep their turn before whoever shares a key with them.
      for (const key of one.keys) taken.add(key);
    }
    waiting = left;
    return batch;
  }

  async function run(batch: readonly Waiting<T, R>[]): Promise<void> {
    inHand += 1;
    try {
      await settle(batch);
    } finally {
      inHand -= 1;
      lookSoon();
    }
  }

  async function settle(batch: readonly Waiting<T, R>[]): Promise<void> {
    try {
      const results = await work(batch.map(({ item }) => item));
      if (results.length !== batch.length) throw new Error('a result for each');
      batch.forEach(({ resolve }, at) => resolve(results[at] as R));
    } catch (error) {
      const [only] = batch;
      if (batch.length === 1) only?.reject(error);
      else for (const one of batch) await settle([one]);
    }
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, keys: keysOf(item), resolve, reject });
      lookSoon();
    });
}
