import type { Tx } from '#db';
import { AppError, newId, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { sql } from 'kysely';
import { faultIn, type Rule } from './domain/rule.ts';

/** Who proposes, where and when. `today` is the day at the agency, YYYY-MM-DD. */
export interface Proposing {
  readonly agencyId: string;
  /** Why: for whoever approves, and for whoever reads it years later. */
  readonly reason: string;
  readonly actor: PersonActor;
  readonly today: string;
  readonly at: Date;
}

export interface ProposedChange extends Proposing {
  readonly value: unknown;
  readonly citation: string;
  /** First day it shall hold, YYYY-MM-DD: today, or a day to come. */
  readonly validFrom: string;
  readonly confirmed: boolean;
}

/**
 * Proposes a version of a rule for an agency; somebody else approves it. Whether the actor may propose there is asked
 * before. Returns the proposal's id. Throws INVALID_INPUT where the value does not fit the rule or the day has passed,
 * and CONFLICT while another proposal of the rule is open.
 */
export async function proposeChange(tx: Tx, rule: Rule, change: ProposedChange): Promise<string> {
  const { value, citation, validFrom, confirmed, today } = change;
  const fault = faultIn(rule, value);
  if (fault) throw new AppError('INVALID_INPUT', { fields: [{ field: 'value', why: rule.key }] });
  if (validFrom < today) throw new AppError('INVALID_INPUT', { fields: [{ field: 'validFrom', why: 'past' }] });
  const offered = { kind: 'change', value: JSON.stringify(value), citation, valid_from: validFrom, confirmed } as const;
  return enterProposal(tx, rule.key, change, offered);
}

/**
 * Proposes that an agency's version which does not hold yet shall never hold. Throws NOT_FOUND unless it is such a
 * version of this agency, and CONFLICT while another proposal of the rule is open.
 */
export async function proposeCallingOff(tx: Tx, rule: Rule, versionId: string, proposing: Proposing): Promise<string> {
  const version = await tx
    .selectFrom('rules.version')
    .select('id')
    .where('id', '=', versionId)
    .where('key', '=', rule.key)
    .where('agency_id', '=', proposing.agencyId)
    .where('valid_from', '>', proposing.today)
    .where('called_off_on', 'is', null)
    .executeTakeFirst();
  if (!version) throw new AppError('NOT_FOUND', { version: versionId });
  return enterProposal(tx, rule.key, proposing, { kind: 'call-off', target_id: version.id });
}

type Offered =
  | { readonly kind: 'change'; readonly value: string; readonly citation: string; readonly valid_from: string; readonly confirmed: boolean }
  | { readonly kind: 'call-off'; readonly target_id: string };

async function enterProposal(tx: Tx, key: string, { agencyId, reason, actor, at }: Proposing, offered: Offered): Promise<string> {
  const row = { id: newId(), key, agency_id: agencyId, reason, proposed_by: actor.personId, proposed_at: at, ...offered };
  const entered = await tx
    .insertInto('rules.proposal')
    .values(row)
    // Written out: as a parameter it would match the partial index only until PostgreSQL plans for every value.
    .onConflict((on) => on.columns(['key', 'agency_id']).where('state', '=', sql.lit('open')).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!entered) throw new AppError('CONFLICT', { why: 'open-proposal', rule: key });
  await appendAudit(tx, {
    actor,
    action: 'rules.propose',
    subject: { type: 'rule-proposal', id: entered.id },
    detail: { key, agency: agencyId, kind: offered.kind },
    at,
  });
  return entered.id;
}
