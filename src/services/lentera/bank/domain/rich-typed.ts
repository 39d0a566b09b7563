import { toRich, unescapeText } from './clean-to-plain.ts';
import type { Rich } from './question.ts';

const TAG =
  /<\/?(?:p|div|br|hr|h3|h4|ul|ol|li|table|caption|thead|tbody|tr|th|td|b|i|strong|em|u|s|sub|sup|span|code|pre|blockquote|figure|figcaption|ruby|rt|rp|img|audio)(?:\s[^<>]*)?\/?>/i;

/** Whether what was typed is HTML: a tag of the safe subset stands in it. `a < b` is words. */
export const hasTags = (typed: string): boolean => TAG.test(typed);

/** What was typed as HTML that is not cleaned yet. */
export function typedToHtml(typed: string): string {
  const text = typed.replace(/\r\n?/g, '\n').trim();
  return hasTags(text) ? text : toRich(text);
}

/** A text as it is typed: plain words where it is nothing else, its HTML otherwise. */
export function richToTyped(rich: Rich): string {
  const words = rich
    .replace(/<br\s*\/?>/g, '\n')
    .replace(/<\/p>\s*<p>/g, '\n\n')
    .replace(/<\/?p>/g, '');
  const plain = unescapeText(words).trim();
  if (!/<[^>]*>/.test(words) && !hasTags(plain)) return plain;
  return rich.replace(/(<\/(?:p|div|h3|h4|ul|ol|li|table|tr|blockquote|pre|figure)>)(?=<)/g, '$1\n');
}
