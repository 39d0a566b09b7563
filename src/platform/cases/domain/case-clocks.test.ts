import { WorkingCalendar } from '#platform/calendar';
import { describe, expect, it } from 'vitest';
import { type CaseClocks, figuresOf } from './case-clocks.ts';
import { onOffice, readClock } from './clock.ts';
import { emptyState, type Span } from './state.ts';

const days = new WorkingCalendar([]);
const at = (day: string) => `${day}T10:00:00+08:00`;
const span = (side: 'office' | 'applicant', from: string, to: string | null): Span => ({
  desk: 'front',
  side,
  from: at(from),
  to: to === null ? null : at(to),
  reason: null,
});

/** The figures of a case with five days in all, as they stand on a day. */
function figures(spans: readonly Span[], today: string, decidedAt: string | null = null) {
  const now = new Date(at(today));
  const clocks: CaseClocks = { service: readClock(spans, onOffice, { byRule: 5 }, days, now), desk: null, mending: null };
  return figuresOf(clocks, { ...emptyState, spans, decidedAt }, days, now);
}

// 2 March 2026 is a Monday.
describe('what a row holds of the clocks', () => {
  it('names the last day to decide while the office has the case, and no days yet', () => {
    expect(figures([span('office', '2026-03-02', null)], '2026-03-04')).toEqual({
      dueOn: '2026-03-09',
      decideBy: '2026-03-09',
      officeDays: null,
    });
  });

  it('names none while the applicant has it and there are days left', () => {
    const spans = [span('office', '2026-03-02', '2026-03-04'), span('applicant', '2026-03-04', null)];
    expect(figures(spans, '2026-03-20').decideBy).toBeNull();
  });

  it('stays late while the applicant has it, where the office had used up its days before', () => {
    const spans = [span('office', '2026-03-02', '2026-03-11'), span('applicant', '2026-03-11', null)];
    const { decideBy } = figures(spans, '2026-03-12');
    expect(decideBy !== null && decideBy < '2026-03-12').toBe(true);
  });

  it('counts the days of the office once it has decided, and ends the day to decide by', () => {
    const spans = [
      span('office', '2026-03-02', '2026-03-04'),
      span('applicant', '2026-03-04', '2026-03-10'),
      span('office', '2026-03-10', '2026-03-12'),
    ];
    expect(figures(spans, '2026-04-30', at('2026-03-12'))).toMatchObject({ decideBy: null, officeDays: 4 });
  });
});
