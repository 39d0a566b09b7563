import { AppError } from '#kernel';
import { agenciesOf, authorise, can, type Permission } from '#platform/access';
import { getPerson, type Request } from '#web';
import { texts } from './messages/index.ts';

/** Agencies whose treasury an officer works at. Throws FORBIDDEN where there is none. */
export function scopeOf(request: Request, permission: Permission = 'payments.read'): readonly string[] {
  const actor = getPerson(request);
  authorise(actor, permission);
  return agenciesOf(actor).filter((id) => can(actor, permission, id));
}

/** Throws NOT_FOUND for what belongs to another agency, FORBIDDEN for what this officer may not do at theirs. */
export function assertOwn(request: Request, agencyId: string, permission: Permission): void {
  const actor = getPerson(request);
  if (!can(actor, 'payments.read', agencyId)) throw new AppError('NOT_FOUND', { agency: agencyId });
  authorise(actor, permission, agencyId);
}

const refusals = [
  'decided',
  'own',
  'sum',
  'not-payable',
  'given',
  'entered',
  'not-enough',
  'passed-on',
  'nothing',
  'counted',
  'slip',
] as const;
export type DeskRefusal = (typeof refusals)[number];

/** A refusal in words; one of another part of the house is thrown on. */
export function refusalInWords(reason: string, locale: 'id' | 'en'): string {
  const words: Readonly<Record<string, string>> = texts(locale).refusals;
  const said = words[reason];
  if (said === undefined) throw new AppError('ACTION_NOT_ALLOWED', { reason });
  return said;
}

export const dones = ['applied', 'kept', 'asked', 'decided', 'sent', 'entered', 'taken', 'cleared', 'deposited'] as const;
export type Done = (typeof dones)[number];
