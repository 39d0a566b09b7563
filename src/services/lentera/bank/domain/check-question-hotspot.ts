import { namedTwice } from './check-question-parts.ts';
import { type Finding, fault, warning, when } from './check-question-finding.ts';
import type { Area, Hotspot } from './question.ts';

const MOST_POINTS = 50;

/** Areas lie on the picture and can be hit, all of them. */
export function hotspotFindings({ picture, alt, areas, most }: Hotspot): readonly Finding[] {
  return [
    ...when(picture === '', fault('picture-missing', 'picture')),
    ...when(alt.trim() === '', warning('alt-missing', 'picture', picture)),
    ...when(areas.length === 0, fault('key-missing', 'areas')),
    ...namedTwice('areas', areas),
    ...areas.filter((area) => !isUsable(area)).map(({ id }) => fault('area-unusable', `areas.${id}`)),
    ...when(!Number.isInteger(most) || most < Math.max(1, areas.length) || most > MOST_POINTS, fault('points-too-few', 'most')),
  ];
}

const isPart = (number: number) => Number.isFinite(number) && number >= 0 && number <= 1;

function isUsable(area: Area): boolean {
  switch (area.kind) {
    case 'circle':
      return isPart(area.x) && isPart(area.y) && area.r > 0 && area.r <= 1 && (area.ry ?? area.r) > 0 && (area.ry ?? area.r) <= 2;
    case 'rectangle':
      return (
        isPart(area.x) &&
        isPart(area.y) &&
        area.width > 0 &&
        area.height > 0 &&
        area.x + area.width <= 1 + 1e-9 &&
        area.y + area.height <= 1 + 1e-9
      );
    case 'polygon':
      return area.points.length >= 3 && area.points.every(([x, y]) => isPart(x) && isPart(y));
  }
}
