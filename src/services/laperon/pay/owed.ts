import type { CaseState } from '#platform/cases';
import { levyInForce } from '../domain/levy-in-force.ts';

/** Whole rupiah a case waits for; null where it waits for none. */
export function owedOn(state: CaseState): number | null {
  const rupiah = state.flags.includes('awaiting-payment') ? (levyInForce(state)?.rupiah ?? 0) : 0;
  return rupiah > 0 ? rupiah : null;
}
