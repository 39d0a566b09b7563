import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WorkingCalendar } from './working-calendar.ts';

const calendar = new WorkingCalendar([
  { day: '2026-03-19', name: 'Nyepi', closed: true },
  { day: '2026-03-20', name: 'Idul Fitri', closed: true },
  { day: '2026-03-21', name: 'Idul Fitri, a Saturday', closed: true },
  { day: '2026-05-01', name: 'Hari Buruh', closed: true },
  { day: '2026-05-01', name: 'worked by decree', closed: false },
]);

describe('a working calendar', () => {
  it.each([
    ['2026-03-18', true],
    ['2026-03-19', false],
    ['2026-03-21', false],
    ['2026-03-22', false],
    ['2026-03-23', true],
    ['2026-05-01', true],
    ['1969-12-31', true],
    ['1970-01-03', false],
  ])('says whether %s is worked: %s', (day, works) => {
    expect(calendar.isWorkingDay(day)).toBe(works);
  });

  it.each([
    ['2026-03-18', 1, '2026-03-23'],
    ['2026-03-23', -1, '2026-03-18'],
    ['2026-03-21', 0, '2026-03-21'],
    ['2026-03-06', 5, '2026-03-13'],
  ])('%s and %i working days is %s', (from, days, to) => {
    expect(calendar.addWorkingDays(from, days)).toBe(to);
  });

  it('knows which day it is at the office', () => {
    expect(calendar.dateIn(new Date('2026-03-01T15:59:59Z'))).toBe('2026-03-01');
    expect(calendar.dateIn(new Date('2026-03-01T16:00:00Z'))).toBe('2026-03-02');
    expect(calendar.addDays('2026-12-31', 1)).toBe('2027-01-01');
  });

  it('names the Monday of a week across months and years', () => {
    const calendar = new WorkingCalendar([]);
    expect(['2026-11-30', '2026-12-06', '2027-01-03', '2026-11-29'].map((day) => calendar.mondayOf(day))).toEqual([
      '2026-11-30',
      '2026-11-30',
      '2026-12-28',
      '2026-11-23',
    ]);
  });

  it('refuses what is no day', () => {
    expect(() => calendar.isWorkingDay('2026-02-30T')).toThrow(RangeError);
    expect(() => calendar.addWorkingDays('tomorrow', 1)).toThrow(RangeError);
  });

  it('counts between two days what one would count on fingers', () => {
    const day = fc.integer({ min: 0, max: 800 }).map((n) => calendar.addDays('2025-06-01', n));
    fc.assert(
      fc.property(day, day, (from, to) => {
        let fingers = 0;
        for (let here = calendar.addDays(from, 1); here <= to; here = calendar.addDays(here, 1)) if (calendar.isWorkingDay(here)) fingers++;
        expect(calendar.workingDaysBetween(from, to)).toBe(fingers);
      }),
    );
  });

  it('comes back to where it counted from', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), (days) => {
        const to = calendar.addWorkingDays('2026-03-02', days);
        expect(calendar.workingDaysBetween('2026-03-02', to)).toBe(days);
        expect(calendar.addWorkingDays(to, -days)).toBe('2026-03-02');
      }),
    );
  });
});
