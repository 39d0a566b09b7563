import type { ServiceDefinition } from '../domain/definition.ts';
import type { Effect } from '../domain/effect.ts';
import type { Entry } from '../domain/entry.ts';

const TELLING: ReadonlySet<Effect['kind']> = new Set<Effect['kind']>([
  'status',
  'moved',
  'left',
  'assigned',
  'flagged',
  'product-issued',
  'product-replaced',
  'product-revoked',
]);

/** Whether an entry can concern anybody beside whoever made it; what is said is worked out later, by a job. */
export function isWorthTelling({ actions }: ServiceDefinition, { action, effects }: Entry): boolean {
  if (action === 'message') return true;
  return actions[action]?.openly === true || effects.some(({ kind }) => TELLING.has(kind));
}
