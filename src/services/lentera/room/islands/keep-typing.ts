/** What was typed and is not yet a line of the log. */
export interface Typed {
  readonly item: number;
  readonly value: unknown;
  /** Server's time when it was typed, in milliseconds. */
  readonly at: number;
}

const keyOf = (attempt: string) => `wl-exam-typing-${attempt}`;

/**
 * Keeps what is being typed, letter by letter: the log takes it once the hand rests, and a reload or a dead battery does not
 * wait for that. Null forgets it. Where nothing can be kept the log alone is left.
 */
export function keepTyping(attempt: string, typed: Typed | null): void {
  try {
    if (typed === null) localStorage.removeItem(keyOf(attempt));
    else localStorage.setItem(keyOf(attempt), JSON.stringify(typed));
  } catch {}
}

/** What was being typed when the page went away; null where all of it is in the log. */
export function typedBefore(attempt: string): Typed | null {
  try {
    const typed = JSON.parse(localStorage.getItem(keyOf(attempt)) ?? 'null') as Partial<Typed> | null;
    return typed && typeof typed.item === 'number' && typeof typed.at === 'number' ? (typed as Typed) : null;
  } catch {
    return null;
  }
}
