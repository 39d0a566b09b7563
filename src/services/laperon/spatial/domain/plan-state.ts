/** Where a plan stands on a day: entered and not in force, to come, in force, or over. */
export type PlanState = 'entered' | 'coming' | 'in-force' | 'over';

/** Days are YYYY-MM-DD, both included. */
export function planState(plan: { readonly validFrom: string | null; readonly validTo: string | null }, today: string): PlanState {
  if (plan.validFrom === null) return 'entered';
  if (plan.validFrom > today) return 'coming';
  return plan.validTo !== null && plan.validTo < today ? 'over' : 'in-force';
}
