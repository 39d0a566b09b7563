import type { CasesDeps } from '#platform/cases';

/** What drawings and their remarks work on. */
export interface DrawingDeps {
  readonly cases: CasesDeps;
}
