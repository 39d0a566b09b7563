import type { Db, Tx } from './types.ts';

/**
 * What a transaction writes at its very end, however many parts of it asked: once for all, and with the lock it takes
 * held for no longer than the commit needs.
 */
export interface Ending<T> {
  /** Lower ones come first: what most others wait for stands last. */
  readonly order: number;
  write(tx: Tx, items: readonly T[]): Promise<void>;
  /** Once it is committed; what goes wrong here undoes nothing. */
  afterwards?(db: Db, items: readonly T[]): void;
}

interface Open {
  readonly endings: Map<Ending<unknown>, unknown[]>;
  readonly then: (() => void)[];
}

const open = new WeakMap<Tx, Open>();

/** Adds to what the transaction writes at its end; a transaction not begun by `transaction` writes it at once. */
export async function atEnd<T>(tx: Tx, ending: Ending<T>, item: T): Promise<void> {
  const endings = open.get(tx)?.endings;
  if (!endings) return ending.write(tx, [item]);
  const items = endings.get(ending as Ending<unknown>);
  if (items) items.push(item);
  else endings.set(ending as Ending<unknown>, [item]);
}

/** Does something in this process once the transaction has committed; never when it fails. Only inside `transaction`. */
export function afterCommit(tx: Tx, work: () => void): void {
  const known = open.get(tx);
  if (!known) throw new Error('afterCommit outside transaction()');
  known.then.push(work);
}

/** Does the work, then writes its endings; `committed` is to be called once all of it is. */
export async function withEndings<T>(
  tx: Tx,
  work: (tx: Tx) => Promise<T>,
): Promise<{ readonly result: T; readonly committed: (db: Db) => void }> {
  const { endings, then }: Open = { endings: new Map(), then: [] };
  open.set(tx, { endings, then });
  const result = await work(tx);
  const inOrder = [...endings].sort(([a], [b]) => a.order - b.order);
  for (const [ending, items] of inOrder) await ending.write(tx, items);
  return {
    result,
    committed: (db) => {
      for (const one of then) one();
      for (const [ending, items] of inOrder) ending.afterwards?.(db, items);
    },
  };
}
