import type { Db } from '#db';
import type { Clock } from '#kernel';
import type { CasesDeps, Offer } from '#platform/cases';
import type { FillDeps } from '#platform/forms';

export interface ConversationDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly cases: CasesDeps;
  readonly fill: FillDeps;
  /** Without a trailing slash. */
  readonly publicUrl: string;
  /** What may be applied for in a chat, in the order it is offered. */
  readonly offers: () => readonly Offer[];
}
