import { describe, expect, it } from 'vitest';
import { mathml } from '../bank/domain/clean-render.ts';
import { withTex } from './omml.ts';

const r = (text: string, props = '') => `<m:r>${props}<m:t>${text}</m:t></m:r>`;
const val = (name: string, value: string) => `<m:${name} m:val="${value}"/>`;

/** TeX of a formula and what was named. */
function read(content: string, wrap = (formula: string) => formula): { readonly tex: string; readonly left: readonly string[] } {
  const left: string[] = [];
  const xml = withTex(
    `<w:p><w:r><w:t>Hitung </w:t></w:r>${wrap(`<m:oMath>${content}</m:oMath>`)}</w:p>`,
    (_where, _loss, named) => void left.push(named),
  );
  const tex = /preserve">(?:\\\(|\\\[)?([\s\S]*?)(?:\\\)|\\\])?<\/w:t>/.exec(xml)?.[1] ?? '';
  return { tex: tex.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&'), left };
}

describe('formulas of Word', () => {
  it.each([
    ['fraction', `<m:f><m:num>${r('a+b')}</m:num><m:den>${r('2')}</m:den></m:f>`, '\\frac{a+b}{2}'],
    ['fraction on a line', `<m:f><m:fPr>${val('type', 'lin')}</m:fPr><m:num>${r('a')}</m:num><m:den>${r('b')}</m:den></m:f>`, '{a}/{b}'],
    ['root', `<m:rad><m:radPr>${val('degHide', '1')}</m:radPr><m:deg/><m:e>${r('x')}</m:e></m:rad>`, '\\sqrt{x}'],
    ['third root', `<m:rad><m:deg>${r('3')}</m:deg><m:e>${r('x')}</m:e></m:rad>`, '\\sqrt[3]{x}'],
    ['power', `<m:sSup><m:e>${r('x')}</m:e><m:sup>${r('2')}</m:sup></m:sSup>`, '{x}^{2}'],
    ['index', `<m:sSub><m:e>${r('H')}</m:e><m:sub>${r('2')}</m:sub></m:sSub>${r('O')}`, '{H}_{2}O'],
    ['both', `<m:sSubSup><m:e>${r('x')}</m:e><m:sub>${r('i')}</m:sub><m:sup>${r('2')}</m:sup></m:sSubSup>`, '{x}_{i}^{2}'],
    [
      'sum',
      `<m:nary><m:naryPr>${val('chr', '∑')}</m:naryPr><m:sub>${r('i=1')}</m:sub><m:sup>${r('n')}</m:sup><m:e>${r('i')}</m:e></m:nary>`,
      '\\sum_{i=1}^{n} i',
    ],
    ['integral', `<m:nary><m:sub>${r('0')}</m:sub><m:sup>${r('1')}</m:sup><m:e>${r('x')}</m:e></m:nary>`, '\\int_{0}^{1} x'],
    [
      'matrix in brackets',
      `<m:d><m:dPr>${val('begChr', '[')}${val('endChr', ']')}</m:dPr><m:e><m:m><m:mr><m:e>${r('1')}</m:e><m:e>${r('2')}</m:e></m:mr><m:mr><m:e>${r('3')}</m:e><m:e>${r('4')}</m:e></m:mr></m:m></m:e></m:d>`,
      '\\left[ \\begin{matrix} 1 & 2 \\\\ 3 & 4 \\end{matrix} \\right]',
    ],
    ['absolute value', `<m:d><m:dPr>${val('begChr', '|')}${val('endChr', '|')}</m:dPr><m:e>${r('x')}</m:e></m:d>`, '\\left| x \\right|'],
    ['greek and signs', r('2πr≤α×β'), '2\\pi r\\le \\alpha \\times \\beta'],
    ['letters of the mathematical alphabet', r('𝑥+𝑦'), 'x+y'],
    ['function', `<m:func><m:fName>${r('sin')}</m:fName><m:e>${r('θ')}</m:e></m:func>`, '\\sin {\\theta}'],
    [
      'limit',
      `<m:func><m:fName><m:limLow><m:e>${r('lim')}</m:e><m:lim>${r('x→0')}</m:lim></m:limLow></m:fName><m:e>${r('x')}</m:e></m:func>`,
      '\\lim_{x\\to 0} {x}',
    ],
    ['vector', `<m:acc><m:accPr>${val('chr', '\u20D7')}</m:accPr><m:e>${r('v')}</m:e></m:acc>`, '\\vec{v}'],
    ['words', `${r('luas', '<m:rPr><m:nor/></m:rPr>')}${r('=10')}`, '\\text{luas}=10'],
    ['signs that TeX has for itself', r('50% &amp; a&lt;b'), '50\\% \\& a<b'],
  ])('%s', (_name, content, tex) => {
    const { tex: made, left } = read(content);
    expect(made).toBe(tex);
    expect(left).toEqual([]);
    expect(mathml({ tex: made, isDisplay: true })).not.toBeNull();
  });

  it('stand on a line of their own where they do in Word, and beside words where they do not', () => {
    const display = withTex(`<w:p><m:oMathPara><m:oMathParaPr/><m:oMath>${r('x')}</m:oMath></m:oMathPara></w:p>`, () => {});
    expect(display).toBe('<w:p><w:r><w:t xml:space="preserve">\\[x\\]</w:t></w:r></w:p>');
    expect(withTex(`<w:p><m:oMath>${r('x')}</m:oMath> dan <m:oMath>${r('y')}</m:oMath></w:p>`, () => {})).toContain(
      '\\(x\\)</w:t></w:r> dan <w:r>',
    );
  });

  it('name what no TeX is known for, and keep its words', () => {
    expect(read(`<m:aneh><m:e>${r('ab')}</m:e></m:aneh>${r('+1')}`)).toEqual({ tex: 'ab+1', left: ['m:aneh: ab+1'] });
    expect(withTex('<w:p><m:oMath><m:r>', () => {})).toBe('<w:p><m:oMath><m:r>');
  });
});
