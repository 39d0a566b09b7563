import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SignalFacts, type SignalLimits, signalsOf } from './signals.ts';

const limits: SignalLimits = { families: 3, days: 30, sameFile: 1, passedOn: 2 };
const none: SignalFacts = { sent: [], same: [], passedOn: [] };
const sent = (...families: readonly (string | null)[]) =>
  families.map((family, nth) => ({ caseId: `c${nth}`, number: `N-${nth}`, family }));

describe('signals', () => {
  it.each([
    ['nothing', none, []],
    ['a family twice is one', { ...none, sent: sent('a', 'a', 'b') }, []],
    ['what names no family counts for none', { ...none, sent: sent('a', null, 'b') }, []],
    ['three families of one sender', { ...none, sent: sent('a', 'b', 'c') }, [['many-families', 3]]],
    ['and not for one that names no family itself', { ...none, sent: sent(null, 'a', 'b', 'c') }, []],
    ['a file that lies with somebody else', { ...none, same: [{ fileId: 'f', caseId: 'x', number: 'X' }] }, [['same-file', 1]]],
    ['one picture passed on is no reason', { ...none, passedOn: ['f'] }, []],
    ['two are', { ...none, passedOn: ['f', 'g', 'f'] }, [['passed-on', 2]]],
  ] as const)('%s', (_, facts, found) => {
    expect(signalsOf('c0', facts, limits).map(({ kind, count }) => [kind, count])).toEqual(found);
  });

  it('rest on the same evidence in whatever order it was found, and on more once there is more', () => {
    const families = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 3, maxLength: 8 });
    fc.assert(
      fc.property(families, fc.infiniteStream(fc.nat()), (given, order) => {
        const facts = { ...none, sent: sent(...given) };
        const shuffled = {
          ...facts,
          sent: facts.sent
            .map((one) => ({ one, at: order.next().value ?? 0 }))
            .toSorted((a, b) => a.at - b.at)
            .map(({ one }) => one),
        };
        const [one] = signalsOf('c0', facts, limits);
        expect(signalsOf('c0', shuffled, limits)[0]).toEqual(
          one === undefined ? undefined : expect.objectContaining({ evidence: one.evidence, count: one.count }),
        );
        const more = { ...facts, sent: [...facts.sent, { caseId: 'new', number: 'N-new', family: 'z' }] };
        if (one) expect(signalsOf('c0', more, limits)[0]?.evidence).not.toBe(one.evidence);
      }),
    );
  });
});
