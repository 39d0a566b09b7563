import type { RuleBook } from '#platform/rules';
import { type ClockReading, type DayCount, onOffice, presentStay, readClock, spansUntil } from './clock.ts';
import type { Deadline, ServiceDefinition } from './definition.ts';
import { daysAgreed } from './extension.ts';
import { APPLICANT_DESK } from './position.ts';
import type { CaseState } from './state.ts';

/** The clocks of a case as they stand. */
export interface CaseClocks {
  /** The office's, from the submission to the decision. */
  readonly service: ClockReading;
  /**
   * Of whoever acts at the present desk, be it the office, the applicant or a third party; null where the case waits to
   * be mended or lies nowhere, or no rule gives days.
   */
  readonly desk: ClockReading | null;
  /** The applicant's, while the case waits to be mended. */
  readonly mending: ClockReading | null;
}

export function clocksOf(service: ServiceDefinition, state: CaseState, rules: RuleBook, days: DayCount, now: Date): CaseClocks {
  const { clocks } = service;
  const { position, spans, decidedAt } = state;
  const stay = presentStay(spans);
  const mends = position?.desk === APPLICANT_DESK;
  const legal = deadlineOf(service, state)?.days(rules) ?? null;
  const byRule = position && !mends ? (legal ?? rules.value(clocks.desks)[position.desk]) : undefined;
  // What the law gives for an objection is nobody's to lengthen.
  const agreed = legal === null ? daysAgreed(state, stay) : 0;
  const toDecision = decidedAt === null ? spans : spansUntil(spans, decidedAt);
  return {
    service: readClock(toDecision, onOffice, { byRule: rules.value(clocks.service), agreed: daysAgreed(state, toDecision) }, days, now),
    desk: byRule === undefined ? null : readClock(stay, ({ side }) => side === position?.side, { byRule, agreed }, days, now),
    mending: mends ? readClock(stay, ({ side }) => side === 'applicant', { byRule: rules.value(clocks.mending) }, days, now) : null,
  };
}

/** The limit the law sets for what the case is in the middle of; it stands before the desk's own. */
export function deadlineOf({ deadlines = {} }: ServiceDefinition, { flags, position }: CaseState): Deadline | undefined {
  if (position?.side !== 'office') return undefined;
  return flags.map((flag) => deadlines[flag]).find((deadline) => deadline !== undefined);
}

/** Last day in time for whoever holds the case, YYYY-MM-DD; null where no clock runs against them. */
export function dueOn({ service, desk, mending }: CaseClocks): string | null {
  return (mending ?? desk ?? service).dueOn;
}

/** What stands in a case's row of its clocks, for lists and statistics. Days are YYYY-MM-DD. */
export interface ClockFigures {
  /** Last day in time for whoever holds the case. */
  readonly dueOn: string | null;
  /** Last day on which the office can decide in time, over all desks; null once it has, or while it waits in time. */
  readonly decideBy: string | null;
  /** Working days the office took until its decision; null while there is none. */
  readonly officeDays: number | null;
}

export function figuresOf(clocks: CaseClocks, { decidedAt }: CaseState, days: DayCount, now: Date): ClockFigures {
  const { used, late, dueOn: last } = clocks.service;
  if (decidedAt !== null) return { dueOn: dueOn(clocks), decideBy: null, officeDays: used };
  // Stopped too late: it was over so many days ago, and stays so whoever holds it.
  const over = late > 0 ? days.addWorkingDays(days.dateIn(now), -late) : null;
  return { dueOn: dueOn(clocks), decideBy: last ?? over, officeDays: null };
}
