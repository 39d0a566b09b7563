import type { Rich } from './question.ts';

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00A0' };

/** A text without markup, for lists, search and formats that know none: a line for each block, `[alt]` for a picture, TeX as it stands. */
export function toPlain(rich: Rich): string {
  return unescapeText(
    rich
      .replace(/\s*\n\s*/g, ' ')
      .replace(/<img\b[^<>]*>/g, (tag) => (/\salt="([^"]+)"/.exec(tag)?.[1] ? `[${/\salt="([^"]+)"/.exec(tag)?.[1]}]` : ''))
      .replace(/<(?:br|hr)\b[^<>]*>|<\/(?:p|div|h3|h4|li|tr|blockquote|pre|caption|figcaption)>/g, '\n')
      .replace(/<\/t[dh]>/g, '\t')
      .replace(/<[^<>]*>/g, ''),
  )
    .replace(/[ \t]*\n\s*/g, '\n')
    .replace(/[ \t]+/g, ' ')
    .trim();
}

/** Characters instead of `&lt;`, `&#8722;`; unknown names stay as they are. */
export function unescapeText(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,5}));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name) return entities[name.toLowerCase()] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16);
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : whole;
  });
}

/** Text as it stands between tags. */
export function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** Text as it stands within double quotes. */
export function escapeQuoted(text: string): string {
  return escapeText(text).replace(/"/g, '&quot;');
}

/** Words typed without markup as a text of the safe subset: a blank line parts paragraphs, a line end is one. */
export function toRich(plain: string): Rich {
  const lines = plain.replace(/\r\n?/g, '\n').trim();
  if (!lines.includes('\n')) return escapeText(lines);
  return lines
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${escapeText(paragraph).replace(/\n/g, '<br />')}</p>`)
    .join('');
}
