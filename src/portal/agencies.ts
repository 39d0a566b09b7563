import type { PersonActor } from '#kernel';
import { type Agency, can, type Permission } from '#platform/access';
import type { ServiceRegistry } from '#platform/cases';

/** The agencies of the hall at which an officer may do this, each once. */
export function agenciesWhere(registry: ServiceRegistry, actor: PersonActor, permission: Permission): readonly Agency[] {
  const offering = new Map(registry.all().map(({ agency }) => [agency.id, agency]));
  return [...offering.values()].filter(({ id }) => can(actor, permission, id));
}
