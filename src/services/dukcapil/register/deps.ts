import type { Db } from '#db';
import type { Clock } from '#kernel';

/** What the register of residents works on. */
export interface RegisterDeps {
  readonly db: Db;
  readonly clock: Clock;
}

/** The same, for the pages of the agency whose register it is; null where the hall has none. */
export interface AgencyRegister extends RegisterDeps {
  readonly agencyId: string | null;
}
