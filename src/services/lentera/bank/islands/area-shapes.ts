import type { Place } from '../domain/drawn-area.ts';
import type { Area } from '../domain/question.ts';
import { svg } from './svg.ts';

/** An area as a drawing has it; `x` and `y` turn parts of the picture into its units. */
export function shapeOf(area: Area, about: Record<string, string>, x: (part: number) => number, y: (part: number) => number): SVGElement {
  if (area.kind === 'circle')
    return svg('ellipse', {
      ...about,
      cx: String(x(area.x)),
      cy: String(y(area.y)),
      rx: String(x(area.r)),
      ry: String(y(area.ry ?? area.r)),
    });
  if (area.kind === 'rectangle')
    return svg('rect', {
      ...about,
      x: String(x(area.x)),
      y: String(y(area.y)),
      width: String(x(area.width)),
      height: String(y(area.height)),
    });
  return svg('polygon', { ...about, points: area.points.map(([px, py]) => `${x(px)},${y(py)}`).join(' ') });
}

/** Where the sign of an area stands. */
export function middleOf(area: Area): Place {
  if (area.kind === 'circle') return [area.x, area.y];
  if (area.kind === 'rectangle') return [area.x + area.width / 2, area.y + area.height / 2];
  const sum = area.points.reduce<Place>(([sx, sy], [px, py]) => [sx + px, sy + py], [0, 0]);
  return [sum[0] / area.points.length, sum[1] / area.points.length];
}
