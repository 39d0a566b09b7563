import sanitizeHtml from 'sanitize-html';
import type { Rich } from './question.ts';

/** Name of a picture or sound as texts call it: letters, digits, point, dash, line; no folder. */
const MEDIA_NAME = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]{0,99}$/u;

const blocks = ['p', 'div', 'h3', 'h4', 'blockquote', 'pre', 'hr', 'br', 'ul', 'ol', 'li', 'figure', 'figcaption'];
const tables = ['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'];
const words = ['span', 'strong', 'em', 'u', 's', 'sub', 'sup', 'code', 'ruby', 'rt', 'rp'];
const media = ['img', 'audio'];
const allowedTags = [...blocks, ...tables, ...words, ...media];

/** Tags that say the same as one of ours. */
const sameAs: Readonly<Record<string, string>> = { b: 'strong', i: 'em', strike: 's', del: 's', h1: 'h3', h2: 'h3', h5: 'h4', h6: 'h4' };

// Around a text, or about how it looks: nothing is lost without them.
const silent = new Set([
  'html',
  'head',
  'body',
  'font',
  'center',
  'small',
  'big',
  'tbody',
  'section',
  'article',
  'main',
  'header',
  'footer',
]);
const silentAttributes =
  /^(class|id|style|title|align|valign|border|cellpadding|cellspacing|bgcolor|color|face|size|role|name|data-.*|aria-.*|xml.*)$/;

const numbered: sanitizeHtml.AllowedAttribute[] = ['colspan', 'rowspan'];
const options: sanitizeHtml.IOptions = {
  allowedTags,
  allowedAttributes: {
    '*': ['dir', 'lang'],
    img: ['src', 'alt', 'width', 'height'],
    audio: ['src', 'controls'],
    td: numbered,
    th: [...numbered, 'scope'],
    ol: ['start', 'type'],
  },
  allowedSchemes: ['media'],
  allowProtocolRelative: false,
  nestingLimit: 60,
  nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'template', 'title', 'iframe', 'object', 'svg', 'math'],
  transformTags: { '*': (tag, attribs) => ({ tagName: sameAs[tag] ?? tag, attribs: keptAttributes(tag, attribs) }) },
  exclusiveFilter: ({ tag, attribs }) => media.includes(tag) && !isMedia(attribs.src),
};

/** HTML of the safe subset (`Rich`), whatever comes in; doing it again changes nothing. */
export function clean(html: string): Rich {
  return sanitizeHtml(html, options);
}

/**
 * As `clean`, with what was taken out that somebody might miss or that was hostile: `<script>`, `onclick`,
 * `<img src="https://…">`; each once. Looks (colours, fonts, classes) go without a word.
 */
export function cleanNamed(html: string): { readonly rich: Rich; readonly removed: readonly string[] } {
  const removed = new Set<string>();
  const rich = sanitizeHtml(html, { ...options, onOpenTag: (tag, attribs) => nameRemoved(tag, attribs, removed) });
  return { rich, removed: [...removed] };
}

function nameRemoved(tag: string, attribs: sanitizeHtml.Attributes, removed: Set<string>): void {
  if (media.includes(tag)) {
    if (!isMedia(attribs.src)) removed.add(`<${tag} src="${(attribs.src ?? '').slice(0, 150)}">`);
  } else if (tag === 'a' && attribs.href) removed.add(`<a href="${attribs.href.slice(0, 150)}">`);
  else if (!allowedTags.includes(tag) && !sameAs[tag] && !silent.has(tag) && tag !== 'a') removed.add(`<${tag}>`);
  const kept = keptAttributes(tag, attribs);
  for (const name of Object.keys(attribs)) {
    if (name in kept || silentAttributes.test(name) || media.includes(tag) || tag === 'a') {
      if (!name.startsWith('on')) continue;
    }
    if (name.startsWith('on') || allowedTags.includes(tag)) removed.add(name);
  }
}

/** Attributes that are read by their meaning; a value of another shape is left out. */
function keptAttributes(tag: string, attribs: sanitizeHtml.Attributes): sanitizeHtml.Attributes {
  // In the order of `shapes`, so that the same text is written in one way.
  const kept = Object.entries(shapes).flatMap(([name, shape]) => {
    const value = attribs[name];
    return value !== undefined && shape.test(value) ? [[name, value] as const] : [];
  });
  return { ...Object.fromEntries(kept), ...(tag === 'audio' && { controls: '' }) };
}

const shapes: Readonly<Record<string, RegExp>> = {
  src: /^media:/,
  alt: /^/,
  dir: /^(ltr|rtl|auto)$/,
  lang: /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/,
  width: /^\d{1,4}$/,
  height: /^\d{1,4}$/,
  colspan: /^\d{1,2}$/,
  rowspan: /^\d{1,3}$/,
  scope: /^(row|col|rowgroup|colgroup)$/,
  start: /^-?\d{1,4}$/,
  type: /^[1aAiI]$/,
};

/** Whether texts may call a picture or sound by this name. */
export function isMediaName(name: string): boolean {
  return MEDIA_NAME.test(name);
}

const isMedia = (address: string | undefined) => address?.startsWith('media:') === true && isMediaName(address.slice('media:'.length));

/** Names of the pictures and sounds a cleaned text calls, each once. */
export function mediaIn(rich: Rich): readonly string[] {
  return [...new Set([...rich.matchAll(/<(?:img|audio)\b[^>]*?\ssrc="media:([^"]+)"/g)].map(([, name = '']) => name))];
}
