import type { Db } from '#db';
import type { Clock } from '#kernel';
import type { ServiceRegistry } from '#platform/cases';

export interface PortalDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly registry: ServiceRegistry;
  /** Without a trailing slash. */
  readonly publicUrl: string;
}
