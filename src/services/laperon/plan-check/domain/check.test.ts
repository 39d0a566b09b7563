import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Point } from '../../domain/dxf/drawing.ts';
import { readDxf } from '../../domain/dxf/read.ts';
import { type Drawn, writeDxf } from '../../domain/dxf/write.ts';
import { templateDxf } from '../template.ts';
import { areaM2In, metresIn } from './figures.ts';
import { judge, type Limits } from './judge.ts';
import { meaningOf, suggestionFor } from './layers.ts';
import { measure, type Reading } from './measure.ts';
import type { SitePlan } from './site-plan.ts';
import { checkDrawing, guessedMapping } from './run.ts';

const box = (x: number, y: number, width: number, height: number): Point[] => [
  { x, y },
  { x: x + width, y },
  { x: x + width, y: y + height },
  { x, y: y + height },
];
const outline = (layer: string, points: readonly Point[]): Drawn => ({ kind: 'outline', layer, points });
const line = (layer: string, points: readonly Point[]): Drawn => ({ kind: 'line', layer, points });
const measured = (drawn: readonly Drawn[], reading: Reading = {}): SitePlan => measure(readDxf(writeDxf(drawn)), reading);
const faultsIn = (plan: SitePlan) => plan.faults.map(({ kind }) => kind);

const limits: Limits = {
  kdbMaxPercent: 60,
  klbMax: 1.8,
  kdhMinPercent: 30,
  ktbMaxPercent: 50,
  gsbMinMetres: 3,
  sideMinMetres: 1.5,
  heightMaxMetres: 15,
  floorsMax: 3,
  citation: 'Rencana contoh',
};
const rules = { limits, height: { metres: 15, citation: 'Perda 16/2009' }, tolerance: { percent: 5, citation: 'Toleransi' } };
const verdicts = (plan: SitePlan, by = rules) => Object.fromEntries(judge(plan, by).map(({ check, verdict }) => [check, verdict]));

/** Land 15 × 20, a house 10 × 12 on it, two storeys, 5 m from the road and 2 m from the side. */
const site: readonly Drawn[] = [
  outline('BATAS_PERSIL', box(0, 0, 15, 20)),
  outline('TAPAK_BANGUNAN', box(2, 5, 10, 12)),
  outline('LANTAI_1', box(2, 5, 10, 12)),
  outline('LANTAI_2', box(2, 5, 10, 9)),
  outline('RTH', box(0, 0, 15, 5)),
  outline('RTH', box(12.5, 5, 2.5, 15)),
  line('JALAN', [
    { x: -5, y: 0 },
    { x: 20, y: 0 },
  ]), // prettier-ignore
  { kind: 'height', layer: 'TINGGI', from: { x: 0, y: 0 }, to: { x: 0, y: 8.5 } },
  { kind: 'text', layer: 'BATAS_PERSIL', at: { x: 1, y: 1 }, text: '0,0304_HA' },
];

describe('a site measured', () => {
  const plan = measured(site);

  it('gives the figures worked out by hand', () => {
    expect(plan.parcelM2).toBeCloseTo(300, 9);
    expect(plan.declaredM2).toBeCloseTo(304, 9);
    expect(plan.greenM2).toBeCloseTo(75 + 37.5, 9);
    expect(plan.blocks).toEqual([
      {
        n: 1,
        footprintM2: 120,
        floors: [
          { level: 1, m2: 120 },
          { level: 2, m2: 90 },
        ],
        basementM2: 0,
        height: { metres: 8.5, how: 'measured' },
      },
    ]);
    expect([plan.toRoad?.metres, plan.toBorder?.metres]).toEqual([5, 2]);
    expect(plan.faults).toEqual([]);
  });

  it('is held against each limit: 40% of 60, 0.7 of 1.8, 37.5% of 30, 1.3% of 5', () => {
    const found = judge(plan, rules);
    expect(
      found.map(({ check, provided, verdict }) => [check, provided === null ? null : Math.round(provided * 100) / 100, verdict]),
    ).toEqual([
      ['kdb', 40, 'met'],
      ['klb', 0.7, 'met'],
      ['kdh', 37.5, 'met'],
      ['ktb', 0, 'met'],
      ['gsb', 5, 'met'],
      ['side', 2, 'met'],
      ['height', 8.5, 'met'],
      ['floors', 2, 'met'],
      ['land', 1.32, 'met'],
    ]);
    expect(found.every(({ required, citation }) => (required === null) === (citation === null))).toBe(true);
  });

  it('fails where it goes over, says so where the drawing is silent, and leaves free what nothing limits', () => {
    const tight: Limits = {
      kdbMaxPercent: 39.9,
      klbMax: 0.69,
      kdhMinPercent: 37.6,
      gsbMinMetres: 5.1,
      sideMinMetres: 2.1,
      heightMaxMetres: 8,
      floorsMax: 1,
      citation: 'x',
    }; // prettier-ignore
    const tall = { ...rules, limits: tight };
    expect(verdicts(plan, tall)).toEqual({
      kdb: 'not-met',
      klb: 'not-met',
      kdh: 'not-met',
      ktb: 'free',
      gsb: 'not-met',
      side: 'not-met',
      height: 'not-met',
      floors: 'not-met',
      land: 'met',
    });
    expect(verdicts(measured(site.slice(0, 2)))).toMatchObject({
      kdb: 'met',
      klb: 'unread',
      kdh: 'unread',
      gsb: 'unread',
      height: 'unread',
      land: 'unread',
    });
    expect(verdicts(plan, { ...rules, limits: null as never })).toMatchObject({ kdb: 'free', height: 'met', land: 'met' });
  });

  it('takes a wall on the line as within it', () => {
    const exact = measured([outline('BATAS_PERSIL', box(0, 0, 10, 10)), outline('TAPAK_BANGUNAN', box(2, 2, 10 * 0.6, 10 - 4 + 4 - 0))]);
    expect(exact.blocks[0]?.footprintM2).toBeCloseTo(60, 9);
    expect(verdicts(exact).kdb).toBe('met');
  });

  it('adds several buildings and takes off what is marked to be taken off', () => {
    const two = measured([
      outline('BATAS_PERSIL', box(0, 0, 20, 20)),
      outline('TAPAK_BANGUNAN', box(2, 2, 5, 5)),
      outline('BLOK_2_TAPAK_BANGUNAN', box(10, 10, 4, 4)),
      outline('LANTAI_1', box(2, 2, 5, 5)),
      outline('LANTAI_1_KURANG', box(3, 3, 1, 1)),
      outline('blok 2 lantai 1', box(10, 10, 4, 4)),
    ]);
    expect(two.blocks.map(({ n, footprintM2, floors }) => [n, footprintM2, floors[0]?.m2])).toEqual([
      [1, 25, 24],
      [2, 16, 16],
    ]);
    expect(judge(two, rules)[0]?.provided).toBeCloseTo((41 / 400) * 100, 9);
  });
});

describe('a dirty drawing', () => {
  it('is measured as far as it can be, and every fault is named with its layer and place', () => {
    const dirty = measured([
      outline('BATAS_PERSIL', box(0, 0, 15, 20)),
      line('TAPAK_BANGUNAN', [...box(2, 5, 10, 12), { x: 2.1, y: 5 }]),
      outline('LANTAI_1', [{ x: 1, y: 1 }]),
      outline('LANTAI_2', [
        { x: 0, y: 0 },
        { x: 4, y: 4 },
        { x: 4, y: 0 },
        { x: 0, y: 4 },
      ]), // prettier-ignore
      outline('RTH', [
        { x: 0, y: 0 },
        { x: 5, y: 0 },
        { x: 0, y: 0 },
      ]), // prettier-ignore
    ]);
    expect(faultsIn(dirty).sort()).toEqual(['crosses-itself', 'no-area', 'no-footprint', 'one-corner', 'open']);
    expect(dirty.faults.find(({ kind }) => kind === 'open')).toMatchObject({
      layer: 'TAPAK_BANGUNAN',
      at: { x: 2, y: 5 },
      metres: expect.closeTo(0.1, 9),
    });
  });

  it('closes an open outline only where somebody asks for it', () => {
    const open = [outline('BATAS_PERSIL', box(0, 0, 15, 20)), line('TAPAK_BANGUNAN', [...box(2, 5, 10, 12), { x: 2, y: 5.1 }])];
    expect(measured(open).blocks).toEqual([]);
    expect(measured(open, { closeGaps: 0.2 }).blocks[0]?.footprintM2).toBeCloseTo(120, 1);
    const joined = [outline('BATAS_PERSIL', box(0, 0, 15, 20)), line('TAPAK_BANGUNAN', [...box(2, 5, 10, 12), { x: 2, y: 5 }])];
    expect(measured(joined).blocks[0]?.footprintM2, 'last corner on the first').toBeCloseTo(120, 9);
  });

  it('says when a footprint leaves the land, a layer holds only a hatch, a height is only written, no unit is named', () => {
    expect(faultsIn(measured([outline('BATAS_PERSIL', box(0, 0, 10, 10)), outline('TAPAK_BANGUNAN', box(5, 5, 10, 2))]))).toEqual([
      'outside-parcel',
    ]);
    const hatch = readDxf('0\nSECTION\n2\nENTITIES\n0\nHATCH\n8\nRTH\n0\nENDSEC\n0\nEOF\n');
    expect(faultsIn(measure(hatch, { metresPerUnit: 1 }))).toContain('only-unread');
    const written = measured([...site.slice(0, 4), { kind: 'text', layer: 'TINGGI', at: { x: 0, y: 0 }, text: 'T = 12,50 m' }]);
    expect(written.blocks[0]?.height).toEqual({ metres: 12.5, how: 'written' });
    expect(faultsIn(written)).toEqual(['height-written']);
    const unitless = readDxf(writeDxf(site, { insunits: 0 }));
    expect(faultsIn(measure(unitless))).toEqual(['no-unit']);
    expect(measure(unitless, { metresPerUnit: 1 }).parcelM2).toBeCloseTo(300, 9);
  });

  it('reads figures as people write them, and refuses what could be two', () => {
    expect(['0.0195_HA', '304 M2', '1.250,5 m²', '1,250.5', 'Luas: 300', '1.250.500'].map(areaM2In)).toEqual([
      195, 304, 1250.5, 1250.5, 300, 1_250_500,
    ]);
    expect(['banyak', '12 m', '3 are', '-5 m2', '1,2,3'].map(areaM2In)).toEqual([null, null, null, null, null]);
    expect(['12,5', '+8.00', '850 cm', '8500 mm', 'T = 9 M'].map(metresIn)).toEqual([12.5, 8, 8.5, 8.5, 9]);
  });
});

describe('layers', () => {
  it('are known by the template’s names, whatever their case and signs', () => {
    expect(meaningOf('blok 2 lantai-3_kurang')).toEqual({ role: 'floor', block: 2, level: 3, deduct: true });
    expect(meaningOf('Tapak Bangunan')).toEqual({ role: 'footprint', block: 1, level: 0, deduct: false });
    expect(['DINDING', 'LANTAI_SATU', 'RTH_2'].map(meaningOf)).toEqual([null, null, null]);
  });

  it('of an architect’s own names are guessed, and left alone where the template was used', () => {
    expect(['Site Boundary', 'A-FLOOR-02', 'BATAS_PERSL', 'taman', 'kursi'].map(suggestionFor)).toEqual([
      'BATAS_PERSIL',
      'LANTAI_2',
      'BATAS_PERSIL',
      'RTH',
      null,
    ]);
    const own = readDxf(writeDxf([outline('Site Boundary', box(0, 0, 15, 20)), outline('Building', box(2, 5, 10, 12))]));
    const { mapping, plan } = checkDrawing(own, {}, rules);
    expect(mapping).toEqual({ 'Site Boundary': 'BATAS_PERSIL', Building: 'TAPAK_BANGUNAN' });
    expect([plan.parcelM2, plan.blocks[0]?.footprintM2]).toEqual([300, 120]);
    expect(guessedMapping(readDxf(writeDxf([...site, outline('TAMAN', box(0, 0, 1, 1))])).layers)).toEqual({});
  });
});

describe('turning, moving, other corners first, another unit', () => {
  it('change nothing that is measured', () => {
    const original = measured(site);
    const moved = fc.record({
      angle: fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
      dx: fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      dy: fc.double({ min: -1e7, max: 1e7, noNaN: true }),
      first: fc.nat(3),
      back: fc.boolean(),
      unit: fc.constantFrom([6, 1] as const, [4, 1000] as const, [5, 100] as const),
    });
    fc.assert(
      fc.property(moved, ({ angle, dx, dy, first, back, unit: [insunits, scale] }) => {
        const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
        const move = ({ x, y }: Point): Point => ({ x: (cos * x - sin * y + dx) * scale, y: (sin * x + cos * y + dy) * scale });
        const other = site.map((one): Drawn => {
          if (one.kind === 'text') return { ...one, at: move(one.at) };
          if (one.kind === 'height') return { ...one, from: move(one.from), to: move(one.to) };
          const corners = one.points.map(move);
          if (one.kind === 'line') return { ...one, points: corners };
          const turned = [...corners.slice(first), ...corners.slice(0, first)];
          return { ...one, points: back ? turned.toReversed() : turned };
        });
        const plan = measure(readDxf(writeDxf(other, { insunits })));
        expect(plan.parcelM2).toBeCloseTo(original.parcelM2 ?? 0, 3);
        expect(plan.greenM2).toBeCloseTo(original.greenM2 ?? 0, 3);
        expect(plan.toRoad?.metres).toBeCloseTo(5, 4);
        expect(plan.toBorder?.metres).toBeCloseTo(2, 4);
        expect(plan.blocks[0]?.height?.metres).toBeCloseTo(8.5, 4);
        expect(judge(plan, rules).map(({ verdict }) => verdict)).toEqual(judge(original, rules).map(({ verdict }) => verdict));
      }),
      { numRuns: 150 },
    );
  });
});

it('the example drawing keeps to its limits', () => {
  const { findings, plan } = checkDrawing(readDxf(templateDxf()), {}, rules);
  expect(plan.faults).toEqual([]);
  expect(findings.filter(({ verdict }) => verdict === 'not-met')).toEqual([]);
});
