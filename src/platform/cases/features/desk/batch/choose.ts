import type { Action } from '../../../domain/action.ts';
import type { RefusalReason } from '../../../domain/refusal.ts';
import type { CaseView } from '../../../index.ts';
import { standingsOf } from '../standing.ts';

/** An action on many, as it holds for the cases chosen. */
export interface BatchChoice {
  readonly key: string;
  readonly action: Action;
  /** Cases for which it does not hold now, with the reason. */
  readonly hindered: readonly { readonly view: CaseView; readonly reason: RefusalReason | 'no-such-action' }[];
}

/**
 * The actions that may be done to many at once, each with the chosen cases that hinder it; those that hold for all
 * come first. Cases of several services share no action.
 */
export function choicesFor(views: readonly CaseView[]): readonly BatchChoice[] {
  const [first] = views;
  if (!first) return [];
  const standings = views.map((view) => ({ view, of: new Map(standingsOf(view).map((one) => [one.key, one])) }));
  return Object.entries(first.service.actions)
    .filter(([key, action]) => action.inBatch && standings.some(({ of }) => of.get(key)?.refused === null))
    .map(([key, action]) => ({
      key,
      action,
      hindered: standings.flatMap(({ view, of }) => {
        const reason = view.service === first.service ? (of.get(key) ? of.get(key)?.refused : 'wrong-desk') : 'no-such-action';
        return reason ? [{ view, reason }] : [];
      }),
    }))
    .toSorted((one, other) => one.hindered.length - other.hindered.length);
}
