import { describe, expect, it } from 'vitest';
import { designs } from '../rules.ts';
import { measuresOf, overlapIn } from './design.ts';

const room = (storey: number, x: number, y: number, width: number, depth: number, id = 'Ruang') => ({
  name: { id, en: id },
  storey,
  x,
  y,
  width,
  depth,
});

describe('a design', () => {
  it('is as large as its rooms: all storeys, the lowest, and the box around them', () => {
    const rooms = [room(1, 0, 0, 6, 4), room(1, 0, 4, 3, 2), room(2, 0, 0, 6, 3)];
    expect(measuresOf({ rooms })).toEqual({ storeys: 2, floorM2: 48, footprintM2: 30, width: 6, depth: 6 });
  });

  it('has no two rooms on one another, which walls they share are none', () => {
    expect(overlapIn({ rooms: [room(1, 0, 0, 3, 3, 'A'), room(1, 3, 0, 3, 3, 'B'), room(2, 1, 1, 3, 3, 'C')] })).toBeNull();
    expect(overlapIn({ rooms: [room(1, 0, 0, 3, 3, 'A'), room(1, 2.9, 2.9, 3, 3, 'B')] })).toEqual(['A', 'B']);
  });

  it.each(designs.value.designs.map((one) => [one.key, one] as const))('%s of the library can stand as it is drawn', (_key, design) => {
    expect(overlapIn(design)).toBeNull();
    const { footprintM2, floorM2, storeys, width, depth } = measuresOf(design);
    expect(design.smallestPlotM2).toBeGreaterThan(footprintM2);
    expect(floorM2).toBeGreaterThan(20);
    expect(storeys).toBeLessThanOrEqual(2);
    // Every room of an upper storey rests on the box of the house.
    expect(Math.max(width, depth)).toBeLessThanOrEqual(14);
    if (storeys === 2) expect(floorM2).toBeGreaterThan(footprintM2);
  });
});
