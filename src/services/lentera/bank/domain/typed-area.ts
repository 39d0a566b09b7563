import type { Area } from './question.ts';

/** Where something is on a picture, in per cent of its width and height: a circle of three numbers, a rectangle of four, more as corners. */
export function areaFrom(id: string, typed: string): Area {
  const numbers = (typed.match(/-?\d+(?:[.,]\d+)?/g) ?? []).map((text) => Number((Number(text.replace(',', '.')) / 100).toFixed(6)));
  const [x = -1, y = -1, third = 0, fourth = 0] = numbers;
  if (/elips|ellipse/i.test(typed)) return { id, kind: 'circle', x, y, r: third, ry: fourth };
  if (numbers.length <= 3) return { id, kind: 'circle', x, y, r: third };
  if (numbers.length === 4) return { id, kind: 'rectangle', x, y, width: third, height: fourth };
  const points = Array.from({ length: Math.floor(numbers.length / 2) }, (_, at): [number, number] => [
    numbers[at * 2] ?? 0,
    numbers[at * 2 + 1] ?? 0,
  ]);
  return { id, kind: 'polygon', points };
}

/** An area as it is typed. */
export function areaTyped(area: Area): string {
  const said = (...parts: readonly number[]) => parts.map(inPercent).join('; ');
  switch (area.kind) {
    case 'circle':
      return area.ry === undefined ? said(area.x, area.y, area.r) : `elips ${said(area.x, area.y, area.r, area.ry)}`;
    case 'rectangle':
      return said(area.x, area.y, area.width, area.height);
    case 'polygon':
      return said(...area.points.flat());
  }
}

/** A part of one as it is typed: `12,5`. */
export const inPercent = (share: number): string => String(Number((share * 100).toFixed(4))).replace('.', ',');
