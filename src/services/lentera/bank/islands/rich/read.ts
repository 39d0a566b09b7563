import { DOMParser as PmParser, type Node as PmNode } from 'prosemirror-model';
import { attributeNames, schema } from './schema.ts';
import { writeRich } from './write.ts';

/** HTML as elements of a page nobody looks at: nothing in it runs or is fetched. */
const inert = (html: string) => new DOMParser().parseFromString(`<body>${html}`, 'text/html').body;

/** What an editor holds of a text, whatever of it the editor knows. */
export function readRich(html: string): PmNode {
  const body = inert(html);
  markFormulas(body);
  return PmParser.fromSchema(schema).parse(body);
}

/**
 * The text for an editor, `null` where writing it again would say something else: then it stays with whoever types tags.
 */
export function readWhole(html: string): PmNode | null {
  const doc = readRich(html);
  return sayingOf(html) === sayingOf(writeRich(doc)) ? doc : null;
}

const FORMULA = /\\\(([\s\S]*?)\\\)|\\\[([\s\S]*?)\\\]/g;

/** Puts formulas between their marks into elements of their own; what stands in `code` or `pre` is none. */
function markFormulas(body: HTMLElement): void {
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (walker.nextNode()) if (walker.currentNode instanceof Text) found.push(walker.currentNode);
  for (const text of found) {
    if (text.parentElement?.closest('code, pre, ruby') || !text.data.includes('\\')) continue;
    const pieces: (string | Node)[] = [];
    let at = 0;
    for (const { index, 0: whole, 1: within, 2: alone } of text.data.matchAll(FORMULA)) {
      const span = document.createElement('span');
      span.dataset.tex = within ?? alone ?? '';
      if (within === undefined) span.dataset.display = 'ya';
      pieces.push(text.data.slice(at, index), span);
      at = index + whole.length;
    }
    if (pieces.length > 0) text.replaceWith(...pieces, text.data.slice(at));
  }
}

const blockTags = new Set('p div h3 h4 blockquote pre hr ul ol li figure figcaption table caption thead tfoot tr th td'.split(' '));
const holdsWords = new Set(['p', 'h3', 'h4', 'pre', 'figcaption', 'caption']);
const alone = new Set(['br', 'img', 'audio', 'ruby']);
const sameAs: Readonly<Record<string, string>> = {
  b: 'strong',
  i: 'em',
  strike: 's',
  del: 's',
  h1: 'h3',
  h2: 'h3',
  h5: 'h4',
  h6: 'h4',
};

/**
 * What a text says, whichever way it is written: blocks, and within them runs of words with the marks they stand under.
 * Two texts that say the same are shown the same.
 */
export function sayingOf(html: string): string {
  const said: string[] = [];
  let run: { text: string; marks: string }[] = [];
  const flush = (holder: string) => {
    const merged: { text: string; marks: string }[] = [];
    for (const { text, marks } of run) {
      const last = merged.at(-1);
      if (last?.marks === marks) last.text += text;
      else merged.push({ text, marks });
    }
    run = [];
    let words = merged.map(({ text, marks }) => (marks === '' ? text : `{${marks}|${text}}`)).join('');
    if (holder !== 'pre') words = words.replace(/[ \t\r\n\f]+/g, ' ').trim();
    if (words !== '') said.push(holdsWords.has(holder) ? words : `<p>${words}</p>`);
  };
  const walk = (parent: Node, holder: string, marks: readonly string[]) => {
    for (const child of parent.childNodes) {
      if (child instanceof Text) run.push({ text: child.data, marks: [...marks].sort().join('+') });
      if (!(child instanceof Element)) continue;
      const named = child.tagName.toLowerCase();
      const tag = sameAs[named] ?? named;
      const attrs = attributesOf(child);
      if (tag === 'tbody') walk(child, holder, marks);
      else if (alone.has(tag))
        run.push({ text: tag === 'ruby' ? child.outerHTML : `<${tag}${attrs}>`, marks: [...marks].sort().join('+') });
      else if (blockTags.has(tag)) {
        flush(holder);
        said.push(`<${tag}${attrs}>`);
        walk(child, tag, marks);
        flush(tag);
        said.push(`</${tag}>`);
      } else walk(child, holder, tag === 'span' && attrs === '' ? marks : [...marks, `${tag}${attrs}`]);
    }
  };
  walk(inert(html), '', []);
  flush('');
  return said.join('').replaceAll('<p></p>', '');
}

function attributesOf(element: Element): string {
  return attributeNames
    .flatMap((name) => {
      const value = element.getAttribute(name);
      if (value === null || ((name === 'colspan' || name === 'rowspan') && value === '1')) return [];
      return [` ${name}="${value}"`];
    })
    .join('');
}
