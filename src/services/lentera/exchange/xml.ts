import { SaxesParser } from 'saxes';
import { textOf } from './text-of.ts';
import { UnreadableExchange } from './unreadable.ts';

const MOST_DEPTH = 100;
const MOST_NODES = 3_000_000;

/** An element with what stands within it, words and elements in their order. Names are without their namespace's prefix. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Node[];
  /** Line of its opening tag. */
  readonly line: number;
}
export type Node = Element | string;

/**
 * The root of an XML document. A DOCTYPE is refused, so that there are no entities but the five of XML itself and nothing
 * outside is ever named. Throws `UnreadableExchange`.
 */
export function parseXml(bytes: Uint8Array, where = ''): Element {
  const decoded = textOf(bytes);
  if (!decoded) throw new UnreadableExchange('wrong-format', where);
  const parser = new SaxesParser<{ position: true; xmlns: false }>({ position: true, xmlns: false });
  const top: Node[] = [];
  const open: { element: Element; children: Node[] }[] = [];
  let nodes = 0;
  const add = (node: Node) => {
    nodes += 1;
    if (nodes > MOST_NODES) throw new UnreadableExchange('xml-too-large', where);
    (open.at(-1)?.children ?? top).push(node);
  };
  parser.on('doctype', () => {
    throw new UnreadableExchange('xml-doctype', where);
  });
  parser.on('error', () => {
    throw new UnreadableExchange('xml-broken', where || `line ${parser.line}`);
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length >= MOST_DEPTH) throw new UnreadableExchange('xml-too-large', where);
    const children: Node[] = [];
    const element = { name: localName(name), attributes: localNames(attributes), children, line: parser.line };
    add(element);
    open.push({ element, children });
  });
  parser.on('closetag', () => void open.pop());
  const word = (text: string) => open.length > 0 && add(text);
  parser.on('text', word);
  parser.on('cdata', word);
  parser.write(decoded.text).close();
  const root = top.find((node) => typeof node !== 'string');
  if (!root) throw new UnreadableExchange('xml-broken', where);
  return root;
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1);

/** `xml:lang` as `lang`; declarations of namespaces say nothing here. */
function localNames(attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const kept = Object.entries(attributes).filter(([name]) => !/^xmlns(:|$)/.test(name));
  return Object.fromEntries(kept.map(([name, value]) => [localName(name), value]));
}

/** Elements within one, by name; all of them without. */
export function childrenOf({ children }: Element, name?: string): readonly Element[] {
  return children.filter((node): node is Element => typeof node !== 'string' && (name === undefined || node.name === name));
}

export function childOf(element: Element | undefined, name: string): Element | undefined {
  return element && childrenOf(element, name)[0];
}

/** The words within an element, however deep. */
export function wordsOf(node: Node | undefined): string {
  if (node === undefined) return '';
  return typeof node === 'string' ? node : node.children.map(wordsOf).join('');
}

/** Every element below one by any of these names, in their order. */
export function findAll(element: Element, ...names: readonly string[]): readonly Element[] {
  return childrenOf(element).flatMap((child) => [...(names.includes(child.name) ? [child] : []), ...findAll(child, ...names)]);
}

/** Text as it stands in an element or an attribute; characters XML has no place for are left out. */
export function xmlText(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}

/** An element as text; attributes that are `undefined` are left out, content is XML already. */
export function tag(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>> = {},
  ...content: readonly string[]
): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${xmlText(String(value))}"`],
  );
  return content.length === 0 ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${content.join('')}</${name}>`;
}
