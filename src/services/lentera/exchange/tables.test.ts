import ExcelJs from 'exceljs';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { checkQuestion } from '../bank/domain/check-question.ts';
import { escapeText } from '../bank/domain/clean-to-plain.ts';
import type { Body, Question } from '../bank/domain/question.ts';
import { detect } from './detect.ts';
import { parseDocx } from './docx-read.ts';
import { writeDocx } from './docx-write.ts';
import { questionOf } from './taken.ts';
import { bodies, lossesOf, nothing, options, picture, questionsOf, words } from './tests/questions.ts';
import { unpack } from './unpack.ts';
import { parseXlsx, writeXlsx } from './xlsx.ts';

const plain = words.map(escapeText);
const styled = fc
  .array(
    fc.oneof(
      plain,
      fc.constantFrom('<strong>tebal</strong>', '<em>miring</em>', '<u>garis</u>', 'H<sub>2</sub>O', 'x<sup>2</sup>', '\\(\\frac{1}{2}\\)'),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((some) => some.join(' '));

/** What both layouts of tables can hold, with texts of a kind. */
const carried = (text: fc.Arbitrary<string>): fc.Arbitrary<Body> =>
  fc.oneof(
    options(2, 5, text, false).map((some): Body => ({ kind: 'choice', options: some, key: 'b', shuffle: true })),
    options(3, 5, text, false).map((some): Body => ({ kind: 'choices', options: some, keys: ['a', 'c'], policy: 'all', shuffle: true })),
    fc.tuple(options(2, 3, text, false), options(2, 5, text, false), fc.boolean()).map(
      ([rows, columns, isMany]): Body => ({
        kind: 'matching',
        rows,
        columns,
        keys: Object.fromEntries(
          rows.map(({ id }, at) => [
            id,
            isMany && at === 0 ? columns.map((column) => column.id) : [columns[at % columns.length]?.id ?? ''],
          ]),
        ),
        policy: 'all',
        shuffle: true,
      }),
    ),
    fc
      .array(words, { minLength: 1, maxLength: 3 })
      .map(
        (some): Body => ({ kind: 'short', accepted: some.map((one, at) => ({ text: `${one} ${at}`, share: 1 })), caseSensitive: false }),
      ),
    fc.constantFrom('5', '-1.25', '1250').map(
      (at): Body => ({
        kind: 'numeric',
        accepted: [{ value: { at, within: '0' }, share: 1 }],
        units: [],
        unitRule: { kind: 'optional' },
      }),
    ),
    fc
      .option(text, { nil: undefined })
      .map((guide): Body => ({ kind: 'essay', lines: 10, rubric: [], ...(guide !== undefined && { guide }) })),
  );
const some = (text: fc.Arbitrary<string>, body: fc.Arbitrary<Body>) =>
  fc.array(
    fc.tuple(text, body).map(([prompt, given]) => questionOf({ prompt, body: given })),
    { minLength: 1, maxLength: 4 },
  );
/** Tables of matching stand behind the others. */
const inOrder = (questions: readonly Question[]) => [
  ...questions.filter(({ body }) => body.kind !== 'matching'),
  ...questions.filter(({ body }) => body.kind === 'matching'),
];
const simple = options(2, 5, plain, false).map((all): Body => ({ kind: 'choice', options: all, key: 'b', shuffle: true }));

describe('what a table can carry', () => {
  it('comes back from Excel as it was', async () => {
    await fc.assert(
      fc.asyncProperty(some(plain, carried(plain)), async (questions) => {
        const { bytes, left } = await writeXlsx({ questions, ...nothing });
        expect(left).toEqual([]);
        const back = await parseXlsx(bytes);
        expect(back.left).toEqual([]);
        expect(questionsOf(back)).toEqual(inOrder(questions));
      }),
      { numRuns: 12 },
    );
  });

  it('comes back from Word as it was, with its emphasis', async () => {
    await fc.assert(
      fc.asyncProperty(some(styled, carried(styled)), async (questions) => {
        const { bytes, left } = writeDocx({ questions, ...nothing });
        expect(left).toEqual([]);
        const back = await parseDocx(bytes);
        expect(back.left).toEqual([]);
        expect(questionsOf(back)).toEqual(inOrder(questions));
      }),
      { numRuns: 15 },
    );
  });

  it('comes back from the simple layout as it was', async () => {
    await fc.assert(
      fc.asyncProperty(some(plain, simple), async (questions) => {
        const excel = await writeXlsx({ questions, ...nothing }, 'simple');
        expect(questionsOf(await parseXlsx(excel.bytes))).toEqual(questions);
        const word = writeDocx({ questions, ...nothing }, 'simple');
        expect(questionsOf(await parseDocx(word.bytes))).toEqual(questions);
        expect([...excel.left, ...word.left]).toEqual([]);
        expect([detect(excel.bytes, 'a'), detect(word.bytes, 'a')]).toEqual(['xlsx', 'docx']);
      }),
      { numRuns: 5 },
    );
  });

  it('comes back from Word with its pictures and paragraphs', async () => {
    const media = new Map([['gambar-1.png', picture]]);
    const questions = [
      questionOf({
        prompt: '<p>Lihat <img src="media:gambar-1.png" alt="Peta &quot;B&quot;" /></p><p>Apa?<br />Ini</p>',
        body: { kind: 'essay', lines: 10, rubric: [] },
        media: ['gambar-1.png'],
      }),
    ];
    const { bytes, left } = writeDocx({ questions, media });
    expect(left).toEqual([]);
    const back = await parseDocx(bytes);
    expect(questionsOf(back)).toEqual(questions);
    expect(back.media).toEqual(media);
  });
});

describe('tables of schools', () => {
  const book = async (...sheets: readonly (readonly (readonly (string | number)[])[])[]) => {
    const workbook = new ExcelJs.Workbook();
    for (const [at, rows] of sheets.entries()) workbook.addWorksheet(`S${at + 1}`).addRows(rows.map((row) => [...row]));
    return new Uint8Array(await workbook.xlsx.writeBuffer());
  };

  it('are found below titles, by their headings in any order, and give five kinds', async () => {
    const { questions, left } = await parseXlsx(
      await book(
        [
          ['BANK SOAL SD CONTOH'],
          [],
          ['Jenis', 'No', 'Soal', 'Opsi', 'Jawaban', 'Kunci'],
          [1, 1, 'Ibu kota Bali?', 'A', 'Ubud', ''],
          ['', '', '', 'B', 'Denpasar', 'V'],
          [2, 2, 'Bilangan genap?', 'A', '2', '✓'],
          ['', '', '', 'B', '3', ''],
          ['', '', '', 'C', '4', 'v'],
          [4, 3, 'Berapa 1000 + 250?', '', '1250', ''],
          [4, 4, 'Lambang air?', '', 'H2O', ''],
          ['', '', '', '', 'air', ''],
          ['Uraian', 5, 'Jelaskan.', '', 'Sebab …', ''],
        ],
        [
          ['NO', 'SOAL', 'KODE BARIS', 'NAMA BARIS', 'KODE KOLOM', 'NAMA KOLOM', 'KUNCI'],
          [1, 'Pasangkan.', '1', 'Tabanan', 'A', 'Tanah Lot', '1 → A,c'],
          ['', '', '2', 'Karangasem', 'b', 'Besakih', '2=B'],
          ['', '', '', '', 'C', 'Batukau', ''],
        ],
        [['Catatan'], ['bukan soal']],
      ),
    );
    expect(left).toEqual([]);
    expect(questions.map(({ where, question }) => `${where} ${question.body.kind}`)).toEqual([
      'S1!4 choice',
      'S1!6 choices',
      'S1!9 numeric',
      'S1!10 short',
      'S1!12 essay',
      'S2!2 matching',
    ]);
    const [first, second, , fourth, fifth, last] = questions.map(({ question }) => question.body);
    expect(first).toMatchObject({ key: 'b' });
    expect(second).toMatchObject({ keys: ['a', 'c'], policy: 'all' });
    expect(fourth).toMatchObject({ accepted: [{ text: 'H2O' }, { text: 'air' }] });
    expect(fifth).toMatchObject({ guide: 'Sebab …' });
    expect(last).toMatchObject({ keys: { a: ['a', 'c'], b: ['b'] } });
    expect(questions.flatMap(({ question }) => checkQuestion(question).filter(({ weight }) => weight === 'fault'))).toEqual([]);
  });

  it('name what is not whole, where it stands', async () => {
    const { questions, left } = await parseXlsx(
      await book([
        ['NO', 'SOAL', 'JAWABAN A', 'JAWABAN B', 'JAWABAN BENAR'],
        [1, 'Tanpa kunci', 'x', 'y', ''],
        [2, 'Kunci lain', 'x', 'y', 'E'],
        [3, 'Satu pilihan', 'x', '', 'A'],
        [4, '', 'x', 'y', 'A'],
        [5, 'Utuh <script>', 'x', 'y', 'b'],
      ]),
    );
    expect(questions.map(({ question }) => question.prompt)).toEqual(['Utuh &lt;script&gt;']);
    expect(left.map(({ where, loss }) => `${where} ${loss}`)).toEqual([
      'S1!2 key-missing',
      'S1!3 key-missing',
      'S1!4 options-missing',
      'S1!5 prompt-missing',
    ]);
    const akm = await parseXlsx(
      await book([
        ['NO', 'SOAL', 'JENIS', 'OPSI', 'JAWABAN', 'KUNCI'],
        [1, 'a', 9, '', 'x', ''],
        [2, 'b', 1, 'A', 'x', 'v'],
        ['', '', '', 'B', 'y', 'v'],
        [3, 'c', 3, '', '', ''],
      ]),
    );
    expect(akm.left.map(({ where, loss }) => `${where} ${loss}`)).toEqual(['S1!2 kind-unknown', 'S1!3 key-missing', 'S1!5 key-missing']);
  });

  it('keep emphasis of cells and pictures that lie on them', async () => {
    const workbook = new ExcelJs.Workbook();
    const sheet = workbook.addWorksheet('S');
    sheet.addRows([
      ['NO', 'SOAL', 'A', 'B', 'KUNCI'],
      [1, '', 'x', 'y', 'A'],
    ]);
    sheet.getCell('B2').value = {
      richText: [{ text: 'H' }, { font: { vertAlign: 'subscript' }, text: '2' }, { font: { bold: true }, text: 'O' }],
    };
    const image = workbook.addImage({ buffer: Buffer.from(picture) as never, extension: 'png' });
    sheet.addImage(image, { tl: { col: 1, row: 1 }, ext: { width: 20, height: 10 } });
    const { questions, media } = await parseXlsx(new Uint8Array(await workbook.xlsx.writeBuffer()));
    expect(questions[0]?.question).toMatchObject({
      prompt: 'H<sub>2</sub><strong>O</strong> <img src="media:gambar-2-2.png" alt="" />',
      media: ['gambar-2-2.png'],
    });
    expect(media.has('gambar-2-2.png')).toBe(true);
  });

  it('are read in Word with cells over several rows, and tables within cells', async () => {
    const cell = (text: string, merge = '') => `<w:tc><w:tcPr>${merge}</w:tcPr><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
    const over = (text: string) => cell(text, '<w:vMerge w:val="restart"/>');
    const same = cell('', '<w:vMerge/>');
    const table = (...rows: readonly string[]) => `<w:tbl><w:tblPr/>${rows.map((row) => `<w:tr>${row}</w:tr>`).join('')}</w:tbl>`;
    const row = (...texts: readonly string[]) => texts.map((text) => cell(text)).join('');
    const inner = table(
      row('KODE BARIS', 'NAMA BARIS', 'KODE KOLOM', 'NAMA KOLOM', 'KUNCI'),
      row('1', 'Tabanan', 'A', 'Tanah Lot', '1 → a, B'),
      row('2', 'Karangasem', 'B', 'Besakih', '2 → B'),
    );
    const outer = table(
      row('NO', 'SOAL', 'JENIS', 'OPSI', 'JAWABAN', 'KUNCI'),
      `${over('1')}${over('Ibu kota Bali?')}${over('1')}${row('A', 'Ubud', '')}`,
      `${same}${same}${same}${row('B', 'Denpasar', 'v')}`,
      `${row('2', 'Pasangkan.', '3', '')}<w:tc><w:tcPr/>${inner}<w:p/></w:tc>${row('')}`,
    );
    const entries = unzipSync(writeDocx({ questions: [], ...nothing }).bytes);
    const document = strFromU8(entries['word/document.xml'] ?? new Uint8Array()).replace('<w:p/>', `${outer}<w:p/>`);
    const { questions, left } = await parseDocx(zipSync({ ...entries, 'word/document.xml': strToU8(document) }));
    expect(left).toEqual([]);
    expect(questions.map(({ where, question }) => [where, question.prompt])).toEqual([
      ['table 1, row 2', 'Ibu kota Bali?'],
      ['table 1, row 4', 'Pasangkan.'],
    ]);
    expect(questions[0]?.question.body).toMatchObject({ kind: 'choice', key: 'b' });
    expect(questions[1]?.question.body).toMatchObject({ kind: 'matching', keys: { a: ['a', 'b'], b: ['b'] } });
  });

  it('bring formulas of Word as TeX, and name what has none', async () => {
    const { bytes } = writeDocx({ questions: [questionOf({ prompt: 'A', body: { kind: 'essay', lines: 10, rubric: [] } })], ...nothing });
    const entries = unzipSync(bytes);
    const document = strFromU8(entries['word/document.xml'] ?? new Uint8Array())
      .replace('<w:body>', '<w:body><w:p><m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"/></w:p>')
      .replace(
        /<w:t[^>]*>A<\/w:t><\/w:r>/,
        (run) =>
          `${run}<m:oMath><m:f><m:num><m:r><m:t>a&lt;b</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath><m:oMath><m:aneh><m:r><m:t>q</m:t></m:r></m:aneh></m:oMath>`,
      );
    const { questions, left } = await parseDocx(zipSync({ ...entries, 'word/document.xml': strToU8(document) }));
    expect(questions[0]?.question.prompt).toBe('A\\(\\frac{a&lt;b}{2}\\)\\(q\\)');
    expect(lossesOf(left)).toEqual(['part-dropped m:aneh: q']);
  });

  it('name what they cannot hold', async () => {
    const all = await Promise.all([
      writeXlsx({
        questions: [
          questionOf({
            title: 'Judul',
            prompt: 'A <strong>b</strong>',
            body: {
              kind: 'choice',
              options: [
                { id: 'a', text: 'x' },
                { id: 'b', text: 'y' },
              ],
              key: 'a',
              shares: { b: 0.5 },
              shuffle: true,
            },
            points: 2,
          }),
        ],
        ...nothing,
      }),
      writeXlsx({ questions: [questionOf({ prompt: 'A', body: { kind: 'essay', lines: 3, rubric: [] } })], ...nothing }, 'simple'),
    ]);
    expect(all.flatMap(({ left }) => lossesOf(left))).toEqual([
      'part-dropped shares',
      'part-dropped points: 2',
      'part-dropped title: Judul',
      'part-dropped markup: A b',
      'kind-unknown essay (whole)',
    ]);
    expect(
      lossesOf(writeDocx({ questions: fc.sample(bodies.cloze, 1).map((body) => questionOf({ prompt: 'A', body })), ...nothing }).left),
    ).toEqual(['kind-unknown cloze (whole)']);
  });
});

describe('a hostile zip', () => {
  const entry = (name: string, content: string | Uint8Array) =>
    zipSync({
      'word/document.xml': strToU8('<a/>'),
      'xl/workbook.xml': strToU8('<a/>'),
      [name]: typeof content === 'string' ? strToU8(content) : content,
    });
  it.each([
    ['zip-broken', strToU8('PK\u0003\u0004 rusak')],
    ['zip-broken', new Uint8Array()],
    ['zip-too-large', entry('word/bomb.xml', new Uint8Array(8_000_000))],
    ['zip-leads-out', entry('../../etc/passwd', 'x')],
    ['zip-leads-out', entry('/etc/passwd', 'x')],
    ['zip-leads-out', entry('a\\..\\b', 'x')],
    ['xml-doctype', entry('word/styles.xml', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')],
    ['wrong-format', zipSync({ 'a.txt': strToU8('x') })],
    ['wrong-format', entry('b.xml', '<a/>')],
  ])('is refused as %s', async (code, bytes) => {
    await expect(parseDocx(bytes)).rejects.toThrow(code);
    await expect(parseXlsx(bytes)).rejects.toThrow(code);
  });

  it('is refused where a merged range spans a sheet, or an entry that holds more than it says ends there', async () => {
    await expect(
      parseXlsx(entry('xl/worksheets/sheet1.xml', '<worksheet><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>')),
    ).rejects.toThrow('too-large');
    const lying = zipSync({ a: strToU8('x'.repeat(5000)) });
    const view = new DataView(lying.buffer);
    // The size in the list of entries at the end (offset 24 of its record).
    const list = view.getUint32(lying.length - 6, true);
    view.setUint32(list + 24, 10, true);
    expect(unpack(lying).get('a')).toHaveLength(10);
  });
});
