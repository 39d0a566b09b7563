import type { Db } from '#db';
import type { Clock } from '#kernel';
import type { CasesDeps, ServiceRegistry } from '#platform/cases';

export interface PortalDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly registry: ServiceRegistry;
  /** For a person's own data, which lie in every module. */
  readonly cases: CasesDeps;
  /** Without a trailing slash. */
  readonly publicUrl: string;
}
