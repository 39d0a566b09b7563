import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean, cleanNamed, isMediaName, mediaIn } from './clean.ts';
import { formulasIn, renderRich } from './clean-render.ts';
import { toPlain, toRich } from './clean-to-plain.ts';

const nowhere = () => undefined;

describe('cleaning', () => {
  it.each([
    '<p dir="rtl" lang="ar">بسم الله</p>',
    '<table><tbody><tr><th colspan="2" scope="col">a</th></tr><tr><td>b</td><td>c</td></tr></tbody></table>',
    '<p>H<sub>2</sub>O, 10<sup>3</sup> <strong>a</strong><em>b</em><u>c</u></p>',
    '<p><img src="media:peta.png" alt="Peta &quot;Bali&quot;" width="300" /></p>',
    '<p>\\(a &lt; b\\)</p>',
    '<ol start="3" type="a"><li>a</li></ol>',
    '<p><span lang="ban">ᬩᬮᬶ</span></p>',
    '<audio src="media:dengar.mp3" controls></audio>',
  ])('leaves alone what is allowed: %s', (html) => expect(cleanNamed(html)).toEqual({ rich: html, removed: [] }));

  it.each([
    ['<script>alert(1)</script>a', 'a', '<script>'],
    ['<p onclick="x()">a</p>', '<p>a</p>', 'onclick'],
    ['<img src="https://elsewhere.example/x.png" alt="x">a', 'a', '<img src="https://elsewhere.example/x.png">'],
    ['<img src="media:../x.png">a', 'a', '<img src="media:../x.png">'],
    ['<img src="data:image/svg+xml,x">a', 'a', '<img src="data:image/svg+xml,x">'],
    ['<img src="x" onerror="y()">a', 'a', '<img src="x">'],
    ['<a href="javascript:x()">a</a>', 'a', '<a href="javascript:x()">'],
    ['<iframe src="//elsewhere.example">b</iframe>a', 'a', '<iframe>'],
    ['<svg><script>x</script><a>y</a></svg>a', 'a', '<svg>'],
    ['<form action="/keluar"><input name="x">a</form>', 'a', '<form>'],
    ['<object data="x">b</object>a', 'a', '<object>'],
  ])('takes out and names: %s', (html, rich, name) => {
    const cleaned = cleanNamed(html);
    expect(cleaned.rich).toBe(rich);
    expect(cleaned.removed).toContain(name);
  });

  it('lets looks go without a word, and keeps what was within', () => {
    expect(cleanNamed('<p class="x" style="color:red"><font color="red"><b>a</b> <i>b</i></font></p>')).toEqual({
      rich: '<p><strong>a</strong> <em>b</em></p>',
      removed: [],
    });
  });

  it('takes no attribute of a meaning it does not know', () => {
    expect(clean('<td colspan="9999999">a</td><p dir="x" lang="a b">b</p><img src="media:a.png" width="100%" srcset="x">')).toBe(
      '<td>a</td><p>b</p><img src="media:a.png" />',
    );
  });

  it('changes nothing the second time, and lets no address but media through', () => {
    const bits = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '=',
      '&',
      '&lt;',
      '<p>',
      '</p>',
      '<img src=',
      'media:a.png',
      ' onload=',
      '<script>',
      '</script>',
      '<!--',
      '-->',
      '<a href=',
      'javascript:',
      '<svg>',
      '<math>',
      '<td ',
      'a',
      ' ',
      '\\(',
      '\\)',
      '<![CDATA[',
      ']]>',
      '<style>',
      '</style>',
      '\u0000',
    );
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 25 }), (pieces) => {
        const once = clean(pieces.join(''));
        expect(clean(once)).toBe(once);
        for (const [tag, name = ''] of once.matchAll(/<\/?([a-z0-9]+)[^>]*>/g)) {
          expect(['p', 'img', 'td']).toContain(name);
          expect(tag).not.toMatch(/\son|javascript|href/);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('stands deep nesting', () => {
    expect(toPlain(clean(`${'<div>'.repeat(20_000)}a`))).toBe('a');
  });

  it('knows names of media', () => {
    expect(['a.png', 'peta-bali_2.jpg', 'ᬩᬮᬶ.png'].filter((name) => !isMediaName(name))).toEqual([]);
    expect(['', '../a', 'a/b', '.a', 'a b', 'a"b', 'x'.repeat(101)].filter(isMediaName)).toEqual([]);
    expect(mediaIn('<img src="media:a.png" alt="x" /><audio src="media:b.mp3" controls=""></audio><img src="media:a.png" />')).toEqual([
      'a.png',
      'b.mp3',
    ]);
  });
});

describe('a text without markup', () => {
  it('has a line for each block, words for pictures, TeX as it stands', () => {
    expect(
      toPlain('<p>Luas \\(a &lt; b\\)</p><p>baris<br />dua</p><ul><li>x</li><li>y</li></ul><img src="media:a.png" alt="Peta" />'),
    ).toBe('Luas \\(a < b\\)\nbaris\ndua\nx\ny\n[Peta]');
  });

  it('comes back from what was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', '<', '&', '"', "'", '>', ';') }), (text) => {
        expect(toPlain(toRich(text))).toBe(text);
        expect(clean(toRich(text))).toBe(toRich(text));
      }),
      { numRuns: 100 },
    );
    expect(toRich('a\nb\n\nc')).toBe('<p>a<br />b</p><p>c</p>');
  });
});

describe('a text as shown', () => {
  it('has formulas as MathML', () => {
    const shown = renderRich('<p>Jika \\(a &lt; \\frac{1}{2}\\), maka \\[x^2\\]</p>', nowhere);
    expect(shown).toContain('<mfrac><mn>1</mn><mn>2</mn></mfrac>');
    expect(shown).toContain('display="block"');
    expect(shown).not.toContain('style=');
    expect(shown).toMatch(/^<p>Jika <span class="katex">.*<\/p>$/s);
  });

  it('shows a refused formula as it was typed, and never a link or markup of its own', () => {
    expect(renderRich('\\(\\frac{1\\)', nowhere)).toBe('<code class="formula-refused">\\frac{1</code>');
    expect(renderRich('\\(\\href{javascript:x()}{a}\\)', nowhere)).not.toContain('href="');
    expect(renderRich('\\(\\htmlStyle{color:red}{a}\\)', nowhere)).not.toContain('style="');
    expect(renderRich('\\(\\def\\x{\\x\\x}\\x\\)', nowhere)).toContain('formula-refused');
  });

  it('leads media to their address, or says what they were', () => {
    const addressOf = (name: string) => (name === 'a.png' ? '/berkas/1?x="&y' : undefined);
    expect(renderRich('<img src="media:a.png" alt="Peta" /><img src="media:b.png" alt="Gunung" />', addressOf)).toBe(
      '<img src="/berkas/1?x=&quot;&amp;y" alt="Peta" /><span class="media-missing">Gunung</span>',
    );
  });

  it('cleans again', () => {
    expect(renderRich('<p>a<script>x</script></p>', nowhere)).toBe('<p>a</p>');
  });

  it('ends soon with whatever opens and never closes', () => {
    for (const open of ['\\(', '\\[', '<', '<img ', '<p a="', '&']) expect(formulasIn(clean(open.repeat(100_000)))).toEqual([]);
  });

  it('finds no formula in code, in words for a picture or without an end', () => {
    expect(formulasIn('<code>\\(a\\)</code><img src="media:a.png" alt="\\(b\\)" /> \\(c')).toEqual([]);
    expect(formulasIn('\\(a\\) \\[b\\]')).toEqual([
      { kind: 'formula', tex: 'a', isDisplay: false },
      { kind: 'formula', tex: 'b', isDisplay: true },
    ]);
  });
});
