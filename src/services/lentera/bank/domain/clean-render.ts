import katex from 'katex';
import { clean } from './clean.ts';
import { escapeQuoted, escapeText, unescapeText } from './clean-to-plain.ts';
import type { Rich } from './question.ts';

const ends = { '\\(': '\\)', '\\[': '\\]' } as const;
type Opening = keyof typeof ends;

/** A formula of a text: TeX without the marks around it. */
export interface Formula {
  readonly tex: string;
  /** On a line of its own. */
  readonly isDisplay: boolean;
}

/**
 * A text as a page shows it: formulas as MathML, pictures and sounds at their address; what `addressOf` does not know is
 * shown by its words. The text is cleaned again, so that nothing else can reach a page. A formula KaTeX refuses stands
 * there as it was typed.
 */
export function renderRich(rich: Rich, addressOf: (name: string) => string | undefined): string {
  return tokens(clean(rich))
    .map((token) => {
      if (token.kind === 'formula') return mathml(token) ?? `<code class="formula-refused">${escapeText(token.tex)}</code>`;
      return token.kind === 'tag' ? addressed(token.text, addressOf) : token.text;
    })
    .join('');
}

/** The formulas of a text, in their order. */
export function formulasIn(rich: Rich): readonly Formula[] {
  return tokens(rich).filter((token) => token.kind === 'formula');
}

/** MathML of a formula, `null` where KaTeX refuses it. No links, no HTML of its own, a bounded number of macros. */
export function mathml({ tex, isDisplay }: Formula): string | null {
  if (tex.length > 5000) return null;
  try {
    return katex.renderToString(tex, {
      output: 'mathml',
      displayMode: isDisplay,
      // KaTeX's own way of showing a refusal needs an inline style, which pages do not allow.
      throwOnError: true,
      trust: false,
      maxExpand: 200,
      maxSize: 20,
      strict: 'ignore',
    });
  } catch {
    return null;
  }
}

function addressed(tag: string, addressOf: (name: string) => string | undefined): string {
  const name = /^<(?:img|audio)\b[^>]*\ssrc="media:([^"]+)"/.exec(tag)?.[1];
  if (name === undefined) return tag;
  const address = addressOf(unescapeText(name));
  if (address !== undefined) return tag.replace(`src="media:${name}"`, () => `src="${escapeQuoted(address)}"`);
  return `<span class="media-missing">${/\salt="([^"]*)"/.exec(tag)?.[1] || name}</span>`;
}

type Token = { readonly kind: 'tag' | 'text'; readonly text: string } | ({ readonly kind: 'formula' } & Formula);

/** Tags, texts and formulas of a text; what stands in `code` or `pre` is no formula. */
function tokens(rich: Rich): readonly Token[] {
  let verbatim = 0;
  return rich.split(/(<[^>]*>)/).flatMap((piece, at): readonly Token[] => {
    if (at % 2 === 0) return verbatim > 0 ? [{ kind: 'text', text: piece }] : formulasOf(piece);
    if (/^<(?:code|pre)\b/.test(piece)) verbatim += 1;
    if (/^<\/(?:code|pre)>/.test(piece)) verbatim -= 1;
    return [{ kind: 'tag', text: piece }];
  });
}

function formulasOf(text: string): readonly Token[] {
  const found: Token[] = [];
  let at = 0;
  const open = new Set<string>();
  for (const { index, 0: opening } of text.matchAll(/\\[([]/g)) {
    if (index < at || open.has(opening)) continue;
    const end = text.indexOf(ends[opening as Opening], index + 2);
    // What has no end here has none further on.
    if (end === -1) open.add(opening);
    if (end === -1) continue;
    found.push(
      { kind: 'text', text: text.slice(at, index) },
      { kind: 'formula', tex: unescapeText(text.slice(index + 2, end)), isDisplay: opening === '\\[' },
    );
    at = end + 2;
  }
  return [...found, { kind: 'text', text: text.slice(at) }];
}
