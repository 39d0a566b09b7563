import { APPLICANT_DESK } from './position.ts';
import type { Span } from './state.ts';
import type { Side } from './status.ts';

/** The part of a working calendar that clocks need; `#platform/calendar` provides it. */
export interface DayCount {
  /** Working days after `from` up to and including `to` (YYYY-MM-DD). */
  workingDaysBetween(from: string, to: string): number;
  addWorkingDays(day: string, days: number): string;
  dateIn(instant: Date): string;
}

export interface ClockReading {
  /** Working days allowed, those agreed on among them. */
  readonly allowed: number;
  /** Of these, working days the applicant agreed to beyond the rule. */
  readonly agreed: number;
  /** Working days used on the counted side. */
  readonly used: number;
  /** Working days during which the clock stood still. */
  readonly paused: number;
  readonly running: boolean;
  /** Last day in time (YYYY-MM-DD) while running; null while paused or finished. */
  readonly dueOn: string | null;
  /** Working days over; 0 when in time. */
  readonly late: number;
}

/** Working days a clock has: by the rule, and beyond it by agreement. */
export interface Allowance {
  readonly byRule: number;
  readonly agreed?: number;
}

/**
 * Reads a clock from the ledger of spans. A working day counts for the side that holds the case when the day
 * begins to count: spans add up exactly, whatever the pauses between them.
 */
export function readClock(
  spans: readonly Span[],
  counts: (span: Span) => boolean,
  { byRule, agreed = 0 }: Allowance,
  days: DayCount,
  now: Date,
): ClockReading {
  const allowed = byRule + agreed;
  let used = 0;
  let paused = 0;
  for (const span of spans) {
    const length = days.workingDaysBetween(days.dateIn(new Date(span.from)), days.dateIn(span.to === null ? now : new Date(span.to)));
    if (counts(span)) used += length;
    else paused += length;
  }
  const last = spans.at(-1);
  const running = last !== undefined && last.to === null && counts(last);
  const today = days.dateIn(now);
  return {
    allowed,
    agreed,
    used,
    paused,
    running,
    dueOn: running ? dueDate(today, allowed - used, days) : null,
    late: Math.max(0, used - allowed),
  };
}

function dueDate(today: string, left: number, days: DayCount): string {
  if (left > 0) return days.addWorkingDays(today, left);
  // Already due or late: the working day the allowance ran out, counted backwards from the next one, since today may be none.
  return days.addWorkingDays(days.addWorkingDays(today, 1), left - 1);
}

/** Counts the time a case lay on the office's side. */
export const onOffice = (span: Span): boolean => span.side === 'office';

/** The ledger as it stood at an instant: what lay beyond is left out, what ran is closed there. */
export function spansUntil(spans: readonly Span[], instant: string): readonly Span[] {
  return spans
    .filter(({ from }) => from < instant)
    .map((span) => (span.to === null || span.to > instant ? { ...span, to: instant } : span));
}

/**
 * The present stay at one desk. Sent back to be mended and returned, a case is still on the same stay: the desk's
 * clock stood still meanwhile and does not begin anew. The applicant's own stay begins each time it comes to them.
 */
export function presentStay(spans: readonly Span[]): readonly Span[] {
  const last = spans.at(-1);
  if (!last) return [];
  const belongs = (span: Span) =>
    span.desk === last.desk || span.side === 'suspended' || (span.desk === APPLICANT_DESK && last.desk !== APPLICANT_DESK);
  const elsewhere = spans.findLastIndex((span) => !belongs(span));
  // Where the case lay nowhere in between, it came anew.
  const anew = spans.findLastIndex((span, n) => n > 0 && spans[n - 1]?.to !== span.from);
  return spans.slice(Math.max(elsewhere + 1, anew));
}

/** Working days per desk and side, for the page that shows where the time went. */
export function daysByDesk(spans: readonly Span[], days: DayCount, now: Date): readonly { desk: string; side: Side; days: number }[] {
  const sums = new Map<string, { desk: string; side: Side; days: number }>();
  for (const span of spans) {
    const key = `${span.desk}/${span.side}`;
    const sum = sums.get(key) ?? { desk: span.desk, side: span.side, days: 0 };
    const length = days.workingDaysBetween(days.dateIn(new Date(span.from)), days.dateIn(span.to === null ? now : new Date(span.to)));
    sums.set(key, { ...sum, days: sum.days + length });
  }
  return [...sums.values()];
}
