import type { RuleBook } from '#platform/rules';
import { type ClockReading, type DayCount, onOffice, presentStay, readClock, spansUntil } from './clock.ts';
import type { Deadline, ServiceDefinition } from './definition.ts';
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
  const allowed = position && !mends ? (deadlineOf(service, state)?.days(rules) ?? rules.value(clocks.desks)[position.desk]) : undefined;
  const toDecision = decidedAt === null ? spans : spansUntil(spans, decidedAt);
  return {
    service: readClock(toDecision, onOffice, rules.value(clocks.service), days, now),
    desk: allowed === undefined ? null : readClock(stay, ({ side }) => side === position?.side, allowed, days, now),
    mending: mends ? readClock(stay, ({ side }) => side === 'applicant', rules.value(clocks.mending), days, now) : null,
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
