import { readingIn } from './carried.ts';

/** The picture a drawing was traced over, with its outlines on it: carried in the drawing, as how it is read is. */
const MARK = 'WANTILAN-JIPLAKAN';
/** Letters of one comment: old programs take lines of 255. */
const PIECE = 200;
/** Of a picture, about 600 kB: a sheet that can be read on a telephone. */
export const MOST_LETTERS = 800_000;
/** So many bytes at the head of a file hold all of it. */
export const MOST_HEAD = 2_000_000;

/** The drawing with a JPEG (base64) in comments after those that say how it is read. */
export function withPicture(source: string, base64: string): string {
  if (base64 === '' || base64.length > MOST_LETTERS) return source;
  const at = readingIn(source)?.letters ?? 0;
  const pieces = Array.from({ length: Math.ceil(base64.length / PIECE) }, (_, n) => base64.slice(n * PIECE, (n + 1) * PIECE));
  return `${source.slice(0, at)}${pieces.map((piece) => `999\n${MARK} ${piece}\n`).join('')}${source.slice(at)}`;
}

/** The JPEG (base64) at the head of a drawing; null where there is none. Whatever it holds comes from anybody. */
export function pictureIn(source: string): string | null {
  const head = new RegExp(`999\\r?\\n${MARK} ([A-Za-z0-9+/=]{1,${PIECE}})\\r?\\n`, 'y');
  const pieces: string[] = [];
  head.lastIndex = readingIn(source)?.letters ?? 0;
  for (let piece = head.exec(source); piece && pieces.length <= MOST_LETTERS / PIECE; piece = head.exec(source))
    pieces.push(piece[1] ?? '');
  return pieces.length === 0 ? null : pieces.join('');
}
