import { describe, expect, it } from 'vitest';
import { readDxf } from '../../domain/dxf/read.ts';
import { readingIn } from './carried.ts';
import { checkDrawing } from './run.ts';
import { extentOf, partOf, tracedIn } from './traced.ts';
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

  it('of several buildings of many storeys is counted for each building and summed', () => {
    const box = (x: number, side: number) => `${x}; 2\n${x + side}; 2\n${x + side}; ${2 + side}\n${x}; ${2 + side}`;
    const storeys = Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`blok_2_lantai_${n}`, box(8, 4)]));
    const read = drawnOf({ ...site, blok_2_tapak_bangunan: box(8, 4), ...storeys, blok_2_tinggi: '14' });
    if ('faults' in read) throw new Error('read');
    const { plan } = checkDrawing(readDxf(tracedDxf(read.drawn)), {}, rules);
    expect(plan.blocks.map(({ n, footprintM2, floors, height }) => [n, footprintM2, floors.length, height?.metres])).toEqual([
      [1, 120, 1, 8.5],
      [2, 16, 5, 14],
    ]);
  });

  it('asks for as many lists as there are buildings and storeys, and for no fewer than are filled in', () => {
    expect(extentOf({}, [])).toEqual({ buildings: 1, storeys: 2 });
    expect(extentOf({ bangunan: '99', tingkat: '4' }, [])).toEqual({ buildings: 8, storeys: 4 });
    expect(extentOf({ bangunan: '1', tingkat: '1' }, ['blok_3_tinggi', 'lantai_6'])).toEqual({ buildings: 3, storeys: 6 });
    expect(extentOf({ bangunan: 'x', tingkat: '-1' }, ['basemen_1'])).toEqual({ buildings: 1, storeys: 1 });
    expect(tracedIn({ buildings: 2, storeys: 1 }).map(({ key }) => key)).toEqual([
      'batas_persil',
      'tapak_bangunan',
      'lantai_1',
      'basemen_1',
      'blok_2_tapak_bangunan',
      'blok_2_lantai_1',
      'blok_2_basemen_1',
      'rth',
      'jalan',
    ]); // prettier-ignore
    expect(partOf('blok_2_lantai_10')).toEqual({ stem: 'lantai', building: 2, storey: 10 });
    expect(partOf('tapak_bangunan')).toEqual({ stem: 'tapak_bangunan', building: 1, storey: 0 });
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
