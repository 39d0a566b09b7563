import { describe, expect, it } from 'vitest';
import { agreedShare, sameness, shareOfLevels } from './essay.ts';

const rubric = [
  { id: 'isi', title: 'Isi', weight: 2, levels: [0, 0.5, 1].map((share) => ({ title: String(share), share })) },
  { id: 'bahasa', title: 'Bahasa', weight: 1, levels: [0, 1].map((share) => ({ title: String(share), share })) },
];

describe('an essay', () => {
  it('earns what its criteria weigh', () => {
    expect(shareOfLevels(rubric, { isi: 2, bahasa: 1 })).toBe(1);
    expect(shareOfLevels(rubric, { isi: 1, bahasa: 0 })).toBeCloseTo(1 / 3, 5);
    expect(shareOfLevels(rubric, { isi: 1 }), 'a criterion without a level').toBeNull();
    expect(shareOfLevels(rubric, { isi: 3, bahasa: 0 }), 'a level there is not').toBeNull();
  });

  it('is agreed on by one, by two who are near, or by a third', () => {
    expect(agreedShare([], 1)).toBeUndefined();
    expect(agreedShare([{ nth: 1, share: 0.4 }], 1)).toBe(0.4);
    expect(agreedShare([{ nth: 1, share: 0.4 }], 2)).toBeUndefined();
    expect(
      agreedShare(
        [0.4, 0.6].map((share, at) => ({ nth: at + 1, share })),
        2,
      ),
    ).toBe(0.5);
    expect(
      agreedShare(
        [0.2, 0.9].map((share, at) => ({ nth: at + 1, share })),
        2,
      ),
    ).toBeUndefined();
    expect(
      agreedShare(
        [0.2, 0.9, 0.7].map((share, at) => ({ nth: at + 1, share })),
        2,
      ),
    ).toBe(0.7);
  });

  it('is the same as another whatever its case, spaces and marks', () => {
    expect(sameness(' Membagi AIR,\n dengan adil. ')).toBe(sameness('membagi air dengan adil'));
    expect(sameness('membagi air')).not.toBe(sameness('membagi hasil'));
  });
});
