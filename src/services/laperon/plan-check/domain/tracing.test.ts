import { describe, expect, it } from 'vitest';
import { readDxf } from '../../domain/dxf/read.ts';
import { readingIn } from './carried.ts';
import { checkDrawing } from './run.ts';
import { drawnOf, readCorners, tracedDxf, type Tracing, writeCorners } from './tracing.ts';

const rules = {
  limits: { kdbMaxPercent: 60, gsbMinMetres: 3, citation: 'x' },
  height: { metres: 15, citation: 'x' },
  tolerance: { percent: 5, citation: 'x' },
};
const site: Tracing = {
  batas_persil: '0; 0\n15; 0\n15; 20\n0; 20',
  tapak_bangunan: '2; 5\n12; 5\n12; 17\n2; 17\n',
  lantai_1: '2 5\n12 5\n12 17\n2 17',
  rth: '0; 0\n15; 0\n15; 4,5\n0; 4,5\n\n0; 18\n15; 18\n15; 20\n0; 20',
  jalan: '-5; -1\n20; -1',
  tinggi: '8,5 m',
  luas: '300',
};

describe('what was traced', () => {
  it('is measured and judged like a drawing, with height and area as they were written', () => {
    const read = drawnOf(site);
    if ('faults' in read) throw new Error('read');
    const source = tracedDxf(read.drawn);
    expect(readingIn(source)?.reading.traced).toBe(true);
    const { plan, findings } = checkDrawing(readDxf(source), readingIn(source)?.reading ?? {}, rules);
    expect([plan.parcelM2, plan.blocks[0]?.footprintM2, plan.greenM2, plan.declaredM2]).toEqual([300, 120, 97.5, 300]);
    expect(plan.blocks[0]?.height).toEqual({ metres: 8.5, how: 'written' });
    expect(findings.filter(({ check }) => check === 'kdb' || check === 'gsb').map(({ provided }) => provided)).toEqual([40, 6]);
  });

  it('is read as people write it, and what is none is named by its line', () => {
    expect(readCorners('1,5; 2\n\n\n-3 4.25')).toEqual([[{ x: 1.5, y: 2 }], [{ x: -3, y: 4.25 }]]);
    expect(readCorners('1; 2\n1; 2; 3')).toEqual({ line: 2 });
    expect(readCorners('1; 2\n9999999; 0')).toEqual({ line: 2 });
    expect(drawnOf({ batas_persil: '0; 0\nx', rth: '1; 1\n2; 2', tinggi: 'tinggi', jalan: '0; 0' })).toEqual({
      faults: [
        { field: 'batas_persil', line: 2, why: 'corner' },
        { field: 'rth', line: null, why: 'too-few' },
        { field: 'jalan', line: null, why: 'too-few' },
        { field: 'tinggi', line: null, why: 'figure' },
      ],
    });
  });

  it('is written so that it is read back the same, to the millimetre', () => {
    const outlines = [
      [
        { x: 1.2345, y: -0.0001 },
        { x: 7, y: 8.5 },
      ],
      [{ x: 0, y: 0 }],
    ]; // prettier-ignore
    expect(writeCorners(outlines)).toBe('1.235; 0\n7; 8.5\n\n0; 0');
    expect(writeCorners(readCorners(writeCorners(outlines)) as never)).toBe(writeCorners(outlines));
  });
});
