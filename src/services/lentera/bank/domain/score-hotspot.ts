import type { Answers } from './answer.ts';
import type { Area, Hotspot } from './question.ts';
import { held } from './score-share.ts';

type Point = Answers['hotspot'][number];

/**
 * Every area takes one point; a second one within it neither adds nor takes away. Beside all areas a point loses what one
 * area is worth. Points beyond `most` do not count.
 */
export function scoreHotspot({ areas, most, policy }: Hotspot, answer: Answers['hotspot']): number {
  const points = answer.slice(0, most);
  const missed = points.filter((point) => !areas.some((area) => isInside(area, point))).length;
  const hit = hitAreas(areas, points).size;
  if (areas.length === 0) return 0;
  if (policy === 'all') return Number(hit === areas.length && missed === 0);
  return held((hit - missed) / areas.length);
}

/**
 * Names of the areas hit, each by a point of its own. Where areas lie over one another, points are given to them so that
 * as many as can be are hit (augmenting paths, Kuhn 1955).
 */
export function hitAreas(areas: readonly Area[], points: readonly Point[]): ReadonlySet<string> {
  const areaOf = new Map<number, Area>();
  const give = (area: Area, tried: Set<number>): boolean =>
    points.some((point, at) => {
      if (tried.has(at) || !isInside(area, point)) return false;
      tried.add(at);
      const holder = areaOf.get(at);
      if (holder && !give(holder, tried)) return false;
      areaOf.set(at, area);
      return true;
    });
  for (const area of areas) give(area, new Set());
  return new Set([...areaOf.values()].map(({ id }) => id));
}

/** Whether a point lies within an area; its border counts. */
export function isInside(area: Area, [x, y]: Point): boolean {
  switch (area.kind) {
    case 'circle':
      return ((x - area.x) / area.r) ** 2 + ((y - area.y) / (area.ry ?? area.r)) ** 2 <= 1 + 1e-9;
    case 'rectangle':
      return x >= area.x && x <= area.x + area.width && y >= area.y && y <= area.y + area.height;
    case 'polygon':
      return isInsidePolygon(area.points, x, y);
  }
}

/** Crossings of a ray to the right, odd inside (Shimrat 1962). */
function isInsidePolygon(corners: readonly Point[], x: number, y: number): boolean {
  let inside = false;
  corners.forEach(([ax, ay], at) => {
    const [bx, by] = corners[(at + 1) % corners.length] ?? [ax, ay];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  });
  return inside;
}
