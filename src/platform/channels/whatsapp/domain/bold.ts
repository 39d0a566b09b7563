/** Part of what was said: plain, or set off by the marks of a chat. */
export interface Part {
  readonly text: string;
  readonly bold: boolean;
}

// As WhatsApp reads it: a pair of stars around words of one line, not beside a letter or a digit, nor a blank within.
const MARKED = /(?<![\p{L}\p{N}*])\*(?! )([^*\n]+?)(?<! )\*(?![\p{L}\p{N}*])/gu;

/** What was said in parts, the marks for bold gone. Together the parts are all of it. Pure. */
export function partsOf(said: string): readonly Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const match of said.matchAll(MARKED)) {
    if (match.index > at) parts.push({ text: said.slice(at, match.index), bold: false });
    parts.push({ text: match[1] ?? '', bold: true });
    at = match.index + match[0].length;
  }
  if (at < said.length) parts.push({ text: said.slice(at), bold: false });
  return parts;
}

/** The words alone, for where nothing can be set off. */
export function withoutMarks(said: string): string {
  return partsOf(said)
    .map(({ text }) => text)
    .join('');
}
