import type { Db } from '#db';
import type { Clock } from '#kernel';
import type { CasesDeps, ServiceRegistry } from '#platform/cases';
import type { PublicPartOf } from '#platform/survey';
import type { Rule } from '#platform/rules';
import type { WebhookDeps } from '#platform/webhooks';
import type { Wing } from './wings.ts';
import type { Operation } from './features/operation/operation.ts';

export interface PortalDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly registry: ServiceRegistry;
  /** What the hall has beside services one applies for. */
  readonly wings: readonly Wing[];
  /** What services and the Ombudsman add to the public page of an agency, in this order. */
  readonly publicParts: readonly PublicPartOf[];
  /** For a person's own data, which lie in every module. */
  readonly cases: CasesDeps;
  readonly webhooks: WebhookDeps;
  /** What holds for the whole installation and stays with the code. */
  readonly houseRules: readonly Rule[];
  /** How the installation stands now. */
  readonly operation: () => Promise<Operation>;
  /** Requests a minute of a system without a limit of its own; 0 for any number. */
  readonly clientPerMinute: number;
  /** The number people write to by WhatsApp, as they dial it; null where there is none. */
  readonly whatsappNumber: string | null;
  /** Whether a service can be applied for by WhatsApp, where there is a number. */
  readonly inChat: (service: string) => boolean;
  /** Without a trailing slash. */
  readonly publicUrl: string;
}
