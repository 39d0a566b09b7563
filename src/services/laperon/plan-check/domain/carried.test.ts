import { describe, expect, it } from 'vitest';
import { readDxf } from '../../domain/dxf/read.ts';
import { writeDxf } from '../../domain/dxf/write.ts';
import { box, rules } from '../../tests/drawn-by-hand.ts';
import { commentsOf, readingIn, readingWith } from './carried.ts';
import type { Reading } from './measure.ts';
import { checkDrawing } from './run.ts';

describe('how a drawing is read travels in it', () => {
  const own = writeDxf([{ kind: 'outline', layer: 'X–1 "batas"', points: box(0, 0, 15, 20).map(([x, y]) => ({ x, y })) }], { insunits: 0 });
  const told: Reading = { mapping: { 'X–1 "batas"': 'BATAS_PERSIL', KURSI: '-' }, metresPerUnit: 0.01, againstFile: true, closeGaps: 0.2 };

  it('as comments every program passes over, and is read back the same', () => {
    const carried = commentsOf(told) + own;
    expect(readingIn(carried)?.reading).toEqual(told);
    expect(carried.slice(readingIn(carried)?.letters)).toBe(own);
    expect(checkDrawing(readDxf(carried), readingIn(carried)?.reading ?? {}, rules).plan.parcelM2).toBeCloseTo(0.03, 9);
    expect(
      commentsOf(told)
        .split('\n')
        .every((one) => one.length < 255 && /^[ -~]*$/.test(one)),
    ).toBe(true);
  });

  it('and nonsense, names of nothing and units nobody has are left out', () => {
    const wrong = (json: string) => readingIn(`999\nWANTILAN-LAPISAN ${json}\n${own}`)?.reading ?? null;
    expect(readingIn(own)).toBeNull();
    expect([wrong('{'), wrong('7'), wrong('null')]).toEqual([null, null, null]);
    expect(wrong('{"mapping":{"A":"LANTAI_2","B":"rumah","C":7},"metresPerUnit":17,"closeGaps":99}')).toEqual({
      mapping: { A: 'LANTAI_2' },
      closeGaps: 0.2,
    });
  });

  it('and what is chosen on the page goes before it', () => {
    expect(readingWith(told, { metresPerUnit: 1 })).toEqual(told);
    expect(readingWith(told, { mapping: { A: 'RTH' }, metresPerUnit: 1, againstFile: true })).toEqual({
      ...told,
      mapping: { A: 'RTH' },
      metresPerUnit: 1,
    });
    expect(readingWith({}, { metresPerUnit: 1 })).toEqual({ metresPerUnit: 1, againstFile: false, closeGaps: 0 });
  });
});
