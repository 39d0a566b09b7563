/** A picture is cut into ten by ten squares, so that a place on it can be said: A1 stands top left, J10 bottom right. */
const SQUARES = 10;

export function squareOf([x, y]: readonly [number, number]): string {
  const at = (part: number) => Math.min(SQUARES - 1, Math.floor(part * SQUARES));
  return `${String.fromCharCode(65 + at(x))}${at(y) + 1}`;
}

/** The middle of a square as parts of width and height; null where the words are none. */
export function middleOf(words: string): readonly [number, number] | null {
  const match = /^\s*([a-j])\s*(10|[1-9])\s*$/i.exec(words);
  if (!match) return null;
  const [, column = 'A', row = '1'] = match;
  return [(column.toUpperCase().charCodeAt(0) - 65 + 0.5) / SQUARES, (Number(row) - 0.5) / SQUARES];
}
