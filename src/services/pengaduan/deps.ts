import type { PersonActor } from '#kernel';
import type { CasesDeps } from '#platform/cases';
import type { FillDeps } from '#platform/forms';

/** What complaints work on. */
export interface ComplaintDeps {
  readonly cases: CasesDeps;
  /** How applications are filled in, so that what other systems send goes the same way. */
  readonly fill: FillDeps;
  /** A registered system by the key it shows, and whether it may ask any more this minute; null where nobody has that key. */
  readonly byKey: (
    key: string,
  ) => Promise<{ readonly actor: PersonActor; readonly allowance: { readonly exceeded: boolean } | null } | null>;
  /** Where a complaint is taken to the Ombudsman; null where the hall has none. */
  readonly raisePath: ((caseId: string) => string) | null;
  /** Where one reports to the Ombudsman without it. */
  readonly ombudsmanPath: string | null;
}
