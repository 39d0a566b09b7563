import type { Db } from '#db';
import type { Clock } from '#kernel';
import type { CasesDeps } from '#platform/cases';
import type { DocumentsDeps } from '#platform/documents';
import type { FillDeps } from '#platform/forms';
import type { WebhookDeps } from '#platform/webhooks';

export interface ApiDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly cases: CasesDeps;
  readonly fill: FillDeps;
  readonly documents: DocumentsDeps;
  readonly webhooks: WebhookDeps;
  /** Without a trailing slash. */
  readonly publicUrl: string;
}
