import type { Tx } from '#db';
import { type Actor, AppError, newId } from '#kernel';
import { appendAudit } from '#platform/audit';
import { sql } from 'kysely';
import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';
import type { Rule, RuleVersion } from './domain/rule.ts';
import { publish } from './tables.ts';

export interface RuleEntry<T> {
  readonly agencyId: string;
  readonly value: T;
  readonly citation: string;
  /** First day it holds, YYYY-MM-DD. */
  readonly validFrom: string;
  /** False where the agency enters a value it does not vouch for yet. */
  readonly confirmed?: boolean;
  readonly actor: Actor;
  readonly at: Date;
}

/**
 * Enters an agency's own version of a rule, which it thereby vouches for unless it says otherwise. What was begun or numbered under an earlier
 * one stays as it is. Throws INVALID_INPUT when the value does not fit the rule's schema.
 */
export async function enterRule<S extends TSchema>(
  tx: Tx,
  rule: Rule<S>,
  { agencyId, value, citation, validFrom, confirmed = true, actor, at }: RuleEntry<Rule<S>['value']>,
): Promise<Pick<RuleVersion, 'id' | 'version'>> {
  if (!Value.Check(rule.schema, value)) throw new AppError('INVALID_INPUT', { fields: [{ field: 'value', why: rule.key }] });
  // One after the other: two officers at once get two versions.
  await sql`select pg_advisory_xact_lock(hashtext(${`${rule.key}:${agencyId}`}))`.execute(tx);
  const { latest } = await tx
    .selectFrom('rules.version')
    .select((eb) => eb.fn.max('version').as('latest'))
    .where('key', '=', rule.key)
    .where('agency_id', '=', agencyId)
    .executeTakeFirstOrThrow();
  const entered = { id: newId(), version: (latest ?? 0) + 1 };
  await tx
    .insertInto('rules.version')
    .values({
      ...entered,
      key: rule.key,
      agency_id: agencyId,
      value: JSON.stringify(value),
      unit: rule.unit ?? null,
      citation,
      valid_from: validFrom,
      confirmed,
      entered_by: actor.kind === 'person' ? actor.personId : actor.kind,
      entered_at: at,
    })
    .execute();
  publish(tx);
  await appendAudit(tx, {
    actor,
    action: 'rules.enter',
    subject: { type: 'rule', id: entered.id },
    detail: { key: rule.key, agency: agencyId, version: entered.version, validFrom },
    at,
  });
  return entered;
}
