/** States kept to come back to. */
const MOST = 200;

/** What was done, to be undone and done again; the present is asked for, since hands change it as well. Pure but for itself. */
export class History<T> {
  #before: T[] = [];
  #after: T[] = [];

  /** Something is about to be changed: this is how it stood. What was undone before cannot be done again. */
  keep(present: T): void {
    this.#before = [...this.#before, present].slice(-MOST);
    this.#after = [];
  }

  /** How it stood before the last change; null where nothing is left to undo. */
  undo(present: T): T | null {
    return step(this.#before, this.#after, present);
  }

  redo(present: T): T | null {
    return step(this.#after, this.#before, present);
  }

  get canUndo(): boolean {
    return this.#before.length > 0;
  }

  get canRedo(): boolean {
    return this.#after.length > 0;
  }
}

function step<T>(from: T[], to: T[], present: T): T | null {
  const found = from.pop();
  if (found === undefined) return null;
  to.push(present);
  return found;
}
