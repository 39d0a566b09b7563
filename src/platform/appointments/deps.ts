import type { CasesDeps } from '#platform/cases';

/** What appointments work on. */
export interface AppointmentDeps {
  readonly cases: CasesDeps;
}
