import type { Point } from '../../domain/dxf/drawing.ts';
import type { PageSize } from './measure.ts';

/** How a page lies on another: enlarged, turned and moved; x' = a·x − b·y + x0, y' = b·x + a·y + y0, in units of the pages. */
export interface LaidOver {
  readonly a: number;
  readonly b: number;
  readonly x: number;
  readonly y: number;
}

/** How a page must lie so that two of its places lie on two of another; null where two of them are the same. */
export function laidBy(from: readonly [Point, Point], to: readonly [Point, Point]): LaidOver | null {
  const [dx, dy] = [from[1].x - from[0].x, from[1].y - from[0].y];
  const [ux, uy] = [to[1].x - to[0].x, to[1].y - to[0].y];
  const length = dx * dx + dy * dy;
  if (length < 1e-9 || ux * ux + uy * uy < 1e-9) return null;
  const a = (ux * dx + uy * dy) / length;
  const b = (uy * dx - ux * dy) / length;
  return { a, b, x: to[0].x - a * from[0].x + b * from[0].y, y: to[0].y - b * from[0].x - a * from[0].y };
}

/** As wide as the other page, from its upper left: where one begins. */
export function laidAsWide(from: PageSize, to: PageSize): LaidOver {
  return { a: to.width / from.width, b: 0, x: 0, y: 0 };
}

export const laidAt = ({ a, b, x, y }: LaidOver, point: Point): Point => ({
  x: a * point.x - b * point.y + x,
  y: b * point.x + a * point.y + y,
});
