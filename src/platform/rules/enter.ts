import type { Tx } from '#db';
import { newId } from '#kernel';
import { sql } from 'kysely';
import type { Rule, RuleVersion } from './domain/rule.ts';
import { publish } from './tables.ts';

export interface RuleEntry {
  readonly agencyId: string;
  /** Fits the rule's schema. */
  readonly value: unknown;
  readonly citation: string;
  /** First day it holds, YYYY-MM-DD. */
  readonly validFrom: string;
  readonly confirmed: boolean;
  readonly enteredBy: string;
  readonly at: Date;
}

/** Enters an agency's own version of a rule. What was begun or numbered under an earlier one stays as it is. */
export async function enterVersion(tx: Tx, rule: Rule, entry: RuleEntry): Promise<Pick<RuleVersion, 'id' | 'version'>> {
  // One after the other: two officers at once get two versions.
  await sql`select pg_advisory_xact_lock(hashtext(${`${rule.key}:${entry.agencyId}`}))`.execute(tx);
  const { latest } = await tx
    .selectFrom('rules.version')
    .select((eb) => eb.fn.max('version').as('latest'))
    .where('key', '=', rule.key)
    .where('agency_id', '=', entry.agencyId)
    .executeTakeFirstOrThrow();
  const entered = { id: newId(), version: (latest ?? 0) + 1 };
  await tx
    .insertInto('rules.version')
    .values({
      ...entered,
      key: rule.key,
      agency_id: entry.agencyId,
      value: JSON.stringify(entry.value),
      unit: rule.unit ?? null,
      citation: entry.citation,
      valid_from: entry.validFrom,
      confirmed: entry.confirmed,
      entered_by: entry.enteredBy,
      entered_at: entry.at,
    })
    .execute();
  publish(tx);
  return entered;
}
