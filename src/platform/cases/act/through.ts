import type { Tx } from '#db';
import type { Answers } from '#platform/forms';
import { type Helping, holdHelper } from '#platform/mandates';
import type { RuleBook } from '#platform/rules';
import type { ServiceDefinition } from '../domain/definition.ts';
import type { Effect } from '../domain/effect.ts';
import { HELPER_RECORD, residentOf } from '../domain/helped.ts';
import { agencyOf, calendarOf } from '../store/reference.ts';
import type { CasesDeps } from '../types.ts';

interface Filing {
  readonly personId: string;
  readonly service: ServiceDefinition;
  readonly agencyId: string;
  readonly answers: Answers;
  readonly rules: RuleBook;
  /** At the counter: the registration the officer named, null where they named none. */
  readonly atCounter?: { readonly helperId: string | null };
}

/**
 * The registration by which somebody files for a resident of their village, held until the transaction is over; null
 * where the answers do not say so. Throws INVALID_INPUT where they are not registered for that village today.
 */
export async function holdHelping(
  tx: Tx,
  deps: CasesDeps,
  { personId, service, agencyId, answers, rules, atCounter }: Filing,
): Promise<Helping | null> {
  const resident = residentOf(service, answers, rules);
  if (!resident) return null;
  const calendar = await calendarOf(tx, deps, await agencyOf(tx, deps, agencyId));
  return holdHelper(tx, { personId, agencyId, on: calendar.dateIn(deps.clock.now()), ...resident, ...(atCounter && { atCounter }) });
}

/** Who filed it for a resident; whoever wrote from a telephone finds it under their account too. */
export function throughHelper({ id, personId, name, village }: Helping, filedBy: string): readonly Effect[] {
  return [
    { kind: 'recorded', name: HELPER_RECORD, value: { helper: id, name, village } },
    ...(personId === filedBy ? [] : [{ kind: 'joined', personId, as: HELPER_RECORD } as const]),
  ];
}
