import type { Point } from '../../domain/dxf/drawing.ts';
import { describe, expect, it } from 'vitest';
import { readDxf } from '../../domain/dxf/read.ts';
import { type Drawn, writeDxf } from '../../domain/dxf/write.ts';
import type { KeptOverlay } from '../../spatial/domain/kept-answer.ts';
import { nearIn } from '../near.ts';
import { judge, type Rules } from './judge.ts';
import { measure } from './measure.ts';

const box = (x: number, y: number, width: number, height: number): Point[] => [
  { x, y },
  { x: x + width, y },
  { x: x + width, y: y + height },
  { x, y: y + height },
];
const site: readonly Drawn[] = [
  { kind: 'outline', layer: 'BATAS_PERSIL', points: box(0, 0, 15, 20) },
  { kind: 'outline', layer: 'TAPAK_BANGUNAN', points: box(2, 5, 10, 12) },
  { kind: 'height', layer: 'TINGGI', from: { x: 0, y: 0 }, to: { x: 0, y: 16 } },
];
const coast = (y: number): Drawn => ({
  kind: 'line',
  layer: 'Garis Pantai',
  points: [
    { x: -50, y },
    { x: 50, y },
  ],
}); // prettier-ignore
const rule = { value: { coastMinMetres: 100 }, citation: 'Perda 16/2009 pasal 107 ayat (3)' };
const rules = (said: string, more: Partial<Rules> = {}): Rules => ({
  limits: null,
  height: { metres: 15, citation: 'pasal 95' },
  tolerance: { percent: 5, citation: 'x' },
  near: nearIn(rule, said),
  ...more,
});
const found = (drawn: readonly Drawn[], by: Rules) => judge(measure(readDxf(writeDxf(drawn))), by);
const nearby = (drawn: readonly Drawn[], by: Rules) =>
  found(drawn, by).flatMap(({ check, verdict, provided }) =>
    ['coast', 'cliff', 'temple'].includes(check) ? [[check, verdict, provided]] : [],
  );

describe('coast, cliff and temple', () => {
  it('are not spoken of where neither plans nor drawing name them', () => {
    expect(nearby(site, rules('LP2B_2 Ya'))).toEqual([]);
  });

  it('are measured from the footprint where the drawing shows them', () => {
    expect(nearby([...site, coast(-95)], rules(''))).toEqual([['coast', 'met', 100]]);
    expect(nearby([...site, coast(-94)], rules(''))).toEqual([['coast', 'not-met', 99]]);
  });

  it('wait for the drawing where the plans name the coast and no line is drawn, and for an officer where no figure is known', () => {
    const said = 'SEMPADAN_PANTAI Ya; kawasan suci pura; tepi jurang';
    expect(nearby(site, rules(said))).toEqual([
      ['coast', 'unread', null],
      ['cliff', 'officer', null],
      ['temple', 'officer', null],
    ]);
    expect(
      found(site, rules(said))
        .filter(({ verdict }) => verdict === 'officer')
        .every(({ citation }) => citation === rule.citation),
    ).toBe(true); // prettier-ignore
  });
});

describe('an overlay that reaches the land', () => {
  const overlay = (kind: KeptOverlay['kind'], withinM: number | null, metres: number): KeptOverlay => ({
    key: kind,
    version: 1,
    kind,
    title: kind,
    citation: `pasal ${kind}`,
    synthetic: false,
    hits: [{ name: null, detail: null, withinM, metres, share: null }],
  });
  const lines = (drawn: readonly Drawn[], ...overlays: readonly KeptOverlay[]) =>
    found(drawn, rules('', { near: nearIn(rule, '', overlays) })).filter(({ check }) => ['coast', 'cliff', 'temple'].includes(check));

  it('brings its own distance and law, and leaves to an officer what only the land is too near to', () => {
    expect(lines(site, overlay('temple', 150, 90), overlay('lp2b', null, 0))).toMatchObject([
      { check: 'temple', verdict: 'officer', required: { value: 150 }, provided: 90, citation: 'pasal temple', isOfLand: true },
    ]);
    // Without a distance of its own that of the rule holds; a field in which the land lies is neither coast nor cliff.
    expect(lines(site, overlay('coast', null, 0))).toMatchObject([{ check: 'coast', required: { value: 100 }, provided: 0 }]);
  });

  it('is met by land that lies further away than the distance, and gives way to what the drawing shows', () => {
    expect(lines(site, overlay('coast', 100, 100))).toMatchObject([{ verdict: 'met', provided: 100, isOfLand: true }]);
    const [drawn] = lines([...site, coast(-94)], overlay('coast', 100, 20));
    expect(drawn).toMatchObject({ verdict: 'not-met', provided: 99, citation: 'pasal coast' });
    expect(drawn?.isOfLand).toBeUndefined();
  });
});

describe('the height of the island', () => {
  const height = (by: Rules) => found(site, by).find(({ check }) => check === 'height');

  it('is left to an officer where an exception is asked for, cited by its own law', () => {
    expect(height(rules(''))?.verdict).toBe('not-met');
    const asked = { height: { metres: 15, citation: 'pasal 95', exception: 'pengecualian peribadatan' } };
    expect(height(rules('', asked))).toMatchObject({ verdict: 'officer', citation: 'pengecualian peribadatan', provided: 16 });
    expect(height(rules('', { ...asked, limits: { heightMaxMetres: 12, citation: 'RDTR' } }))?.verdict, 'no exception from the zone').toBe(
      'not-met',
    );
  });
});
