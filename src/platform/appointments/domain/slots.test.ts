import { WorkingCalendar } from '#platform/calendar';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { givesNumbers, hoursProblem, slotsFrom, slotsOn } from './slots.ts';

// 2 March 2026 is a Monday; 19 March is Nyepi.
const days = new WorkingCalendar([{ day: '2026-03-19', name: 'Nyepi', closed: true }]);
const weekdays = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '08:00', to: '10:00' }));
const hours = { minutes: 30, opens: weekdays };
const at = (slots: ReturnType<typeof slotsOn>) => slots.map(({ startsAt }) => startsAt.toISOString().slice(11, 16));

describe('the slots of a day', () => {
  it('are whole, in order, and in the time of the office', () => {
    expect(at(slotsOn('2026-03-02', hours, [], days))).toEqual(['00:00', '00:30', '01:00', '01:30']);
    expect(at(slotsOn('2026-03-02', { ...hours, minutes: 50 }, [], days))).toEqual(['00:00', '00:50']);
  });

  it('are none on a holiday, on a day without hours, or on a day that is closed', () => {
    expect(slotsOn('2026-03-19', hours, [], days)).toEqual([]);
    expect(slotsOn('2026-03-07', hours, [], days)).toEqual([]);
    expect(slotsOn('2026-03-02', hours, [{ day: '2026-03-02', from: null, to: null }], days)).toEqual([]);
  });

  it('leave out whatever a closure touches', () => {
    const closed = [{ day: '2026-03-02', from: '08:45', to: '09:15' }];
    expect(at(slotsOn('2026-03-02', hours, closed, days))).toEqual(['00:00', '01:30']);
    expect(at(slotsOn('2026-03-02', hours, [{ day: '2026-03-02', from: '08:30', to: '09:00' }], days))).toEqual([
      '00:00',
      '01:00',
      '01:30',
    ]);
  });

  it('exist on a Saturday where the place is open then', () => {
    expect(at(slotsOn('2026-03-07', { minutes: 60, opens: [{ weekday: 6, from: '09:00', to: '11:00' }] }, [], days))).toEqual([
      '01:00',
      '02:00',
    ]);
  });

  it('never overlap, last as long as was set, and lie within the hours', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 120 }), fc.integer({ min: 0, max: 40 }), (minutes, day) => {
        const slots = slotsFrom(days.addDays('2026-03-02', day), 7, { minutes, opens: weekdays }, [], days);
        for (const [n, { startsAt, endsAt }] of slots.entries()) {
          expect(endsAt.getTime() - startsAt.getTime()).toBe(minutes * 60_000);
          const next = slots[n + 1];
          if (next) expect(next.startsAt.getTime()).toBeGreaterThanOrEqual(endsAt.getTime());
          expect(endsAt.toISOString().slice(11, 16) <= '02:00').toBe(true);
        }
      }),
    );
  });
});

describe('hours of a place', () => {
  it('are refused where there are none, where they run backwards, and where they overlap', () => {
    expect(hoursProblem([])).toBe('none');
    expect(hoursProblem([{ weekday: 1, from: '10:00', to: '08:00' }])).toBe('backwards');
    expect(
      hoursProblem([
        { weekday: 1, from: '08:00', to: '10:00' },
        { weekday: 1, from: '09:00', to: '11:00' },
      ]),
    ).toBe('overlap');
    expect(hoursProblem(weekdays)).toBeNull();
  });
});

describe('numbers of the queue', () => {
  const given = (at: string, closed: Parameters<typeof givesNumbers>[2] = []) => givesNumbers(new Date(at), hours, closed, days);

  it('are given from half an hour before the hours until they end, in the time of the office', () => {
    const times = ['2026-03-01T23:29:00Z', '2026-03-01T23:30:00Z', '2026-03-02T01:59:00Z', '2026-03-02T02:00:00Z'];
    expect(times.map((time) => given(time))).toEqual([false, true, true, false]);
  });

  it('are not given on a holiday, a day without hours, or while the place is closed', () => {
    expect([given('2026-03-19T00:30:00Z'), given('2026-03-07T00:30:00Z')]).toEqual([false, false]);
    const closed = [{ day: '2026-03-02', from: '08:00', to: '08:45' }];
    expect([given('2026-03-02T00:30:00Z', closed), given('2026-03-02T00:50:00Z', closed)]).toEqual([false, true]);
  });
});
