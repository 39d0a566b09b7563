import { clean } from './clean.ts';
import { toRich, unescapeText } from './clean-to-plain.ts';
import type { Rich } from './question.ts';

const TAG =
  /<\/?(?:p|div|br|hr|h3|h4|ul|ol|li|table|caption|thead|tbody|tr|th|td|b|i|strong|em|u|s|sub|sup|span|code|pre|blockquote|figure|figcaption|ruby|rt|rp|img|audio)(?:\s[^<>]*)?\/?>/i;

/**
 * What somebody typed as a text: words with blank lines between paragraphs, or, where a tag of the safe subset stands in
 * it, HTML, which is cleaned. `a < b` is words.
 */
export function typedToRich(typed: string): Rich {
  const text = typed.replace(/\r\n?/g, '\n').trim();
  return TAG.test(text) ? clean(text).trim() : toRich(text);
}

/** A text as it is typed: plain words where it is nothing else, its HTML otherwise. */
export function richToTyped(rich: Rich): string {
  const words = rich
    .replace(/<br\s*\/?>/g, '\n')
    .replace(/<\/p>\s*<p>/g, '\n\n')
    .replace(/<\/?p>/g, '');
  const plain = unescapeText(words).trim();
  if (!/<[^>]*>/.test(words) && !TAG.test(plain)) return plain;
  return rich.replace(/(<\/(?:p|div|h3|h4|ul|ol|li|table|tr|blockquote|pre|figure)>)(?=<)/g, '$1\n');
}
