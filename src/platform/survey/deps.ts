import type { Text } from '#i18n';
import type { CasesDeps } from '#platform/cases';

/** What the survey works on. */
export interface SurveyDeps {
  readonly cases: CasesDeps;
  /** What else is asked about than services of the engine, and what it is called. */
  readonly beside: readonly { readonly key: string; readonly title: Text }[];
}
