import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brokenBy, type Promised } from './promises.ts';

const at = { inTimePercent: 80, overduePercent: 20, p90Times: 1.5, least: 5 };
const kept: Promised = { key: 'x', received: 30, decided: 20, open: 10, inTime: 20, overdue: 0, p90: 10, allowed: 10 };

describe('a promise', () => {
  it.each([
    ['kept', kept, []],
    ['kept at the very edge', { ...kept, inTime: 16, overdue: 1, p90: 15 }, []],
    ['broken by late decisions', { ...kept, inTime: 15 }, ['late-decisions']],
    ['broken by what is late now', { ...kept, overdue: 2 }, ['late-now']],
    ['broken by a long tail', { ...kept, p90: 15.5 }, ['slow-tail']],
    ['in all three ways', { ...kept, inTime: 0, overdue: 10, p90: 99 }, ['late-decisions', 'late-now', 'slow-tail']],
    ['of too few to say', { ...kept, decided: 4, inTime: 0, p90: 99, open: 4, overdue: 4 }, []],
    ['of a service nobody used', { ...kept, received: 0, decided: 0, open: 0, inTime: 0, p90: null }, []],
  ] as const)('is %s', (_, one, broken) => expect(brokenBy(one, at)).toEqual(broken));

  it('is never mended by more delay', () => {
    const counts = fc.record({ decided: fc.nat(50), open: fc.nat(50), p90: fc.nat(90), inTime: fc.nat(50), overdue: fc.nat(50) });
    fc.assert(
      fc.property(counts, fc.nat(10), ({ decided, open, p90, ...rest }, more) => {
        const one = { ...kept, decided, open, p90, inTime: Math.min(rest.inTime, decided), overdue: Math.min(rest.overdue, open) };
        const worse = { ...one, inTime: Math.max(0, one.inTime - more), overdue: Math.min(open, one.overdue + more), p90: p90 + more };
        expect(brokenBy(worse, at)).toEqual(expect.arrayContaining([...brokenBy(one, at)]));
      }),
    );
  });
});
