import { clean } from '../bank/domain/clean.ts';
import type { Rich } from '../bank/domain/question.ts';
import { type Element, type Node, parseXml, xmlText } from './xml.ts';

/** A text of ours as well-formed XML, without an element around it; cleaned again, since only then are its tags sure to close. */
export function richXml(rich: Rich): string {
  return clean(rich)
    .replace(/(<audio\b[^>]*?)\scontrols(?:="[^"]*")?>/g, '$1 controls="controls">')
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
}

/** The elements and words of a text of ours. */
export function richNodes(rich: Rich): readonly Node[] {
  return parseXml(new TextEncoder().encode(`<rich>${richXml(rich)}</rich>`)).children;
}

const empty = new Set(['br', 'hr', 'img']);

/** Elements and words as HTML. */
export function htmlOf(nodes: readonly Node[]): string {
  return nodes.map((node) => (typeof node === 'string' ? xmlText(node).replaceAll('&quot;', '"') : elementHtml(node))).join('');
}

function elementHtml({ name, attributes, children }: Element): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${xmlText(value)}"`);
  return empty.has(name) ? `<${name}${written.join('')} />` : `<${name}${written.join('')}>${htmlOf(children)}</${name}>`;
}
