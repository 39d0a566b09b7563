import type { Db } from '#db';
import type { Clock } from '#kernel';
import type { Reach } from '#platform/channels';

export interface WebhookDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly reach: Reach;
  /** Address of a case in the API, whole. */
  readonly caseUrl: (caseId: string) => string;
  /** Days something may wait for a paused subscription. */
  readonly keepDays: number;
  /** Page of the console where a client's subscriptions stand, as a path. */
  readonly consolePage: (clientId: string) => string;
}
