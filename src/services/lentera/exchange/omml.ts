import { mathml } from '../bank/domain/clean-render.ts';
import type { Leave } from './leaving.ts';
import { accents, naries, texOfText } from './omml-signs.ts';
import { childOf, childrenOf, type Element, parseXml, wordsOf, xmlText } from './xml.ts';

/**
 * A Word document (word/document.xml) with its formulas (OMML, ECMA-376 part 1, 22.1) written between the marks that texts
 * have for TeX. What no TeX is known for is named, and stands there by its words; so is a formula KaTeX would refuse.
 */
export function withTex(xml: string, leave: Leave): string {
  const pieces: string[] = [];
  let at = 0;
  for (;;) {
    const start = nextOf(xml, at);
    if (start === null) break;
    const { name, index } = start;
    const opened = xml.indexOf('>', index);
    if (xml[opened - 1] === '/') {
      pieces.push(xml.slice(at, index));
      at = opened + 1;
      continue;
    }
    const end = xml.indexOf(`</${name}>`, index);
    if (end === -1) break;
    const stop = end + name.length + 3;
    pieces.push(xml.slice(at, index), runsOf(xml.slice(index, stop), name === 'm:oMathPara', leave));
    at = stop;
  }
  return pieces.join('') + xml.slice(at);
}

function nextOf(xml: string, from: number): { readonly name: 'm:oMathPara' | 'm:oMath'; readonly index: number } | null {
  const index = xml.indexOf('<m:oMath', from);
  if (index === -1) return null;
  return { index, name: xml.startsWith('<m:oMathPara', index) ? 'm:oMathPara' : 'm:oMath' };
}

/** Runs of Word with the formulas of a part of the document. */
function runsOf(part: string, isDisplay: boolean, leave: Leave): string {
  const root = parseXml(new TextEncoder().encode(`<x>${part}</x>`), 'word/document.xml');
  const top = childrenOf(root).flatMap((one) => (one.name === 'oMathPara' ? childrenOf(one, 'oMath') : [one]));
  return top
    .map((formula) => {
      const left: string[] = [];
      const tex = inside(formula, left).trim();
      const words = wordsOf(formula).replace(/\s+/g, ' ').trim();
      for (const name of new Set(left)) leave('word/document.xml', 'part-dropped', `m:${name}: ${words}`);
      const isTaken = tex !== '' && mathml({ tex, isDisplay }) !== null;
      if (!isTaken && words !== '') leave('word/document.xml', 'part-dropped', `m:oMath: ${words}`);
      const text = isTaken ? (isDisplay ? `\\[${tex}\\]` : `\\(${tex}\\)`) : words;
      return text === '' ? '' : `<w:r><w:t xml:space="preserve">${xmlText(text)}</w:t></w:r>`;
    })
    .join('');
}

const inside = (element: Element | undefined, left: string[]): string =>
  element === undefined
    ? ''
    : childrenOf(element)
        .map((child) => texOf(child, left))
        .join('');

const part = (element: Element, name: string, left: string[]): string => inside(childOf(element, name), left).trim();

/** A property: `<m:fPr><m:type m:val="lin"/>`; null where it is not said, `true` where it is said without a value. */
function property(element: Element, name: string): string | null {
  const [said] = childrenOf(element).flatMap((child) => (child.name.endsWith('Pr') ? childrenOf(child, name) : []));
  return said === undefined ? null : (said.attributes.val ?? 'true');
}

const isSet = (element: Element, name: string) => ['true', '1', 'on'].includes(property(element, name) ?? '');

function texOf(element: Element, left: string[]): string {
  const of = (name: string) => part(element, name, left);
  switch (element.name) {
    case 'r':
      return run(element);
    case 'f':
      return fraction(property(element, 'type'), of('num'), of('den'));
    case 'rad': {
      const degree = isSet(element, 'degHide') ? '' : of('deg');
      return degree === '' ? `\\sqrt{${of('e')}}` : `\\sqrt[${degree}]{${of('e')}}`;
    }
    case 'sSup':
      return `{${of('e')}}^{${of('sup')}}`;
    case 'sSub':
      return `{${of('e')}}_{${of('sub')}}`;
    case 'sSubSup':
      return `{${of('e')}}_{${of('sub')}}^{${of('sup')}}`;
    case 'sPre':
      return `{}_{${of('sub')}}^{${of('sup')}}{${of('e')}}`;
    case 'nary':
      return nary(element, of);
    case 'd':
      return delimited(element, left);
    case 'm':
      return `\\begin{matrix} ${rowsOf(element, left)} \\end{matrix}`;
    case 'eqArr':
      return `\\begin{aligned} ${childrenOf(element, 'e')
        .map((one) => inside(one, left).trim())
        .join(' \\\\ ')} \\end{aligned}`;
    case 'func':
      return `${functionName(of('fName'))}{${of('e')}}`;
    case 'limLow':
      return lowered(of('e'), of('lim'));
    case 'limUpp':
      return `\\overset{${of('lim')}}{${of('e')}}`;
    case 'acc':
      return `${accents[property(element, 'chr') ?? '\u0302'] ?? '\\hat'}{${of('e')}}`;
    case 'bar':
      return `${property(element, 'pos') === 'top' ? '\\overline' : '\\underline'}{${of('e')}}`;
    case 'groupChr':
      return `${property(element, 'pos') === 'top' ? '\\overbrace' : '\\underbrace'}{${of('e')}}`;
    case 'borderBox':
      return `\\boxed{${of('e')}}`;
    case 'box':
    case 'phant':
      return of('e');
    // How something looks, how lines are set, and Word's own notes of changes.
    case 'ctrlPr':
    case 'rPr':
    case 'argPr':
    case 'bookmarkStart':
    case 'bookmarkEnd':
      return '';
    case 'oMath':
    case 'ins':
      return inside(element, left);
    default:
      if (element.name.endsWith('Pr')) return '';
      left.push(element.name);
      return texOfText(wordsOf(element));
  }
}

/** Words of a formula; those set as usual text stand so. */
function run(element: Element): string {
  const words = childrenOf(element, 't').map(wordsOf).join('');
  const props = childOf(element, 'rPr');
  const isPlain = props !== undefined && childOf(props, 'nor') !== undefined;
  if (isPlain && /[\p{L}]/u.test(words)) return `\\text{${words.replace(/[\\{}$%#&_^~]/g, '')}}`;
  return texOfText(words);
}

function fraction(type: string | null, above: string, below: string): string {
  if (type === 'lin' || type === 'skw') return `{${above}}/{${below}}`;
  return type === 'noBar' ? `{${above} \\atop ${below}}` : `\\frac{${above}}{${below}}`;
}

function nary(element: Element, of: (name: string) => string): string {
  const sign = naries[property(element, 'chr') ?? '∫'] ?? '\\int';
  const below = isSet(element, 'subHide') ? '' : of('sub');
  const above = isSet(element, 'supHide') ? '' : of('sup');
  return `${sign}${below === '' ? '' : `_{${below}}`}${above === '' ? '' : `^{${above}}`} ${of('e')}`;
}

const delimiters: Readonly<Record<string, string>> = {
  '': '.',
  '{': '\\{',
  '}': '\\}',
  '⌊': '\\lfloor',
  '⌋': '\\rfloor',
  '⌈': '\\lceil',
  '⌉': '\\rceil',
  '〈': '\\langle',
  '〉': '\\rangle',
  '⟨': '\\langle',
  '⟩': '\\rangle',
  '‖': '\\|',
};

function delimited(element: Element, left: string[]): string {
  const sign = (name: string, usual: string) => {
    const said = property(element, name);
    const chosen = said === 'true' ? '' : (said ?? usual);
    return delimiters[chosen] ?? ('()[]|/'.includes(chosen) ? chosen : '.');
  };
  const parts = childrenOf(element, 'e').map((one) => inside(one, left).trim());
  const between = property(element, 'sepChr') ?? '|';
  return `\\left${sign('begChr', '(')} ${parts.join(` ${texOfText(between)} `)} \\right${sign('endChr', ')')}`;
}

function rowsOf(element: Element, left: string[]): string {
  return childrenOf(element, 'mr')
    .map((row) =>
      childrenOf(row, 'e')
        .map((one) => inside(one, left).trim())
        .join(' & '),
    )
    .join(' \\\\ ');
}

const known = new Set(
  'sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh log ln exp lim max min sup inf det dim gcd ker deg arg'.split(' '),
);

function functionName(name: string): string {
  const plain = name.replace(/^\\text\{([a-z]+)\}$/, '$1');
  if (known.has(plain)) return `\\${plain} `;
  return /^[a-zA-Z]{2,}$/.test(plain) ? `\\operatorname{${plain}}` : `${name} `;
}

function lowered(name: string, limit: string): string {
  const called = functionName(name).trim();
  return called.startsWith('\\') ? `${called}_{${limit}}` : `\\underset{${limit}}{${name}}`;
}
