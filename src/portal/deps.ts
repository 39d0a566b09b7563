import type { Db } from '#db';
import type { Clock } from '#kernel';
import type { CasesDeps, ServiceRegistry } from '#platform/cases';
import type { WebhookDeps } from '#platform/webhooks';

export interface PortalDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly registry: ServiceRegistry;
  /** For a person's own data, which lie in every module. */
  readonly cases: CasesDeps;
  readonly webhooks: WebhookDeps;
  /** Without a trailing slash. */
  readonly publicUrl: string;
}
