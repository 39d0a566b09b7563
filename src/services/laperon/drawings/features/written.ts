import type { Act } from '../domain/remark.ts';

/** Letters one may write at once. */
export const MOST_LETTERS = 4000;

/** Whether doing this says nothing without words. */
export function needsText(act: Act): boolean {
  return act === 'answer' || act === 'reopen';
}
