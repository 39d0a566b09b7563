type Point = readonly [number, number];

/** The middle of the widest stretch inside the rings on a few lines across them; null where none is wide enough. */
export function roomIn(rings: readonly (readonly Point[])[], least: number, rounded: (value: number) => number): Point | null {
  const heights = rings.flat().map(([, y]) => y);
  const [top, bottom] = [Math.min(...heights), Math.max(...heights)];
  let [widest, found]: [number, Point | null] = [least, null];
  for (const part of [0.5, 0.35, 0.65, 0.2, 0.8]) {
    const y = top + (bottom - top) * part + 0.01;
    const crossings = rings.flatMap((ring) => crossingsAt(ring, y)).sort((a, b) => a - b);
    for (let at = 1; at < crossings.length; at += 2) {
      const [left = 0, right = 0] = [crossings[at - 1], crossings[at]];
      if (right - left > widest) [widest, found] = [right - left, [rounded((left + right) / 2), rounded(y)]];
    }
  }
  return found;
}

function crossingsAt(ring: readonly Point[], y: number): readonly number[] {
  return ring.flatMap(([x, y1], at) => {
    const [x0, y0] = ring.at(at - 1) ?? [x, y1];
    return y0 > y === y1 > y ? [] : [x0 + ((x - x0) * (y - y0)) / (y1 - y0)];
  });
}
