import type { CasesDeps } from '#platform/cases';

/** What complaints work on. */
export interface ComplaintDeps {
  readonly cases: CasesDeps;
  /** Where a complaint is taken to the Ombudsman; null where the hall has none. */
  readonly raisePath: ((caseId: string) => string) | null;
  /** Where one reports to the Ombudsman without it. */
  readonly ombudsmanPath: string | null;
}
