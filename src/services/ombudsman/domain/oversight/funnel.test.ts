import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Content, Entry } from '../entries.ts';
import { differsLittle, type Funnel, funnelOf, funnelStages, reachedBy, respondentOf, shownFunnel } from './funnel.ts';

const lines = (...contents: readonly Content[]): readonly Entry[] =>
  contents.map((content, n) => ({ n: n + 1, at: '2026-01-01T00:00:00Z', by: { side: 'house' }, lock: 'office', content }));
const acted = (action: string, to: string): Content => ({ type: 'acted', action, from: 'x', to });
const answered: Content = {
  type: 'agency-answer',
  askingId: '',
  purpose: 'explanation',
  agency: '',
  text: '',
  name: '',
  office: '',
  agrees: null,
  document: null,
  saidAt: '',
  digest: '',
};

describe('how far a report came', () => {
  const accepted = [acted('to-plenary', 'plenary'), acted('accept', 'examination')];
  it.each([
    ['intake', []],
    ['intake', [acted('ask-completion', 'completion')]],
    ['intake', [acted('to-plenary', 'plenary'), acted('refuse', 'refused')]],
    ['admissible', [acted('to-plenary', 'plenary')]],
    ['examined', accepted],
    ['examined', [acted('rapid', 'examination')]],
    // An LHP before the agency could say anything is no finding in public.
    ['examined', [...accepted, acted('lhp-found', 'monitoring')]],
    ['examined', [...accepted, answered, acted('lhp-not-found', 'closed')]],
    ['examined', [...accepted, answered, acted('corrected', 'closed')]],
    ['found', [...accepted, answered, acted('lhp-found', 'monitoring')]],
    ['found', [...accepted, acted('right-unused', 'examination'), acted('lhp-found', 'monitoring')]],
    ['corrected', [...accepted, acted('lhp-found', 'monitoring'), acted('corrected', 'closed')]],
  ] as const)('is %s', (stage, contents) => expect(reachedBy(lines(...contents))).toBe(stage));

  it('is counted in every stage before it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...funnelStages)), (reached) => {
        const counts = funnelStages.map((stage) => funnelOf(reached)[stage]);
        expect(counts[0]).toBe(reached.length);
        expect(counts.toSorted((a, b) => b - a)).toEqual(counts);
      }),
    );
  });
});

describe('a funnel in public', () => {
  const funnel = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 5, maxLength: 5 }).map((counts): Funnel => {
    const [intake = 0, admissible = 0, examined = 0, found = 0, corrected = 0] = counts.toSorted((a, b) => b - a);
    return { intake, admissible, examined, found, corrected };
  });

  it('shows neither a small stage nor two that tell how few stayed behind between them', () => {
    fc.assert(
      fc.property(funnel, (counts) => {
        const shown = shownFunnel(counts, 5);
        const left = funnelStages.filter((stage) => shown[stage] !== null);
        for (const stage of left) {
          expect(shown[stage]).toBe(counts[stage]);
          expect(counts[stage] === 0 || counts[stage] >= 5).toBe(true);
        }
        // Two shown side by side, with nothing between them.
        funnelStages.slice(0, -1).forEach((stage, at) => {
          const next = funnelStages[at + 1] ?? stage;
          const behind = counts[stage] - counts[next];
          if (shown[stage] !== null && shown[next] !== null) expect(behind === 0 || behind >= 5).toBe(true);
        });
      }),
    );
  });

  it('shows all where nothing is small', () => {
    const counts = { intake: 40, admissible: 30, examined: 20, found: 10, corrected: 5 };
    expect(shownFunnel(counts, 5)).toEqual(counts);
    expect(shownFunnel({ intake: 3, admissible: 2, examined: 1, found: 0, corrected: 0 }, 5)).toMatchObject({
      intake: null,
      admissible: null,
      examined: null,
    });
    expect(shownFunnel(funnelOf([]), 5).intake, 'none at all').toBeNull();
  });

  it('is not published again for the sake of few', () => {
    const before = { intake: 20, admissible: 15, examined: 10, found: null, corrected: null };
    expect(differsLittle(before, { ...before, examined: 11 }, 5)).toBe(true);
    expect(differsLittle(before, { ...before, examined: 15 }, 5)).toBe(false);
    expect(differsLittle(before, before, 5)).toBe(false);
  });
});

it('knows whom a report is about by the letter written, or by the name given', () => {
  const agencies = [
    { id: 'a', name: 'Dinas Kependudukan', government: 'Pemerintah Kabupaten Contoh' },
    { id: 'b', name: 'Dinas Pendidikan', government: 'Pemerintah Kota Contoh' },
  ];
  const sent: Content = { type: 'sent', title: '', answers: { agency: 'dinas  kependudukan' } };
  const asked = { type: 'asked', askingId: '', purpose: 'lhp', number: '', text: '', document: '', secret: '' } as const;
  expect(respondentOf(lines(sent), agencies)).toBe('a');
  expect(respondentOf(lines(sent, { ...asked, agency: 'Dinas Pendidikan, Pemerintah Kota Contoh' }), agencies)).toBe('b');
  expect(respondentOf(lines(sent, { ...asked, agency: 'Kantor lain' }), agencies), 'another').toBeNull();
  expect(respondentOf(lines({ ...sent, answers: {} }), agencies)).toBeNull();
});
