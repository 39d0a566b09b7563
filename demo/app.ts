import type { Db } from '#db';
import type { Clock } from '#kernel';
import type { CasesDeps } from '#platform/cases';
import type { Auth } from '#platform/identity';
import type { LenteraDeps } from '#services/lentera';
import type { PaymentsDeps } from '#platform/payments';
import type { OmbudsmanDeps } from '#services/ombudsman';
import type { SamsatDeps } from '#services/samsat';
import type { StopLinks } from '#platform/notifications';
import type { Pool } from 'pg';

/** What the demonstration needs of a composed application. */
export interface DemoApp {
  readonly db: Db;
  readonly pool: Pool;
  readonly clock: Clock;
  readonly auth: Auth;
  readonly authSecret: string;
  readonly cases: CasesDeps;
  readonly stopLinks: StopLinks;
  readonly lentera: LenteraDeps;
  readonly samsat: SamsatDeps;
  readonly payments: PaymentsDeps;
  readonly ombudsman: OmbudsmanDeps;
}

/** The engine as it was on another day: everything it writes bears the time of `clock`. */
export function engineAt({ cases }: DemoApp, clock: Clock): CasesDeps {
  const files = { ...cases.files, clock };
  return { ...cases, clock, files, documents: { ...cases.documents, clock, files } };
}
