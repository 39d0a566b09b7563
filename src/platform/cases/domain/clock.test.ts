import { WorkingCalendar } from '#platform/calendar';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysByDesk, onOffice, presentStay, readClock } from './clock.ts';
import type { Span } from './state.ts';
import type { Side } from './status.ts';

const days = new WorkingCalendar([{ day: '2026-03-19', name: 'Nyepi', closed: true }]);
const at = (day: string, time = '10:00') => `${day}T${time}:00+08:00`;
const span = (desk: string, side: Side, from: string, to: string | null): Span => ({
  desk,
  side,
  from: at(from),
  to: to === null ? null : at(to),
  reason: null,
});

describe('a clock', () => {
  it.each<[string, readonly Span[], string, object]>([
    [
      'counts working days from the day after',
      [span('front', 'office', '2026-03-02', null)],
      '2026-03-04',
      { used: 2, dueOn: '2026-03-09', late: 0 },
    ],
    ['does not count the day it began', [span('front', 'office', '2026-03-02', null)], '2026-03-02', { used: 0, dueOn: '2026-03-09' }],
    ['leaves out weekends', [span('front', 'office', '2026-03-06', null)], '2026-03-09', { used: 1, dueOn: '2026-03-13' }],
    ['leaves out holidays', [span('front', 'office', '2026-03-18', null)], '2026-03-20', { used: 1, dueOn: '2026-03-26' }],
    [
      'is late by working days, and still names the day it ran out',
      [span('front', 'office', '2026-03-02', null)],
      '2026-03-11',
      { used: 7, late: 2, dueOn: '2026-03-09' },
    ],
    ['names the last day at a weekend too', [span('front', 'office', '2026-03-02', null)], '2026-03-14', { late: 4, dueOn: '2026-03-09' }],
    [
      'keeps the last day over the weekend after it',
      [span('front', 'office', '2026-02-27', null)],
      '2026-03-07',
      { used: 5, late: 0, dueOn: '2026-03-06' },
    ],
    [
      'stands still while the applicant acts',
      [span('front', 'office', '2026-03-02', '2026-03-03'), span('applicant', 'applicant', '2026-03-03', null)],
      '2026-03-06',
      { used: 1, paused: 3, running: false, dueOn: null },
    ],
    [
      'goes on where it stood',
      [
        span('front', 'office', '2026-03-02', '2026-03-03'),
        span('applicant', 'applicant', '2026-03-03', '2026-03-06'),
        span('front', 'office', '2026-03-06', null),
      ],
      '2026-03-09',
      { used: 2, paused: 3, running: true, dueOn: '2026-03-12' },
    ],
  ])('%s', (_, spans, now, expected) => {
    expect(readClock(spans, onOffice, { byRule: 5 }, days, new Date(at(now)))).toMatchObject(expected);
  });

  it('belongs to the day at the office, not in UTC', () => {
    const late: Span = { ...span('front', 'office', '2026-03-02', null), from: at('2026-03-03', '01:00') };
    expect(readClock([late], onOffice, { byRule: 5 }, days, new Date(at('2026-03-03', '23:00')))).toMatchObject({ used: 0 });
  });

  it('adds up: whatever the pauses, used and paused days are the days between first and last', () => {
    const sides = fc.constantFrom<Side>('office', 'applicant', 'third-party', 'suspended');
    fc.assert(
      fc.property(
        fc.array(fc.record({ side: sides, hours: fc.integer({ min: 1, max: 400 }) }), { minLength: 1, maxLength: 15 }),
        (stretches) => {
          let here = Date.parse(at('2026-01-05'));
          const spans = stretches.map(({ side, hours }, index): Span => {
            const from = new Date(here).toISOString();
            here += hours * 3_600_000;
            return { side, desk: `desk${index % 3}`, from, to: new Date(here).toISOString(), reason: null };
          });
          const now = new Date(here);
          const { used, paused } = readClock(spans, onOffice, { byRule: 10 }, days, now);
          expect(used + paused).toBe(days.workingDaysBetween(days.dateIn(new Date(spans[0]?.from ?? '')), days.dateIn(now)));
          expect(daysByDesk(spans, days, now).reduce((sum, part) => sum + part.days, 0)).toBe(used + paused);
        },
      ),
    );
  });
});

describe('the present stay', () => {
  const front = span('front', 'office', '2026-03-02', '2026-03-03');
  const home = span('applicant', 'applicant', '2026-03-03', '2026-03-04');
  const again = span('front', 'office', '2026-03-04', '2026-03-05');
  const head = span('head', 'office', '2026-03-05', null);

  it('goes on after the applicant has mended the case', () => {
    expect(presentStay([front, home, again])).toEqual([front, home, again]);
  });

  it('begins at a new desk', () => {
    expect(presentStay([front, home, again, head])).toEqual([head]);
  });

  it('of the applicant begins each time', () => {
    expect(presentStay([front, home])).toEqual([home]);
    expect(presentStay([front, home, again, home])).toEqual([home]);
  });

  it('begins anew where the case lay nowhere in between', () => {
    const again = [span('head', 'office', '2026-03-02', '2026-03-06'), span('head', 'office', '2026-03-10', null)];
    expect(presentStay(again)).toEqual(again.slice(1));
  });

  it('includes the time it was suspended', () => {
    const held = span('head', 'suspended', '2026-03-05', null);
    expect(presentStay([front, { ...head, to: at('2026-03-05') }, held])).toHaveLength(2);
  });

  it('of a case that has been nowhere is empty', () => {
    expect(presentStay([])).toEqual([]);
  });
});
