import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkQuestion } from '../bank/domain/check-question.ts';
import type { Body, Kind, Question } from '../bank/domain/question.ts';
import { parseGift } from './gift-read.ts';
import { writeGift } from './gift-write.ts';
import { bodies, lossesOf, nothing, question, questionsOf } from './tests/questions.ts';
import { questionOf } from './taken.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => parseGift(bytesOf(text));
const body = (text: string): Body | undefined => read(text).questions[0]?.question.body;
const texts = (one: Body | undefined) => (one && 'options' in one ? one.options.map(({ text }) => text) : []);
const written = (...questions: readonly Question[]) => writeGift({ questions, ...nothing });

describe('a GIFT file', () => {
  it('gives every type of question', () => {
    const { questions, left } = read(`
// contoh
$CATEGORY: $course$/top/IPS/Bali

// [id:q1] [tag:UAS] [tag:grade:5]
::Ibu kota:: Apa ibu kota Bali? {
  =Denpasar # Benar!
  ~Singaraja # Dahulu.
  ~%50%Kota Denpasar
  #### Sejak 1960.
}

Pilih dua. {~%50%a ~%50%b ~%-100%c}

Bali pulau. {T#Salah#Betul}

Pasangkan. {=Badung -> Mangupura =Buleleng -> Singaraja = -> Gianyar}

Berapa 1 + 1? {#2}

Berapa pi? {#=3.1415:0.0005 # tepat =%50%3..3.3 ~# kurang}

Siapa? {=Wayan =%50%Made}

Dua {5 =lima} tiga

Jelaskan. {}

[html]<p>Luas <b>\\=</b> \\{a\\}</p>{=x ~y}
`);
    expect(left).toEqual([{ where: 'line 21', loss: 'part-dropped', named: '#kurang', whole: false }]);
    expect(questions.map((one) => one.question.body.kind)).toEqual([
      'choice',
      'choices',
      'choice',
      'matching',
      'numeric',
      'numeric',
      'short',
      'short',
      'essay',
      'choice',
    ]);
    const [first, several, yes, pairs, , pi, who, missing, , html] = questions.map((one) => one.question);
    expect(first).toMatchObject({
      title: 'Ibu kota',
      foreignId: 'q1',
      tags: { topic: 'IPS/Bali', labels: ['UAS'], grade: 5 },
      discussion: 'Sejak 1960.',
      body: { key: 'a', shares: { c: 0.5 }, options: [{ id: 'a', text: 'Denpasar', feedback: 'Benar!' }, { id: 'b' }, { id: 'c' }] },
    });
    expect(several?.body).toEqual({ kind: 'choices', options: expect.anything(), keys: ['a', 'b'], policy: 'clamped', shuffle: true });
    expect(yes?.body).toMatchObject({
      key: 'a',
      trueFalse: true,
      options: [
        { text: 'Benar', feedback: 'Betul' },
        { text: 'Salah', feedback: 'Salah' },
      ],
    });
    expect(pairs?.body).toMatchObject({ keys: { a: ['a'], b: ['b'] }, columns: [{}, {}, { text: 'Gianyar' }] });
    expect(pi?.body).toMatchObject({
      accepted: [
        { value: { at: '3.1415', within: '0.0005' }, share: 1, feedback: 'tepat' },
        { value: { from: '3', to: '3.3' }, share: 0.5 },
      ],
    });
    expect(who?.body).toMatchObject({
      accepted: [
        { text: 'Wayan', share: 1 },
        { text: 'Made', share: 0.5 },
      ],
    });
    expect(missing).toMatchObject({ prompt: 'Dua _____ tiga', body: { accepted: [{ text: '5' }, { text: 'lima' }] } });
    expect(html?.prompt).toBe('<p>Luas <strong>=</strong> {a}</p>');
    expect(questions.flatMap((one) => checkQuestion(one.question).filter(({ weight }) => weight === 'fault'))).toEqual([]);
  });

  it('says where each stands', () => {
    expect(read('// satu\n\n\nA {=x ~y}\n\n// dua\nB {=x ~y}').questions.map(({ where }) => where)).toEqual(['line 4', 'line 7']);
  });

  it.each([
    ['Hanya teks.', 'kind-unknown description: Hanya teks. (whole)'],
    ['A { =x', 'unreadable A { =x (whole)'],
    ['A {=x} B {=y}', 'unreadable A {=x} B {=y} (whole)'],
    ['A {~x ~y}', 'key-missing ~x ~y (whole)'],
    ['A {=x =y ~z}', 'scoring-unknown =x =y ~z (whole)'],
    ['A {=x -> }', 'key-missing x (whole)'],
    ['A {#dua}', 'key-missing dua (whole)'],
    ['{=x ~y}', 'prompt-missing {=x ~y} (whole)'],
  ])('names what it cannot take: %s', (text, loss) => {
    const { questions, left } = read(text);
    expect(questions).toEqual([]);
    expect(lossesOf(left)).toContain(loss);
  });

  it('lets nobody tick everything, and says that it changed that', () => {
    const { questions, left } = read('A {~%50%x ~%50%y ~z}');
    expect(questions[0]?.question.body).toEqual({
      kind: 'choices',
      options: expect.anything(),
      keys: ['a', 'b'],
      policy: 'clamped',
      shuffle: true,
    });
    expect(left.map(({ loss }) => loss)).toEqual(['value-changed']);
  });

  it('takes scripts out of texts and names them', () => {
    const { questions, left } = read('[html]<p onclick\\="x()">A<script>alert(1)</script></p>{=<img src\\=x onerror\\=y()>satu ~dua}');
    expect(questions[0]?.question.prompt).toBe('<p>A</p>');
    expect(texts(questions[0]?.question.body)).toEqual(['satu', 'dua']);
    expect(lossesOf(left)).toEqual(
      expect.arrayContaining(['markup-removed <script>', 'markup-removed onclick', 'markup-removed <img src="x">']),
    );
  });

  it('leads to no picture of somebody else', () => {
    const { questions, left } = read('[html]A <img src\\=media\\:a.png alt\\=x><img src\\="media\\:b.png">{=x ~y}');
    expect(questions[0]?.question.prompt).toBe('A');
    expect(lossesOf(left)).toEqual(['media-missing media:b.png', 'media-missing media:a.png']);
  });

  it('reads other encodings and says that it guessed', () => {
    expect(body('\uFEFFA {=x ~y}')?.kind).toBe('choice');
    const { questions, left } = parseGift(new Uint8Array([0x41, 0x93, 0x20, ...bytesOf('{=x ~y}')]));
    expect(questions[0]?.question.prompt).toBe('A“');
    expect(left).toEqual([{ where: 'line 1', loss: 'value-changed', named: 'windows-1252', whole: false }]);
  });

  it('never fails but by its one refusal', () => {
    const bits = fc.constantFrom(
      '{',
      '}',
      '=',
      '~',
      '#',
      '%50%',
      '->',
      '::',
      '\\',
      '\n',
      '\n\n',
      '//',
      '$CATEGORY: a',
      'T',
      '5',
      '..',
      ':',
      '[html]',
      '<p>',
      'kata',
      '####',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 30 }), (pieces) => {
        for (const { question: one } of read(pieces.join('')).questions) expect(one.prompt).not.toBe('');
      }),
      { numRuns: 100 },
    );
    expect(() => parseGift(new Uint8Array([0, 1, 2]))).toThrow('wrong-format');
  });

  it('takes what opens and never closes', () => {
    for (const open of ['<img ', '// [id:', '::', '\\(', '%', '<audio><source '])
      expect(read(`[html]${open.repeat(50_000)}`).questions).toEqual([]);
  });

  it('takes ten thousand questions', () => {
    expect(
      read(Array.from({ length: 10_000 }, (_, at) => `::${at}::Berapa? {=${at} ~%50%x#salah ~y}`).join('\n\n')).questions,
    ).toHaveLength(10_000);
  });
});

describe('what GIFT can carry', () => {
  const carried: readonly Kind[] = ['choice', 'choices', 'matching', 'short', 'numeric', 'essay'];
  it.each(carried)('comes back as it was: %s', (kind) => {
    fc.assert(
      fc.property(fc.array(question(bodies[kind]), { minLength: 1, maxLength: 3 }), (questions) => {
        const { bytes, left } = written(...questions);
        expect(left).toEqual([]);
        const back = parseGift(bytes);
        expect(back.left).toEqual([]);
        expect(questionsOf(back)).toEqual(questions);
      }),
      { numRuns: 50 },
    );
  });

  it('comes back as it was: true or false', () => {
    for (const text of ['A {TRUE}', 'A {FALSE#ya#tidak}', 'A {F#ya}']) {
      const questions = questionsOf(read(text));
      expect(questionsOf(parseGift(written(...questions).bytes))).toEqual(questions);
    }
  });
});

describe('what GIFT cannot carry', () => {
  const losses = (given: Body, more: Partial<Question> = {}) => lossesOf(written(questionOf({ prompt: 'A', body: given, ...more })).left);
  const options = ['a', 'b'].map((id) => ({ id, text: id }));
  it('is named', () => {
    const choices: Body = { kind: 'choices', options, keys: ['a'], policy: 'all', shuffle: false };
    expect(losses(choices, { points: 2, stimulus: { title: 'Teks', text: 'T' } })).toEqual([
      'value-changed policy: all',
      'part-dropped points: 2',
      'part-dropped shuffle',
      'part-dropped stimulus: Teks',
    ]);
    expect(
      losses({
        kind: 'choice',
        options: [{ id: 'a', text: '<img src="media:x.png" alt="X" />' }, ...options.slice(1)],
        key: 'a',
        shuffle: true,
      }),
    ).toEqual(['part-dropped media:x.png']);
    expect(losses({ kind: 'short', accepted: [{ text: 'a->b', share: 1 }], caseSensitive: true })).toEqual([
      'part-dropped case',
      'part-dropped a->b (whole)',
    ]);
    expect(
      losses({
        kind: 'numeric',
        accepted: [{ value: { at: '1', within: '0' }, share: 1 }],
        units: [{ name: 'm', factor: '1' }],
        unitRule: { kind: 'optional' },
      }),
    ).toEqual(['part-dropped units: m']);
    expect(
      losses({ kind: 'essay', lines: 5, rubric: [{ id: 'a', title: 'x', levels: [], weight: 1 }], guide: 'g', template: 't' }),
    ).toEqual(['part-dropped rubric', 'part-dropped guide', 'part-dropped template', 'part-dropped lines: 5']);
    expect(
      losses({ kind: 'matching', rows: options, columns: options, keys: { a: ['a', 'b'], b: ['a'] }, policy: 'all', shuffle: true }),
    ).toEqual(['kind-unknown matching: a (whole)']);
    expect(
      losses({ kind: 'grid', statements: options, categories: options, keys: { a: 'a', b: 'b' }, policy: 'all', shuffle: true }),
    ).toEqual(['value-changed grid', 'value-changed policy: all']);
    expect(losses({ kind: 'ordering', items: options, policy: 'all' })).toEqual(['kind-unknown ordering (whole)']);
  });
});
