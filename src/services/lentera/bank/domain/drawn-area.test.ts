import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hotspotFindings } from './check-question-hotspot.ts';
import { drawnArea, handlesOf, middleArea, movedArea, type Place, stretchedArea } from './drawn-area.ts';
import type { Area } from './question.ts';
import { isInside } from './score-hotspot.ts';
import { areaFrom, areaTyped } from './typed-area.ts';

const place: fc.Arbitrary<Place> = fc.tuple(
  fc.double({ min: -0.5, max: 1.5, noNaN: true }),
  fc.double({ min: -0.5, max: 1.5, noNaN: true }),
);
const ratio = fc.double({ min: 0.3, max: 3, noNaN: true });
const shape = fc.constantFrom('rectangle', 'circle', 'polygon');

const faults = (area: Area) =>
  hotspotFindings({ kind: 'hotspot', picture: 'a.png', alt: 'Peta', areas: [area], most: 1, policy: 'all' }).map(({ code }) => code);

describe('an area drawn on a picture', () => {
  it('is one that can be kept, wherever it is drawn, moved and stretched to', () => {
    fc.assert(
      fc.property(shape, place, place, place, ratio, (kind, from, to, by, wide) => {
        const drawn = kind === 'polygon' ? middleArea('a', kind, wide) : drawnArea('a', kind, from, to, wide);
        const moved = movedArea(drawn, by[0], by[1]);
        const stretched = stretchedArea(moved, 0, to, wide);
        expect([drawn, moved, stretched].flatMap(faults)).toEqual([]);
      }),
    );
  });

  it('is typed as it is read', () => {
    fc.assert(
      fc.property(shape, place, place, ratio, (kind, from, to, wide) => {
        const drawn = kind === 'polygon' ? middleArea('a', kind, wide) : drawnArea('a', kind, from, to, wide);
        expect(areaFrom('a', areaTyped(drawn))).toEqual(drawn);
      }),
    );
  });

  it('is round on a picture that is twice as wide as high', () => {
    const drawn = drawnArea('a', 'circle', [0.5, 0.5], [0.6, 0.5], 2);
    expect(drawn).toEqual({ id: 'a', kind: 'circle', x: 0.5, y: 0.5, r: 0.1, ry: 0.2 });
    expect(isInside(drawn, [0.5, 0.69])).toBe(true);
    expect(isInside(drawn, [0.61, 0.5])).toBe(false);
  });

  it('keeps the corner across from the one that is pulled, also past it', () => {
    const drawn = drawnArea('a', 'rectangle', [0.2, 0.2], [0.4, 0.5], 1);
    expect(handlesOf(drawn)[2]).toEqual([0.4, 0.5]);
    expect(stretchedArea(drawn, 2, [0.6, 0.7], 1)).toMatchObject({ x: 0.2, y: 0.2, width: 0.4, height: 0.5 });
    expect(stretchedArea(drawn, 2, [0.1, 0.1], 1)).toMatchObject({ x: 0.1, y: 0.1, width: 0.1, height: 0.1 });
  });

  it('stays whole at the edge', () => {
    const drawn = middleArea('a', 'polygon', 1);
    expect(movedArea(drawn, -2, 0)).toMatchObject({
      points: [
        [0.15, 0.35],
        [0.3, 0.6],
        [0, 0.6],
      ],
    });
  });
});
