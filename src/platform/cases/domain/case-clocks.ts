import type { RuleBook } from '#platform/rules';
import { type ClockReading, type DayCount, onOffice, presentStay, readClock } from './clock.ts';
import type { ServiceDefinition } from './definition.ts';
import { APPLICANT_DESK } from './position.ts';
import type { CaseState } from './state.ts';

/** The clocks of a case as they stand. */
export interface CaseClocks {
  /** The office's, over the whole life of the case. */
  readonly service: ClockReading;
  /** The present desk's; null where the case lies with the applicant or nowhere, or the rule gives the desk no days. */
  readonly desk: ClockReading | null;
  /** The applicant's, while the case waits to be mended. */
  readonly mending: ClockReading | null;
}

export function clocksOf({ clocks }: ServiceDefinition, state: CaseState, rules: RuleBook, days: DayCount, now: Date): CaseClocks {
  const { position, spans } = state;
  const stay = presentStay(spans);
  const mends = position?.desk === APPLICANT_DESK;
  const allowed = position && !mends ? rules.value(clocks.desks)[position.desk] : undefined;
  return {
    service: readClock(spans, onOffice, rules.value(clocks.service), days, now),
    desk: allowed === undefined ? null : readClock(stay, onOffice, allowed, days, now),
    mending: mends ? readClock(stay, ({ side }) => side === 'applicant', rules.value(clocks.mending), days, now) : null,
  };
}

/** Last day in time for whoever holds the case, YYYY-MM-DD; null where no clock runs against them. */
export function dueOn({ service, desk, mending }: CaseClocks): string | null {
  return (mending ?? desk ?? service).dueOn;
}
