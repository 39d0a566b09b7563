import type { CasesDeps } from '#platform/cases';

/** What the survey works on. */
export interface SurveyDeps {
  readonly cases: CasesDeps;
}
