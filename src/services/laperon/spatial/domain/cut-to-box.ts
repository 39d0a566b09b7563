/** East and south, or east and north: whichever way the box counts. */
type Point = readonly [number, number];

export interface Box {
  readonly least: Point;
  readonly most: Point;
}

/**
 * Cuts a ring, not closed, at one side of a box after the other (Sutherland and Hodgman): one pass over its corners, not the
 * exact arithmetic a parcel's shares need, for drawings that anybody may ask for. `rounded` is what new corners become.
 */
export function cutToBox(ring: readonly Point[], { least, most }: Box, rounded: (value: number) => number): readonly Point[] {
  let points = ring;
  for (const [axis, limit, sign] of [
    [0, least[0], 1],
    [0, most[0], -1],
    [1, least[1], 1],
    [1, most[1], -1],
  ] as const) // prettier-ignore
    points = points.flatMap((point, at) => {
      const before = points.at(at - 1) ?? point;
      const [was, is] = [(before[axis] - limit) * sign, (point[axis] - limit) * sign];
      const kept = is >= 0 ? [point] : [];
      if (was >= 0 === is >= 0) return kept;
      const part = was / (was - is);
      const crossing: Point = [rounded(before[0] + (point[0] - before[0]) * part), rounded(before[1] + (point[1] - before[1]) * part)];
      return [crossing, ...kept];
    });
  return points;
}

/** The stretches of an open line, or of a single point, whose edges may be seen in a box: whole edges, not cut. */
export function stretchesIn(line: readonly Point[], { least, most }: Box): readonly (readonly Point[])[] {
  const [only] = line;
  const seen = (a: Point, b: Point) =>
    [0, 1].every(
      (axis) => Math.max(a[axis] ?? 0, b[axis] ?? 0) >= (least[axis] ?? 0) && Math.min(a[axis] ?? 0, b[axis] ?? 0) <= (most[axis] ?? 0),
    );
  if (only && line.length === 1) return seen(only, only) ? [[only]] : [];
  const stretches: Point[][] = [];
  let open: Point[] | null = null;
  for (const [at, to] of line.entries()) {
    const from = line[at - 1];
    if (!from) continue;
    if (!seen(from, to)) open = null;
    else if (open) open.push(to);
    else stretches.push((open = [from, to]));
  }
  return stretches;
}
