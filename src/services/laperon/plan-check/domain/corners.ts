import type { Point } from '../../domain/dxf/drawing.ts';

export type Outlines = readonly (readonly Point[])[];

/** A corner of a list: which outline, which corner of it, from 0. */
export interface Corner {
  readonly outline: number;
  readonly n: number;
}

const cornersOf = (outlines: Outlines): readonly Corner[] => outlines.flatMap((points, outline) => points.map((_, n) => ({ outline, n })));

/** The corner nearest to a place within reach; null where none is. */
export function cornerAt(outlines: Outlines, at: Point, reach: number): Corner | null {
  const away = ({ outline, n }: Corner) => {
    const point = outlines[outline]?.[n];
    return point ? Math.hypot(point.x - at.x, point.y - at.y) : Infinity;
  };
  const found = cornersOf(outlines).toSorted((a, b) => away(a) - away(b))[0];
  return found && away(found) <= reach ? found : null;
}

/** The corner after (1) or before (-1) one, around all outlines; the first or last where none is chosen. */
export function stepFrom(outlines: Outlines, chosen: Corner | null, by: 1 | -1): Corner | null {
  const all = cornersOf(outlines);
  const at = chosen ? all.findIndex(({ outline, n }) => outline === chosen.outline && n === chosen.n) : -1;
  if (at < 0) return all.at(by === 1 ? 0 : -1) ?? null;
  return all.at((at + by) % all.length) ?? null;
}

export function withoutCorner(outlines: Outlines, { outline, n }: Corner): Outlines {
  return outlines
    .map((points, at) => (at === outline ? points.filter((_, each) => each !== n) : points))
    .filter(({ length }) => length > 0);
}

export function withCorner(outlines: Outlines, { outline, n }: Corner, to: Point): Outlines {
  return outlines.map((points, at) => (at === outline ? points.map((point, each) => (each === n ? to : point)) : points));
}
