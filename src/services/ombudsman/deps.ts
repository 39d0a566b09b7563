import type { Db } from '#db';
import type { Clock } from '#kernel';

/** What the Ombudsman's pages work on. */
export interface OmbudsmanDeps {
  readonly db: Db;
  readonly clock: Clock;
  /** The office in Bali. */
  readonly agencyId: string;
  readonly publicUrl: string;
  /** Nothing here is real. */
  readonly demo: boolean;
}
