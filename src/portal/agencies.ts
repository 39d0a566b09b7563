import type { PersonActor } from '#kernel';
import { type Agency, can, type Permission } from '#platform/access';
import type { PortalDeps } from './deps.ts';

/** The agencies of the hall, of its services and of its wings, at which an officer may do this, each once. */
export function agenciesWhere(
  { registry, wings }: Pick<PortalDeps, 'registry' | 'wings'>,
  actor: PersonActor,
  permission: Permission,
): readonly Agency[] {
  const all = [...registry.all(), ...wings].map(({ agency }) => [agency.id, agency] as const);
  return [...new Map(all).values()].filter(({ id }) => can(actor, permission, id));
}
