import type { Db } from '#db';
import type { Clock } from '#kernel';

/** What spatial information works on. */
export interface SpatialDeps {
  readonly db: Db;
  readonly clock: Clock;
}
