import { type CaseState, findRecord } from '#platform/cases';

/** The levy that counts for a case: by the formula, or by a decision that a second officer agreed to. */
export type LevyInForce =
  | { readonly by: 'formula'; readonly rupiah: number; readonly at: string }
  | { readonly by: 'decision'; readonly rupiah: number; readonly at: string; readonly reason: string };

/** The newest levy that was set; a proposal outside the formula counts once it was agreed to. Null before any. */
export function levyInForce(state: CaseState): LevyInForce | null {
  const assessed = findRecord(state, 'assessLevy');
  const proposed = findRecord(state, 'overrideLevy');
  const checked = findRecord(state, 'checkOverride');
  const agreed = proposed && checked && checked.at >= proposed.at && checked.value.finding !== 'no' ? proposed : undefined;
  if (agreed && (!assessed || agreed.at > assessed.at))
    return { by: 'decision', rupiah: Number(agreed.value.amount), at: agreed.at, reason: String(agreed.value.reason) };
  return assessed ? { by: 'formula', rupiah: Number(assessed.value.amountRupiah), at: assessed.at } : null;
}
