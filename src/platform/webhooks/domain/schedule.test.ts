import { describe, expect, it } from 'vitest';
import { healthAfter, nextTry, readRest } from './schedule.ts';

const now = new Date('2026-03-02T02:00:00Z');
const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000);

describe('a delivery that failed', () => {
  it('waits longer each time, and is given up after three days', () => {
    const waits = Array.from({ length: 11 }, (_, nth) => nextTry(nth + 1, now)).map((at) =>
      at ? (at.getTime() - now.getTime()) / 1000 : null,
    );
    expect(waits).toEqual([5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400, null, null]);
  });
});

describe('a subscription', () => {
  it('is well again with the first that goes well', () => {
    const before = { failures: 40, failingSince: ago(30) };
    expect(healthAfter(before, ['failed', 'delivered'], now)).toEqual({ failures: 0, failingSince: null, restUntil: null, stop: null });
  });

  it('rests after ten failures in a row, and is paused after a day of them', () => {
    expect(healthAfter({ failures: 0, failingSince: null }, ['failed'], now)).toEqual({
      failures: 1,
      failingSince: now,
      restUntil: null,
      stop: null,
    });
    expect(healthAfter({ failures: 9, failingSince: ago(23) }, ['failed'], now)).toMatchObject({
      restUntil: new Date('2026-03-02T02:01:00Z'),
      stop: null,
    });
    expect(healthAfter({ failures: 8, failingSince: ago(30) }, ['failed'], now)).toMatchObject({ failures: 9, stop: null });
    expect(healthAfter({ failures: 9, failingSince: ago(24) }, ['failed'], now)).toMatchObject({ stop: 'failing' });
  });

  it('rests as long as its receiver asks, an hour at most', () => {
    const fresh = { failures: 0, failingSince: null };
    expect(healthAfter(fresh, ['failed'], now, 600)).toMatchObject({ restUntil: new Date('2026-03-02T02:10:00Z'), failures: 1 });
    expect(healthAfter(fresh, ['delivered', 'failed'], now, 600)).toMatchObject({
      restUntil: new Date('2026-03-02T02:10:00Z'),
      failures: 0,
    });
    expect(healthAfter({ failures: 20, failingSince: ago(2) }, ['failed'], now, 5)).toMatchObject({
      restUntil: new Date('2026-03-02T02:01:00Z'),
    });
    expect(healthAfter(fresh, ['gone'], now, 600)).toMatchObject({ stop: 'gone', restUntil: null });
    const asked: readonly [string | null, number][] = [
      [null, 0],
      ['', 0],
      ['120', 120],
      ['999999', 3600],
      ['Mon, 02 Mar 2026 02:00:30 GMT', 30],
      ['Sun, 01 Mar 2026 02:00:00 GMT', 0],
      ['soon', 0],
      ['-5', 0],
    ];
    for (const [header, seconds] of asked) expect(readRest(header, now), String(header)).toBe(seconds);
  });

  it('ends with the first that is gone', () => {
    expect(healthAfter({ failures: 0, failingSince: null }, ['delivered', 'gone'], now)).toMatchObject({ stop: 'gone' });
  });
});
