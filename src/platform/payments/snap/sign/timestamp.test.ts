import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAt, isWithinSkew, readTimestamp, writeTimestamp } from './timestamp.ts';

describe('a timestamp', () => {
  it.each([
    ['2026-12-01T09:22:18+07:00', '2026-12-01T02:22:18.000Z'],
    ['2026-12-01T02:22:18Z', '2026-12-01T02:22:18.000Z'],
    ['2026-12-01T09:22:18.123+07:00', '2026-12-01T02:22:18.123Z'],
    ['2026-12-01T10:22:18.5+0800', '2026-12-01T02:22:18.500Z'],
    ['2028-02-29T00:00:00-00:30', '2028-02-29T00:30:00.000Z'],
  ])('%s is %s', (written, at) => {
    expect(readTimestamp(written)?.toISOString()).toBe(at);
  });

  it.each([
    '',
    '2026-12-01',
    '2026-12-01T09:22:18',
    '2026-13-01T09:22:18Z',
    '2026-02-29T09:22:18Z',
    '2026-12-01T24:00:00Z',
    '2026-12-01T09:22:60Z',
    '2026-12-01T09:22:18+24:00',
    '2026-12-01 09:22:18Z',
    ' 2026-12-01T09:22:18Z',
    '2026-12-01T09:22:18WIB',
  ])('"%s" is none', (written) => {
    expect(readTimestamp(written)).toBeNull();
  });

  it('is read as it was written, in every zone', () => {
    const moments = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(moments, fc.constantFrom('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'), (at, zone) => {
        const whole = new Date(Math.floor(at.getTime() / 1000) * 1000);
        expect(readTimestamp(writeTimestamp(at, zone))).toEqual(whole);
        expect(writeTimestamp(at, zone).slice(0, 10)).toBe(dayAt(at, zone));
      }),
    );
  });

  it('at half past eleven in Jakarta is of the next day in Bali', () => {
    const late = new Date('2026-12-01T23:30:00+07:00');
    expect([dayAt(late, 'Asia/Jakarta'), dayAt(late, 'Asia/Makassar')]).toEqual(['2026-12-01', '2026-12-02']);
    expect(writeTimestamp(late, 'Asia/Makassar')).toBe('2026-12-02T00:30:00+08:00');
  });

  it('may be as far from our clock as was agreed, either way', () => {
    const now = new Date('2026-12-01T00:00:00Z');
    const off = (seconds: number) => isWithinSkew(new Date(now.getTime() + seconds * 1000), now, 300);
    expect([off(0), off(300), off(-300), off(301), off(-301)]).toEqual([true, true, true, false, false]);
  });
});
