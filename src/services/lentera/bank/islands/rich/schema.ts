import { type Attrs, type DOMOutputSpec, type MarkSpec, type NodeSpec, Schema, type Node as PmNode } from 'prosemirror-model';

/**
 * The safe subset of HTML (`Rich`) as an editor holds it. A paragraph that came without `<p>` (the words of a cell, of a
 * list's item, of a one-line answer) is `bare` and is written without it again.
 */
type Kept = Readonly<Record<string, string | null>>;

/** Attributes of `Rich` an element has, in the order they are written in. */
export const attributeNames = ['src', 'alt', 'dir', 'lang', 'width', 'height', 'colspan', 'rowspan', 'scope', 'start', 'type'] as const;

const read =
  (...names: readonly string[]) =>
  (element: HTMLElement): Attrs =>
    Object.fromEntries(names.map((name) => [name, element.getAttribute(name)]));

const shown = (attrs: Attrs, ...names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.flatMap((name) => (typeof attrs[name] === 'string' ? [[name, attrs[name]]] : [])));

const none = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, { default: null }]));

/** A block with direction and language, and no more of its own. */
function block(tag: string, content: string, more: Partial<NodeSpec> & { readonly own?: readonly string[] } = {}): NodeSpec {
  const { own = [], ...spec } = more;
  const names = ['dir', 'lang', ...own];
  return {
    content,
    group: 'block',
    attrs: none(...names),
    parseDOM: [{ tag, getAttrs: read(...names) }],
    toDOM: ({ attrs }) => [tag, shown(attrs, ...names), 0] as DOMOutputSpec,
    ...spec,
  };
}

const heading = (tag: 'h3' | 'h4', same: readonly string[]): NodeSpec => ({
  ...block(tag, 'inline*', { defining: true }),
  parseDOM: [tag, ...same].map((one) => ({ tag: one, getAttrs: read('dir', 'lang') })),
});

const cell = (tag: 'td' | 'th'): NodeSpec => ({
  content: 'block+',
  tableRole: tag === 'td' ? 'cell' : 'header_cell',
  isolating: true,
  attrs: { colspan: { default: 1 }, rowspan: { default: 1 }, colwidth: { default: null }, ...none('dir', 'lang', 'scope') },
  parseDOM: [
    {
      tag,
      getAttrs: (element) => ({
        ...read('dir', 'lang', 'scope')(element),
        colspan: Number(element.getAttribute('colspan') ?? 1) || 1,
        rowspan: Number(element.getAttribute('rowspan') ?? 1) || 1,
      }),
    },
  ],
  toDOM: ({ attrs }) => [
    tag,
    { ...shown(attrs, 'dir', 'lang', 'scope'), colspan: String(attrs.colspan), rowspan: String(attrs.rowspan) },
    0,
  ],
});

const nodes: Record<string, NodeSpec> = {
  doc: { content: 'block+' },
  paragraph: {
    ...block('p', 'inline*'),
    attrs: { ...none('dir', 'lang'), bare: { default: true } },
    parseDOM: [{ tag: 'p', getAttrs: (element) => ({ ...read('dir', 'lang')(element), bare: false }) }],
  },
  h3: heading('h3', ['h1', 'h2']),
  h4: heading('h4', ['h5', 'h6']),
  div: block('div', 'block+'),
  blockquote: block('blockquote', 'block+', { defining: true }),
  pre: { ...block('pre', 'text*', { code: true, marks: '', defining: true }) },
  hr: block('hr', '', { toDOM: () => ['hr'] }),
  ul: block('ul', 'li+'),
  ol: block('ol', 'li+', { own: ['start', 'type'] }),
  li: { ...block('li', 'block+', { defining: true }), group: '' },
  figure: block('figure', '(block | figcaption)+'),
  figcaption: { ...block('figcaption', 'inline*'), group: '' },
  table: {
    content: 'tr+',
    group: 'block',
    tableRole: 'table',
    isolating: true,
    attrs: none('dir', 'lang', 'caption'),
    parseDOM: [
      {
        tag: 'table',
        getAttrs: (element) => ({ ...read('dir', 'lang')(element), caption: element.querySelector('caption')?.innerHTML ?? null }),
      },
      { tag: 'caption', ignore: true },
    ],
    toDOM: ({ attrs }) => ['table', shown(attrs, 'dir', 'lang'), ['tbody', 0]],
  },
  tr: {
    content: '(td | th)*',
    tableRole: 'row',
    attrs: none('part'),
    parseDOM: [{ tag: 'tr', getAttrs: (element) => ({ part: partOf(element) }) }],
    toDOM: () => ['tr', 0],
  },
  td: cell('td'),
  th: cell('th'),
  text: { group: 'inline' },
  br: { group: 'inline', inline: true, selectable: false, parseDOM: [{ tag: 'br' }], toDOM: () => ['br'] },
  formula: {
    group: 'inline',
    inline: true,
    atom: true,
    attrs: { tex: { default: '' }, display: { default: false } },
    parseDOM: [
      {
        tag: 'span[data-tex]',
        getAttrs: (element) => ({ tex: element.dataset.tex ?? '', display: element.dataset.display === 'ya' }),
      },
    ],
    toDOM: ({ attrs }) => ['span', { 'data-tex': String(attrs.tex), ...(attrs.display ? { 'data-display': 'ya' } : {}) }],
  },
  img: {
    group: 'inline',
    inline: true,
    draggable: true,
    attrs: none('src', 'alt', 'dir', 'lang', 'width', 'height'),
    parseDOM: [{ tag: 'img[src]', getAttrs: read('src', 'alt', 'dir', 'lang', 'width', 'height') }],
    toDOM: ({ attrs }) => ['img', shown(attrs, 'src', 'alt', 'dir', 'lang', 'width', 'height')],
  },
  audio: {
    group: 'inline',
    inline: true,
    draggable: true,
    attrs: none('src', 'dir', 'lang'),
    parseDOM: [{ tag: 'audio[src]', getAttrs: read('src', 'dir', 'lang') }],
    toDOM: ({ attrs }) => ['audio', { ...shown(attrs, 'src', 'dir', 'lang'), controls: '' }],
  },
  /** What the editor shows and does not change: ruby with its readings. */
  ruby: {
    group: 'inline',
    inline: true,
    atom: true,
    attrs: { html: { default: '' } },
    parseDOM: [{ tag: 'ruby', getAttrs: (element) => ({ html: element.outerHTML }) }],
    toDOM: ({ attrs }) => ['ruby', { 'data-html': String(attrs.html) }],
  },
};

function partOf(row: HTMLElement): string | null {
  const part = row.parentElement?.tagName.toLowerCase();
  return part === 'thead' || part === 'tfoot' ? part : null;
}

const mark = (tag: string, same: readonly string[] = []): MarkSpec => ({
  attrs: none('dir', 'lang'),
  parseDOM: [tag, ...same].map((one) => ({ tag: one, getAttrs: read('dir', 'lang') })),
  toDOM: ({ attrs }) => [tag, shown(attrs, 'dir', 'lang'), 0],
});

const marks: Record<string, MarkSpec> = {
  span: {
    attrs: none('dir', 'lang'),
    excludes: '',
    parseDOM: ['span[lang]', 'span[dir]'].map((tag) => ({ tag, getAttrs: read('dir', 'lang') })),
    toDOM: ({ attrs }) => ['span', shown(attrs, 'dir', 'lang'), 0],
  },
  strong: mark('strong', ['b']),
  em: mark('em', ['i']),
  u: mark('u'),
  s: mark('s', ['strike', 'del']),
  sub: mark('sub'),
  sup: mark('sup'),
  code: mark('code'),
};

export const schema = new Schema({ nodes, marks });

/** A node's attributes that are written, those that say something. */
export function writtenAttrs(node: PmNode | { readonly attrs: Attrs }): Kept {
  const { attrs } = node;
  return Object.fromEntries(
    attributeNames.flatMap((name) => {
      const value: unknown = attrs[name];
      if (value === null || value === undefined) return [];
      if ((name === 'colspan' || name === 'rowspan') && value === 1) return [];
      return [[name, String(value)] as const];
    }),
  );
}
