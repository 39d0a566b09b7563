import type { Db, Tx } from '#db';
import { type RuleBook, rulesByPins } from '#platform/rules';
import type { Entry } from '../domain/entries.ts';
import { factsOf, type Standing } from '../domain/procedure/facts.ts';
import { isStage } from '../domain/procedure/stages.ts';
import { limitsRule, requirementsRule } from '../rules.ts';
import type { Matter } from '../sealing/matters.ts';
import { clocksOf, runningIn } from './clocks.ts';

/** The rules a matter began under. */
export async function rulesOf(db: Db | Tx, matterId: string): Promise<RuleBook> {
  const { rules } = await db.selectFrom('ombudsman.matter').select('rules').where('id', '=', matterId).executeTakeFirstOrThrow();
  return rulesByPins(db, rules as unknown as Record<string, string>);
}

/** Where a matter stands for its steps today. */
export async function standingOf(tx: Tx, matter: Matter, entries: readonly Entry[], rules: RuleBook, today: string): Promise<Standing> {
  const clock = runningIn((await clocksOf(tx, [matter.id])).get(matter.id));
  if (!isStage(matter.stage)) throw new Error(`matter in an unknown stage ${matter.stage}`);
  return {
    kind: matter.kind,
    stage: matter.stage,
    urgent: matter.urgent,
    own: matter.channel === 'own',
    facts: factsOf(entries),
    // A clock that stands still makes nobody late.
    late: clock !== undefined && clock.pausedOn === null && clock.dueOn < today,
    lawful: isLawful(rules, clock?.key),
    requirements: rules.value(requirementsRule),
  };
}

/** Whether both the limit's own text was read and the office vouched for the version it stands in. */
export const isLawful = (rules: RuleBook, key: string | undefined): boolean =>
  rules.version(limitsRule).confirmed && rules.value(limitsRule).some((limit) => limit.key === key && limit.confirmed);
