import { describe, expect, it } from 'vitest';
import { pointIn } from './stamp.ts';

/** A page 200 wide and 100 high whose corner lies at 10, 20. */
const box = { x: 10, y: 20, width: 200, height: 100 };

describe('where a pin is stamped', () => {
  // The corners of the page as it is shown, and where they lie on the page before it was turned clockwise.
  it.each([
    [0, [10, 120], [210, 120]],
    [90, [10, 20], [10, 120]],
    [180, [210, 20], [10, 20]],
    [270, [210, 120], [210, 20]],
    [-90, [210, 120], [210, 20]],
  ] as const)('is right on a page turned by %i degrees', (turned, upperLeft, upperRight) => {
    const at = (x: number, y: number) => Object.values(pointIn(box, turned, { x, y }));
    expect(at(0, 0)).toEqual(upperLeft);
    expect(at(1, 0)).toEqual(upperRight);
    expect(at(0.5, 0.5)).toEqual([110, 70]);
  });
});
