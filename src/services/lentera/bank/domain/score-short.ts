import type { AcceptedText } from './question.ts';
import { held } from './score-share.ts';

/** The best share of those accepted texts that fit: blanks, kinds of quotes and dashes and, unless told otherwise, case do not count. */
export function scoreShort(
  { accepted, caseSensitive }: { readonly accepted: readonly AcceptedText[]; readonly caseSensitive: boolean },
  answer: string,
): number {
  const typed = plain(answer, caseSensitive);
  if (typed === '') return 0;
  const shares = accepted.filter(({ text }) => fits(typed, piecesOf(text, caseSensitive))).map(({ share }) => share);
  return held(Math.max(0, ...shares));
}

/** One way of writing what looks alike: composed letters, straight quotes, one kind of dash, single blanks. */
function plain(text: string, caseSensitive: boolean): string {
  const alike = text
    .normalize('NFC')
    .replace(/[‘’ʼ′]/g, "'")
    .replace(/[“”″]/g, '"')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
  return caseSensitive ? alike : alike.toLowerCase();
}

/** What stands between the stars of an accepted text; `\*` is a star itself. */
function piecesOf(text: string, caseSensitive: boolean): readonly string[] {
  return plain(text, caseSensitive)
    .split(/(?<!\\)\*/)
    .map((piece) => piece.replaceAll('\\*', '*'));
}

/** From left to right, each piece at its first place: no other place could serve a later piece better. */
function fits(typed: string, pieces: readonly string[]): boolean {
  const [first = '', ...rest] = pieces;
  if (rest.length === 0) return typed === first;
  const last = rest.pop() ?? '';
  if (!typed.startsWith(first) || typed.length < first.length + last.length || !typed.endsWith(last)) return false;
  let at = first.length;
  for (const piece of rest) {
    const found = typed.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return at <= typed.length - last.length;
}
