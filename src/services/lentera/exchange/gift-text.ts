import { toRich } from '../bank/domain/clean-to-plain.ts';
import type { Rich } from '../bank/domain/question.ts';
import type { Leave } from './leaving.ts';
import { richFrom } from './rich-in.ts';

export type GiftFormat = 'html' | 'moodle' | 'plain' | 'markdown';

/** What GIFT escapes, each standing for itself; `n` is the end of a line. */
const escaped = '~=#{}:\\n';
// Characters no text has (Unicode noncharacters) stand for escaped ones while the text is cut.
const first = 0xfdd0;

/** The text with what is escaped hidden from the cutting. */
export function protectedText(text: string): string {
  return text
    .replace(/[\uFDD0-\uFDEF]/g, '\uFFFD')
    .replace(/\\([~=#{}:\\n])/g, (_, char: string) => String.fromCharCode(first + escaped.indexOf(char)));
}

/** The words of a protected text. */
export function plainly(text: string): string {
  return text.replace(/[\uFDD0-\uFDD7]/g, (char) => escaped[char.charCodeAt(0) - first]?.replace('n', '\n') ?? '').trim();
}

/** A protected text as one of ours, by the format the item is written in. */
export function richOf(text: string, format: GiftFormat, where: string, leave: Leave): Rich {
  if (format === 'plain' || format === 'markdown') return toRich(plainly(text));
  if (format === 'html') return richFrom(plainly(text.replace(/\s*\n\s*/g, ' ')), where, leave);
  const words = plainly(text);
  // "Moodle's own" format: HTML may stand in it, and ends of lines count.
  return /<[a-z!/]|&[a-z#]/i.test(words) ? richFrom(words.replace(/\n/g, '<br />'), where, leave) : toRich(words);
}

/** A text as it stands in a GIFT file. */
export function giftText(text: string): string {
  return text.replace(/[~=#{}:\\]/g, '\\$&').replace(/\n/g, '\\n');
}
