import type { Area } from './question.ts';

/** A place on a picture, as parts of its width and height. */
export type Place = readonly [x: number, y: number];
export type Shape = Area['kind'];

/** Smallest side that is drawn: what is smaller cannot be hit. */
export const SMALLEST = 0.02;

const part = (number: number) => Number(Math.min(1, Math.max(0, number)).toFixed(4));
const held = (number: number, from: number, to: number) => Number(Math.min(to, Math.max(from, number)).toFixed(4));

/** A rectangle or circle between two corners; `ratio` is the picture's width by its height, so that a circle is round. */
export function drawnArea(id: string, shape: 'rectangle' | 'circle', [ax, ay]: Place, [bx, by]: Place, ratio: number): Area {
  const [left, top] = [part(Math.min(ax, bx)), part(Math.min(ay, by))];
  if (shape === 'rectangle') {
    const width = Math.max(SMALLEST, part(Math.max(ax, bx)) - left);
    const height = Math.max(SMALLEST, part(Math.max(ay, by)) - top);
    return fitted({ id, kind: 'rectangle', x: left, y: top, width: held(width, SMALLEST, 1), height: held(height, SMALLEST, 1) });
  }
  const reach = Math.hypot(bx - ax, (by - ay) / ratio);
  return circle(id, part(ax), part(ay), Math.max(SMALLEST / 2, reach), ratio);
}

/** A round circle: `r` is a part of the width, `ry` the same length as a part of the height. */
function circle(id: string, x: number, y: number, r: number, ratio: number): Area {
  const wide = held(r, SMALLEST / 2, 1);
  const high = held(wide * ratio, SMALLEST / 2, 2);
  return Math.abs(ratio - 1) < 0.005 ? { id, kind: 'circle', x, y, r: wide } : { id, kind: 'circle', x, y, r: wide, ry: high };
}

/** A shape in the middle of the picture, to be moved from there. */
export function middleArea(id: string, shape: Shape, ratio: number): Area {
  if (shape === 'polygon')
    return {
      id,
      kind: 'polygon',
      points: [
        [0.5, 0.35],
        [0.65, 0.6],
        [0.35, 0.6],
      ],
    };
  return shape === 'circle' ? circle(id, 0.5, 0.5, 0.1, ratio) : drawnArea(id, shape, [0.4, 0.4], [0.6, 0.6], ratio);
}

/** The whole area elsewhere; it stays on the picture. */
export function movedArea(area: Area, dx: number, dy: number): Area {
  switch (area.kind) {
    case 'circle':
      return { ...area, x: part(area.x + dx), y: part(area.y + dy) };
    case 'rectangle':
      return { ...area, x: held(area.x + dx, 0, 1 - area.width), y: held(area.y + dy, 0, 1 - area.height) };
    case 'polygon': {
      const [xs, ys] = [area.points.map(([x]) => x), area.points.map(([, y]) => y)];
      const by = [held(dx, -Math.min(...xs), 1 - Math.max(...xs)), held(dy, -Math.min(...ys), 1 - Math.max(...ys))] as const;
      return { ...area, points: area.points.map(([x, y]): Place => [part(x + by[0]), part(y + by[1])]) };
    }
  }
}

/** Where an area is taken hold of: corners of a rectangle or polygon, the rim of a circle. */
export function handlesOf(area: Area): readonly Place[] {
  switch (area.kind) {
    case 'circle':
      return [[Math.min(1, area.x + area.r), area.y]];
    case 'rectangle':
      return [
        [area.x, area.y],
        [area.x + area.width, area.y],
        [area.x + area.width, area.y + area.height],
        [area.x, area.y + area.height],
      ];
    case 'polygon':
      return area.points;
  }
}

/** The area with its `nth` handle at a place. */
export function stretchedArea(area: Area, nth: number, [x, y]: Place, ratio: number): Area {
  switch (area.kind) {
    case 'circle':
      return circle(area.id, area.x, area.y, Math.hypot(x - area.x, (y - area.y) / ratio), ratio);
    case 'rectangle': {
      const opposite = handlesOf(area)[(nth + 2) % 4] ?? [x, y];
      return drawnArea(area.id, 'rectangle', opposite, [x, y], ratio);
    }
    case 'polygon':
      return { ...area, points: area.points.map((one, at): Place => (at === nth ? [part(x), part(y)] : one)) };
  }
}

function fitted(area: Extract<Area, { readonly kind: 'rectangle' }>): Area {
  return { ...area, x: held(area.x, 0, 1 - area.width), y: held(area.y, 0, 1 - area.height) };
}
