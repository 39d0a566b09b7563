import { describe, expect, it } from 'vitest';
import { UnreadableDxf } from '../../domain/dxf/drawing.ts';
import { readDxf } from '../../domain/dxf/read.ts';
import { writeDxf } from '../../domain/dxf/write.ts';
import { commentsOf, readingIn, readingWith } from './carried.ts';
import type { Reading } from './measure.ts';
import { checkDrawing } from './run.ts';

// Drawings as they come: made here, entity by entity, with the faults people and programs leave in them.
type Pair = string | number;
type At = readonly [number, number];
const section = (name: string, pairs: readonly Pair[]) => ['0', 'SECTION', '2', name, ...pairs, '0', 'ENDSEC'].join('\n');
const file = (entities: readonly Pair[], { unit = 6, blocks = [] as readonly Pair[] } = {}) =>
  [section('HEADER', [9, '$INSUNITS', 70, unit]), section('BLOCKS', blocks), section('ENTITIES', entities), '0', 'EOF', ''].join('\n');
const line = (layer: string, [x, y]: At, [x2, y2]: At): Pair[] => [0, 'LINE', 8, layer, 10, x, 20, y, 11, x2, 21, y2];
const poly = (layer: string, corners: readonly At[], closed = true): Pair[] => [
  0,
  'LWPOLYLINE',
  8,
  layer,
  90,
  corners.length,
  70,
  closed ? 1 : 0,
  ...corners.flatMap(([x, y]) => [10, x, 20, y]),
];
const box = (x: number, y: number, width: number, height: number): At[] => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
];
const edges = (corners: readonly At[]) => corners.map((from, n) => [from, corners[(n + 1) % corners.length] as At] as const);
/** Edges as lines of their own, in no order and from either end. */
const loose = (layer: string, corners: readonly At[]): Pair[] =>
  edges(corners)
    .map((edge, n) => [edge, (n * 7) % corners.length] as const)
    .sort((a, b) => a[1] - b[1])
    .flatMap(([[from, to]], n) => (n % 2 === 0 ? line(layer, from, to) : line(layer, to, from)));

const rules = { limits: null, height: { metres: 15, citation: 'x' }, tolerance: { percent: 5, citation: 'x' } };
const land = poly('BATAS_PERSIL', box(0, 0, 15, 20));
const checked = (source: string, reading: Reading = {}) => checkDrawing(readDxf(source), reading, rules);
const planOf = (entities: readonly Pair[], reading?: Reading, how?: Parameters<typeof file>[1]) =>
  checked(file(entities, how), reading).plan;
const faultsOf = (plan: ReturnType<typeof planOf>) => plan.faults.map(({ kind }) => kind);
const problemOf = (source: string) => {
  try {
    checked(source);
    return 'read';
  } catch (error) {
    if (error instanceof UnreadableDxf) return error.problem.kind;
    throw error;
  }
};

describe('a dirty drawing is measured right', () => {
  it('where outlines are lines drawn one by one, in any order and from either end', () => {
    const plan = planOf([...loose('BATAS_PERSIL', box(0, 0, 15, 20)), ...loose('TAPAK_BANGUNAN', box(2, 5, 10, 12))]);
    expect([plan.parcelM2, plan.blocks[0]?.footprintM2, plan.toBorder?.metres]).toEqual([300, 120, 2]);
    expect(faultsOf(plan)).toEqual(['joined', 'joined']);
  });

  it('where an arc closes three lines: the arc bends as drawn, from whichever end it is met', () => {
    // A square of 4 with a half circle of radius 2 on its upper side, drawn as an arc from right to left.
    const arc = [0, 'ARC', 8, 'RTH', 10, 2, 20, 4, 40, 2, 50, 0, 51, 180];
    const sides: readonly (readonly [At, At])[] = [
      [
        [0, 4],
        [0, 0],
      ],
      [
        [4, 0],
        [0, 0],
      ],
      [
        [4, 0],
        [4, 4],
      ],
    ]; // prettier-ignore
    for (const entities of [sides, sides.toReversed(), sides.map(([a, b]) => [b, a] as const)])
      for (const all of [
        [...entities.flatMap(([a, b]) => line('RTH', a, b)), ...arc],
        [...arc, ...entities.flatMap(([a, b]) => line('RTH', a, b))],
      ])
        expect(planOf([...land, ...all]).greenM2).toBeCloseTo(16 + 2 * Math.PI, 9);
  });

  it('where lines miss each other by a hair, and by centimetres once somebody asks for it, each gap named', () => {
    const corners = box(2, 5, 10, 12);
    const apart = (gap: number) => edges(corners).flatMap(([[x, y], to]) => line('TAPAK_BANGUNAN', [x + gap, y], to));
    expect(planOf([...land, ...apart(0.0004)]).blocks[0]?.footprintM2).toBeCloseTo(120, 1);
    expect(faultsOf(planOf([...land, ...apart(0.05)]))).toContain('open');
    const closed = planOf([...land, ...apart(0.05)], { closeGaps: 0.2 });
    expect(closed.blocks[0]?.footprintM2).toBeCloseTo(120, 0);
    expect(closed.faults.find(({ kind }) => kind === 'closed')?.metres).toBeCloseTo(0.05, 6);
  });

  it('where lines are drawn twice over, have no length, or an outline lies on itself: each counts once', () => {
    const corners = box(2, 5, 10, 12);
    const twice = [...loose('TAPAK_BANGUNAN', corners), ...edges(corners).flatMap(([a, b]) => line('TAPAK_BANGUNAN', b, a))];
    expect(planOf([...land, ...twice, ...line('TAPAK_BANGUNAN', [2, 5], [2, 5])]).blocks[0]?.footprintM2).toBe(120);
    const again = planOf([...land, ...land, ...poly('TAPAK_BANGUNAN', corners), ...poly('TAPAK_BANGUNAN', corners.toReversed())]);
    expect([again.parcelM2, again.blocks[0]?.footprintM2]).toEqual([300, 120]);
    expect(faultsOf(again)).toEqual(['twice', 'twice']);
  });

  it('where several blocks and storeys are inserted, turned and far from the origin', () => {
    const blocks = [0, 'BLOCK', 2, 'RUMAH', 10, 0, 20, 0, ...poly('0', box(0, 0, 6, 4)), 0, 'ENDBLK'];
    const far = (entities: readonly At[]) => entities.map(([x, y]): At => [x + 302_000.5, y + 9_037_000.25]);
    const insert = (layer: string, x: number, y: number) => [
      0,
      'INSERT',
      8,
      layer,
      2,
      'RUMAH',
      10,
      x + 302_000.5,
      20,
      y + 9_037_000.25,
      50,
      90,
    ];
    const plan = planOf(
      [
        ...poly('BATAS_PERSIL', far(box(0, 0, 40, 30))),
        ...['TAPAK_BANGUNAN', 'LANTAI_1', 'LANTAI_2'].flatMap((layer) => insert(layer, 8, 4)),
        ...['BLOK_2_TAPAK_BANGUNAN', 'BLOK_2_LANTAI_1'].flatMap((layer) => insert(layer, 30, 4)),
      ],
      {},
      { blocks },
    );
    expect(plan.parcelM2).toBeCloseTo(1200, 6);
    expect(plan.blocks.map(({ footprintM2, floors }) => [Math.round(footprintM2 * 1e6) / 1e6, floors.length])).toEqual([
      [24, 2],
      [24, 1],
    ]); // prettier-ignore
    expect(faultsOf(plan)).toEqual([]);
  });

  it('where land runs in between the corners of a footprint: the footprint goes beyond it', () => {
    // A notch two wide cuts into the land from above, between the corners of the house.
    const notched: At[] = [
      [0, 0],
      [20, 0],
      [20, 20],
      [11, 20],
      [11, 8],
      [9, 8],
      [9, 20],
      [0, 20],
    ]; // prettier-ignore
    const over = planOf([...poly('BATAS_PERSIL', notched), ...poly('TAPAK_BANGUNAN', box(4, 5, 12, 10))]);
    expect(over.faults.map(({ kind, at }) => [kind, at?.x])).toEqual([['outside-parcel', 10]]);
    expect(faultsOf(planOf([...poly('BATAS_PERSIL', notched), ...poly('TAPAK_BANGUNAN', box(1, 5, 8, 10))])), 'along the notch').toEqual(
      [],
    );
    // Two lots side by side are one land.
    const lots = [...poly('BATAS_PERSIL', box(0, 0, 10, 20)), ...poly('BATAS_PERSIL', box(10, 0, 10, 20))];
    expect(faultsOf(planOf([...lots, ...poly('TAPAK_BANGUNAN', box(5, 5, 10, 10))]))).toEqual(['several-parcels']);
  });

  it('where the header names the wrong unit: said, and measured in the one that was told', () => {
    const entities = [...land, ...poly('TAPAK_BANGUNAN', box(2, 5, 10, 12))];
    expect(faultsOf(planOf(entities, {}, { unit: 4 }))).toContain('unlikely-size');
    const told = planOf(entities, { metresPerUnit: 1, againstFile: true }, { unit: 4 });
    expect([told.parcelM2, faultsOf(told)]).toEqual([300, []]);
    expect(planOf(entities, { metresPerUnit: 0.001 }, { unit: 6 }).parcelM2, 'else the file is believed').toBe(300);
  });
});

describe('a dirty drawing is refused by name, or its fault is', () => {
  it('where an outline is open, crosses itself, or is a hatch alone', () => {
    const bow: At[] = [
      [0, 0],
      [4, 4],
      [4, 0],
      [0, 4],
    ]; // prettier-ignore
    const hatch = [0, 'HATCH', 8, 'RTH', 91, 1, 92, 2, 72, 0, 73, 1, 93, 3, 10, 0, 20, 0, 10, 6, 20, 0, 10, 6, 20, 6];
    const plan = planOf([
      ...land,
      ...poly('TAPAK_BANGUNAN', box(2, 5, 10, 12), false),
      ...poly('LANTAI_1', bow),
      ...loose('LANTAI_2', bow),
      ...hatch,
    ]);
    expect(faultsOf(plan).sort()).toEqual(['crosses-itself', 'crosses-itself', 'joined', 'no-footprint', 'only-unread', 'open'].sort());
    // Three lines that meet in one point go on nowhere for certain.
    const star = [...line('RTH', [0, 0], [5, 0]), ...line('RTH', [0, 0], [0, 5]), ...line('RTH', [0, 0], [-5, 0])];
    expect(planOf([...land, ...star]).greenM2).toBeNull();
  });

  it('where it is no text, cut off, or blocks hold each other a hundred deep or for ever', () => {
    const chain = Array.from({ length: 100 }, (_, n) => [
      0,
      'BLOCK',
      2,
      `B${n}`,
      10,
      0,
      20,
      0,
      0,
      'INSERT',
      8,
      0,
      2,
      `B${n + 1}`,
      10,
      0,
      20,
      0,
      0,
      'ENDBLK',
    ]).flat();
    const circle = [
      ['A', 'B'],
      ['B', 'A'],
    ].flatMap(([own, other]) => [
      0,
      'BLOCK',
      2,
      own as string,
      10,
      0,
      20,
      0,
      0,
      'INSERT',
      8,
      0,
      2,
      other as string,
      10,
      0,
      20,
      0,
      0,
      'ENDBLK',
    ]); // prettier-ignore
    expect(problemOf(file([0, 'INSERT', 8, 'RTH', 2, 'B0', 10, 0, 20, 0], { blocks: chain }))).toBe('too-deep');
    expect(problemOf(file([0, 'INSERT', 8, 'RTH', 2, 'A', 10, 0, 20, 0], { blocks: circle }))).toBe('too-deep');
    expect(problemOf('AutoCAD Binary DXF\r\n\u001a\0')).toBe('binary');
    expect(problemOf('AC1027\0\0\0')).toBe('binary');
    expect(problemOf('')).toBe('empty');
    expect(problemOf('%PDF-1.7')).toBe('not-dxf');
    const whole = file([...land, ...poly('TAPAK_BANGUNAN', box(2, 5, 10, 12))]);
    for (const [part, why] of [
      [0.6, 'cut-off'],
      [0.95, 'cut-off'],
    ] as const)
      expect([why, 'broken']).toContain(problemOf(whole.slice(0, whole.length * part))); // prettier-ignore
    expect(problemOf(`${whole.slice(0, whole.indexOf('TAPAK'))}\nTAPAK\nabc\n1\n`)).toBe('broken');
  });

  it('and coordinates no drawing has are taken for nonsense, not for sizes', () => {
    const plan = planOf([
      ...land,
      ...poly('RTH', [
        [0, 0],
        [1e300, 0],
        [Number.NaN, 5],
      ]),
    ]); // prettier-ignore
    expect(Number.isFinite(plan.greenM2 ?? 0)).toBe(true);
  });

  it('and a hundred thousand lines that meet in one place, or in a comb, come to an end', () => {
    const star = Array.from({ length: 30_000 }, (_, n) => line('RTH', [0, 0], [Math.cos(n), Math.sin(n)])).flat();
    const ring = Array.from({ length: 30_000 }, (_, n) => line('RTH', [n * 0.001, 0], [(n + 1) * 0.001, 0])).flat();
    const began = process.cpuUsage();
    for (const many of [star, ring]) planOf([...land, ...many], { closeGaps: 0.2 });
    expect(process.cpuUsage(began).user / 1e6).toBeLessThan(20);
  });
});

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
