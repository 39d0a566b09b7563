import { AppError, type PersonActor } from '#kernel';
import { can } from '#platform/access';
import type { CasesDeps } from '../../types.ts';

/** What an officer may help with. Throws FORBIDDEN where that is nothing. */
export function offersFor({ registry }: CasesDeps, officer: PersonActor) {
  const offers = registry.all().filter(({ agency }) => can(officer, 'cases.assist', agency.id));
  if (offers.length === 0) throw new AppError('FORBIDDEN', { permission: 'cases.assist' });
  return offers;
}
