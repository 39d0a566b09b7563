import type { Spot } from './remark.ts';

const COLUMNS = 'ABCDEFGHIJ';
const ROWS = 10;

/**
 * Reads a place as people write it: a square of the ten by ten laid over the page, such as C4, counted from the upper
 * left, or percent from the left and from the top, such as 37,5; 62. Null where it is neither.
 */
export function readSpot(typed: string): Spot | null {
  const text = typed.trim().toUpperCase();
  const square = /^([A-J])\s*(10|[1-9])$/.exec(text);
  if (square) return { x: (COLUMNS.indexOf(square[1] ?? '') + 0.5) / COLUMNS.length, y: (Number(square[2]) - 0.5) / ROWS };
  const percent = /^(\d{1,3}(?:[.,]\d+)?)\s*%?\s*(?:;|\s)\s*(\d{1,3}(?:[.,]\d+)?)\s*%?$/.exec(text);
  if (!percent) return null;
  const [x, y] = [percent[1], percent[2]].map((part) => Number((part ?? '').replace(',', '.')) / 100);
  return x !== undefined && y !== undefined && x <= 1 && y <= 1 ? { x, y } : null;
}

/** The square a place lies in. */
export function squareOf({ x, y }: Spot): string {
  const at = (part: number, count: number) => Math.min(count - 1, Math.floor(part * count));
  return `${COLUMNS[at(x, COLUMNS.length)]}${at(y, ROWS) + 1}`;
}
