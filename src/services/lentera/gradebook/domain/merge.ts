import { type MarkValue, sameMark } from './mark.ts';

/** What became of one student's mark when a whole column was sent. */
export type Fate =
  | { readonly kind: 'kept' }
  | { readonly kind: 'given' | 'changed'; readonly was: MarkValue | null; readonly becomes: MarkValue | null }
  /** Somebody else changed it since, to something else. */
  | { readonly kind: 'conflict'; readonly theirs: MarkValue | null; readonly mine: MarkValue | null };

/**
 * One mark of a column two may write at once: `base` as the sender saw it, `now` as it stands, `sent` as they want it. What
 * they did not touch stays as somebody else made it meanwhile.
 */
export function mergeMark(base: MarkValue | null, now: MarkValue | null, sent: MarkValue | null): Fate {
  if (sameMark(sent, base) || sameMark(sent, now)) return { kind: 'kept' };
  if (!sameMark(base, now)) return { kind: 'conflict', theirs: now, mine: sent };
  return { kind: now === null ? 'given' : 'changed', was: now, becomes: sent };
}
