import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assumed } from '../../bench/day/assumptions.ts';
import { answerBy, type Filed } from '../../bench/day/peer.ts';
import { planDay, works } from '../../bench/day/plan.ts';
import { agesOf } from '../../bench/day/queue.ts';

/** The files of a planned day, each sent in ten minutes after its sender wrote first. */
const filedOf = (applicants: number, seed: number): readonly Filed[] =>
  planDay(applicants, seed).flatMap(({ begins, files }) => files.map((plan) => ({ plan, at: begins + 10 })));

describe('a simulated day', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(planDay(50, 7)).toEqual(planDay(50, 7));
    expect(planDay(50, 7)).not.toEqual(planDay(50, 8));
  });

  it('has its peak in the morning, and everybody within its hours', () => {
    const begins = planDay(5000, 3).map((one) => one.begins);
    const last = assumed.firstWords.from + 30 * assumed.firstWords.weights.length;
    expect(begins.every((at) => at >= assumed.firstWords.from && at < last)).toBe(true);
    const within = (from: number, to: number) => begins.filter((at) => at >= from * 60 && at < to * 60).length;
    expect(within(8, 11)).toBeGreaterThan(within(11, 14));
    expect(begins).toEqual(begins.toSorted((one, other) => one - other));
  });

  it('lets no officer work before opening, in their rest or after closing', () => {
    const { from, to, rests } = assumed.office;
    expect([works(0, from - 1), works(0, from), works(0, to - 1), works(0, to)]).toEqual([false, true, true, false]);
    for (const [officer, rest] of rests.entries()) expect([works(officer, rest), works(officer, rest + 30)]).toEqual([false, true]);
  });
});

describe('a queue', () => {
  const seeds = fc.integer({ min: 1, max: 1_000_000 });
  const sizes = fc.integer({ min: 1, max: 300 });

  it('takes none while an older one waits, where it goes by age', () => {
    fc.assert(
      fc.property(seeds, sizes, (seed, size) => {
        expect(agesOf(answerBy('oldest-first', filedOf(size, seed))).passedOver).toBe(0);
      }),
      { numRuns: 20 },
    );
  });

  it('answers each file once, and loses none', () => {
    fc.assert(
      fc.property(seeds, sizes, fc.constantFrom('oldest-first', 'newest-message-first'), (seed, size, discipline) => {
        const filed = filedOf(size, seed);
        const { taken, answers, openAtClosing } = answerBy(discipline, filed);
        const answered = answers.filter((one) => one.answered !== null);
        const again = filed.filter(({ plan }, file) => plan.mendsAfter !== null && typeof answers[file]?.answered === 'number').length;
        expect(answers).toHaveLength(filed.length);
        expect(taken.length).toBeLessThanOrEqual(filed.length + again);
        expect(taken.length + openAtClosing).toBeLessThanOrEqual(filed.length + again);
        expect(answered.every((one) => (one.answered ?? 0) > one.filed)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it('leaves whoever wrote first behind, where each message moves its sender to the top', () => {
    const filed = filedOf(assumed.applicants, 2026);
    const [byAge, byWord] = [agesOf(answerBy('oldest-first', filed)), agesOf(answerBy('newest-message-first', filed))];
    expect(byWord.passedOver).toBeGreaterThan(100);
    expect(byWord.longest).toBeGreaterThan(2 * byAge.longest);
  });
});
