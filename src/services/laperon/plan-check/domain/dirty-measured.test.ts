import { describe, expect, it } from 'vitest';
import { type At, line, poly, box, edges, loose, land, planOf, faultsOf } from '../../tests/drawn-by-hand.ts';

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
