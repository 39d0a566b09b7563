import { clean } from './clean.ts';
import { toRich } from './clean-to-plain.ts';
import type { Rich } from './question.ts';
import { hasTags } from './rich-typed.ts';

/**
 * What somebody typed as a text: words with blank lines between paragraphs, or, where a tag of the safe subset stands in
 * it, HTML, which is cleaned. `a < b` is words.
 */
export function typedToRich(typed: string): Rich {
  const text = typed.replace(/\r\n?/g, '\n').trim();
  return hasTags(text) ? clean(text).trim() : toRich(text);
}
