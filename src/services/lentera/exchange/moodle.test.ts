import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkQuestion } from '../bank/domain/check-question.ts';
import type { Body, Kind, Question } from '../bank/domain/question.ts';
import { parseMoodle } from './moodle-read.ts';
import { writeMoodle } from './moodle-write.ts';
import { questionOf } from './taken.ts';
import { bodies, lossesOf, nothing, picture, question, questionsOf, rubric } from './tests/questions.ts';

const read = (inner: string) => parseMoodle(new TextEncoder().encode(`<?xml version="1.0"?><quiz>${inner}</quiz>`));
const one = (type: string, inner: string, text = '<p>Soal</p>') =>
  read(
    `<question type="${type}"><name><text>Nama</text></name><questiontext format="html"><text><![CDATA[${text}]]></text></questiontext>${inner}</question>`,
  );
const body = (type: string, inner: string, text?: string): Body | undefined => one(type, inner, text).questions[0]?.question.body;
const png = Buffer.from(picture).toString('base64');
const answer = (fraction: number, text: string, more = '') =>
  `<answer fraction="${fraction}" format="html"><text>${text}</text>${more}</answer>`;

describe('a Moodle XML file', () => {
  it('gives choices with feedback, shares and files', () => {
    const { questions, left, media } = one(
      'multichoice',
      `<single>true</single><shuffleanswers>1</shuffleanswers><defaultgrade>2.0</defaultgrade><idnumber>q1</idnumber><generalfeedback><text>Sebab</text></generalfeedback>
       <hint><text>Ingat!</text></hint><tags><tag><text>UAS</text></tag><tag><text>grade:5</text></tag></tags>
       ${answer(100, 'Ya', '<feedback format="html"><text>Betul</text></feedback>')}${answer(33.33333, 'Hampir')}${answer(0, 'Tidak')}`,
      '<p>A <img src="@@PLUGINFILE@@/peta%20bali.png" alt="Peta"><script>x</script></p>',
    );
    expect(left.map(({ loss, named }) => `${loss} ${named}`)).toEqual([
      'media-missing @@PLUGINFILE@@/peta%20bali.png',
      'markup-removed <script>',
      'part-dropped hint: Ingat!',
    ]);
    expect(media.size).toBe(0);
    expect(questions[0]?.question).toMatchObject({
      title: 'Nama',
      prompt: '<p>A </p>',
      points: 2,
      foreignId: 'q1',
      discussion: 'Sebab',
      tags: { grade: 5, labels: ['UAS'] },
      body: {
        kind: 'choice',
        key: 'a',
        shares: { b: 1 / 3 },
        options: [{ text: 'Ya', feedback: 'Betul' }, { text: 'Hampir' }, { text: 'Tidak' }],
        shuffle: true,
      },
    });
  });

  it('takes embedded pictures under safe names, and no SVG', () => {
    const { questions, left, media } = read(
      `<question type="essay"><name><text>x</text></name><questiontext format="html"><text>&lt;img src="@@PLUGINFILE@@/peta%20bali.png" alt="Peta"&gt; &lt;img src="@@PLUGINFILE@@/x.svg"&gt;</text>
       <file name="peta bali.png" path="/" encoding="base64">${png}</file><file name="x.svg" path="/" encoding="base64">${Buffer.from('<svg/>').toString('base64')}</file></questiontext></question>`,
    );
    expect(questions[0]?.question).toMatchObject({ prompt: '<img src="media:peta-bali.png" alt="Peta" />', media: ['peta-bali.png'] });
    expect([...media.keys()]).toEqual(['peta-bali.png']);
    expect(left.map(({ loss }) => loss)).toEqual(['media-refused', 'media-missing']);
  });

  it('gives every type that has a kind here', () => {
    expect(body('truefalse', answer(0, 'true') + answer(100, 'false'))).toMatchObject({ key: 'b', trueFalse: true });
    expect(body('shortanswer', `<usecase>1</usecase>${answer(100, 'Bali')}${answer(50, 'bal*')}${answer(0, '*')}`)).toMatchObject({
      caseSensitive: true,
      accepted: [{ text: 'Bali' }, { text: 'bal*', share: 0.5 }],
    });
    expect(
      body(
        'numerical',
        `<unitgradingtype>1</unitgradingtype><unitpenalty>0.1</unitpenalty><units><unit><multiplier>1</multiplier><unit_name>W</unit_name></unit><unit><multiplier>0.001</multiplier><unit_name>kW</unit_name></unit></units>${answer(100, '5500', '<tolerance>5</tolerance>')}`,
      ),
    ).toEqual({
      kind: 'numeric',
      accepted: [{ value: { at: '5500', within: '5' }, share: 1 }],
      units: [
        { name: 'W', factor: '1' },
        { name: 'kW', factor: '1000' },
      ],
      unitRule: { kind: 'penalty', loses: 0.1 },
    });
    const pair = (text: string, column: string) =>
      `<subquestion format="html"><text>${text}</text><answer><text>${column}</text></answer></subquestion>`;
    expect(body('matching', pair('Badung', 'Mangupura') + pair('Kuta', 'Mangupura') + pair('', 'Negara'))).toMatchObject({
      keys: { a: ['a'], b: ['a'] },
      columns: [{ text: 'Mangupura' }, { text: 'Negara' }],
    });
    expect(body('ordering', `<gradingtype>ALL_OR_NOTHING</gradingtype>${answer(2, 'dua')}${answer(1, 'satu')}`)).toMatchObject({
      items: [{ text: 'satu' }, { text: 'dua' }],
      policy: 'all',
    });
    expect(
      body(
        'essay',
        '<responsefieldlines>7</responsefieldlines><graderinfo format="html"><text>Lihat isi</text></graderinfo><responsetemplate><text>Awal</text></responsetemplate>',
      ),
    ).toEqual({ kind: 'essay', lines: 7, rubric: [], guide: 'Lihat isi', template: 'Awal' });
    expect(body('multichoiceset', answer(100, 'a') + answer(0, 'b') + answer(100, 'c'))).toMatchObject({
      kind: 'choices',
      keys: ['a', 'c'],
      policy: 'all',
    });
  });

  it('gives gaps of embedded answers, of menus and of words to drag', () => {
    expect(
      body('cloze', '', 'Ibu kota {1:MC:Ubud~=Denpasar#Ya~%0%5\\~6}, {:SA:=air~%50%a\\}b} {1:NM:=3.14:0.01} {2:SHORTANSWER_C:=X&amp;Y}'),
    ).toEqual({
      kind: 'cloze',
      text: 'Ibu kota {{a}}, {{b}} {{c}} {{d}}',
      gaps: [
        {
          id: 'a',
          kind: 'choice',
          options: [
            { id: 'a', text: 'Ubud' },
            { id: 'b', text: 'Denpasar', feedback: 'Ya' },
            { id: 'c', text: '5~6' },
          ],
          key: 'b',
        },
        {
          id: 'b',
          kind: 'short',
          accepted: [
            { text: 'air', share: 1 },
            { text: 'a}b', share: 0.5 },
          ],
          caseSensitive: false,
        },
        { id: 'c', kind: 'numeric', accepted: [{ value: { at: '3.14', within: '0.01' }, share: 1 }] },
        { id: 'd', kind: 'short', accepted: [{ text: 'X&Y', share: 1 }], caseSensitive: true },
      ],
      policy: 'ratio',
    });
    const options =
      '<selectoption><text>satu</text><group>1</group></selectoption><selectoption><text>x</text><group>2</group></selectoption><selectoption><text>dua</text><group>1</group></selectoption>';
    expect(body('gapselect', options, 'A [[3]] b [[2]]')).toMatchObject({
      text: 'A {{a}} b {{b}}',
      gaps: [
        { key: 'b', options: [{ text: 'satu' }, { text: 'dua' }] },
        { key: 'a', options: [{ text: 'x' }] },
      ],
    });
    expect(body('ddwtos', options.replaceAll('selectoption', 'dragbox'), 'A [[1]]')).toMatchObject({ gaps: [{ key: 'a' }] });
  });

  it('gives places on a picture', () => {
    const drop = (shape: string, coords: string, choice: number) =>
      `<drop><shape>${shape}</shape><coords>${coords}</coords><choice>${choice}</choice></drop>`;
    const { questions, left, media } = one(
      'ddmarker',
      `<file name="peta.png" encoding="base64">${png}</file><drag><text>Kota</text></drag><drag><text>Desa</text></drag>${drop('circle', '50,50;20', 1)}${drop('rectangle', '100,25;50,50', 2)}`,
    );
    expect(questions[0]?.question.body).toMatchObject({
      picture: 'peta.png',
      areas: [
        { kind: 'circle', x: 0.25, y: 0.5, r: 0.1, ry: 0.2 },
        { kind: 'rectangle', x: 0.5, y: 0.25, width: 0.25, height: 0.5 },
      ],
      most: 2,
    });
    expect(media.has('peta.png')).toBe(true);
    expect(lossesOf(left)).toEqual(['part-dropped markers: Kota, Desa']);
  });

  it.each(['calculated', 'calculatedmulti', 'ddimageortext', 'randomsamatch', 'description', 'sesuatu'])(
    'names a type that has no kind: %s',
    (type) => {
      const { questions, left } = one(type, '');
      expect(questions).toEqual([]);
      expect(lossesOf(left)).toEqual([`kind-unknown ${type}: Nama (whole)`]);
    },
  );

  it.each([
    ['multichoice', `<single>true</single>${answer(100, 'a')}${answer(100, 'b')}`, 'scoring-unknown'],
    ['multichoice', `<single>true</single>${answer(50, 'a')}${answer(0, 'b')}`, 'key-missing'],
    ['multichoice', `<single>true</single>${answer(100, 'a')}`, 'options-missing'],
    ['shortanswer', answer(0, 'a'), 'key-missing'],
    ['numerical', answer(100, 'banyak'), 'key-missing'],
    ['matching', '', 'options-missing'],
    ['cloze', '', 'options-missing'],
    ['gapselect', '', 'key-missing'],
    ['ddmarker', '', 'media-missing'],
  ])('names what is not whole: %s', (type, inner, loss) => {
    const { questions, left } = one(type, inner);
    expect(questions).toEqual([]);
    expect(left.at(-1)).toMatchObject({ loss, whole: true });
  });

  it.each([
    ['xml-doctype', '<!DOCTYPE quiz [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><quiz>&b;</quiz>'],
    ['xml-doctype', '<!DOCTYPE quiz SYSTEM "file:///etc/passwd"><quiz/>'],
    ['xml-broken', '<quiz>&xxe;</quiz>'],
    ['xml-broken', '<quiz><question></quiz>'],
    ['xml-broken', ''],
    ['xml-too-large', `<quiz>${'<a>'.repeat(200)}${'</a>'.repeat(200)}</quiz>`],
    ['wrong-format', '<html/>'],
  ])('is refused as %s', (code, text) => expect(() => parseMoodle(new TextEncoder().encode(text))).toThrow(code));

  it('takes what opens and never closes', () => {
    for (const open of ['{1:SA:', '<img ', '[[1', '\\{1:MC:']) expect(one('cloze', '', open.repeat(50_000)).questions).toEqual([]);
  });

  it('takes ten thousand questions', () => {
    const item = (at: number) =>
      `<question type="shortanswer"><name><text>${at}</text></name><questiontext format="html"><text>Berapa?</text></questiontext>${answer(100, String(at))}</question>`;
    expect(read(Array.from({ length: 10_000 }, (_, at) => item(at)).join('')).questions).toHaveLength(10_000);
  });
});

describe('what Moodle XML can carry', () => {
  const media = new Map([['peta.png', picture]]);
  const carried: readonly Kind[] = ['choice', 'choices', 'matching', 'short', 'numeric', 'essay', 'ordering', 'cloze', 'hotspot'];
  it.each(carried)('comes back as it was: %s', (kind) => {
    const more = fc.record({
      points: fc.constantFrom(1, 2.5),
      shuffle: fc.boolean(),
      marked: fc.constantFrom('', 'Lihat <strong>isi</strong>', '<p>Satu</p><p>Dua</p>'),
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(question(bodies[kind]), more), { minLength: 1, maxLength: 3 }), (some) => {
        const questions = some.map(([given, { points, shuffle, marked }]): Question => {
          const guided = given.body.kind === 'essay' ? { ...given.body, rubric, ...(marked !== '' && { guide: marked }) } : given.body;
          const shuffled = 'shuffle' in guided ? { ...guided, shuffle } : guided;
          return {
            ...given,
            points,
            body: shuffled,
            ...(kind === 'cloze' && { prompt: '' }),
            media: kind === 'hotspot' ? ['peta.png'] : [],
          };
        });
        const { bytes, left } = writeMoodle({ questions, media });
        expect(left).toEqual([]);
        const back = parseMoodle(bytes);
        expect(back.left).toEqual([]);
        // What a picture shows stands in the prompt alone.
        const alike = questionsOf(back).map((given) =>
          given.body.kind === 'hotspot' ? { ...given, body: { ...given.body, alt: 'Peta' } } : given,
        );
        expect(alike).toEqual(questions);
      }),
      { numRuns: 40 },
    );
  });

  it('comes back as it was: pictures, units and true or false', () => {
    const text = '<img src="media:peta.png" alt="Peta &quot;Bali&quot;" />';
    const options = [
      { id: 'a', text, feedback: text },
      { id: 'b', text: 'x' },
    ];
    const questions: readonly Question[] = [
      questionOf({
        title: 'Satu',
        prompt: `<p>${text}</p>`,
        discussion: text,
        body: { kind: 'choice', options, key: 'a', shuffle: true },
        media: ['peta.png'],
      }),
      questionOf({
        prompt: 'Dua',
        body: {
          kind: 'numeric',
          accepted: [{ value: { at: '1.5', within: '0.1' }, share: 1 }],
          units: [
            { name: 'm', factor: '1' },
            { name: 'km', factor: '1000' },
          ],
          unitRule: { kind: 'penalty', loses: 0.25 },
        },
      }),
      questionOf({
        prompt: 'Tiga',
        body: {
          kind: 'choice',
          options: [
            { id: 'a', text: 'Benar' },
            { id: 'b', text: 'Salah', feedback: 'Lihat lagi' },
          ],
          key: 'a',
          trueFalse: true,
          shuffle: false,
        },
      }),
      questionOf({ prompt: 'Empat', body: { kind: 'essay', lines: 3, rubric: [], guide: text, template: 'a < b' }, media: ['peta.png'] }),
    ];
    const { bytes, left } = writeMoodle({ questions, media });
    expect(left).toEqual([]);
    const back = parseMoodle(bytes);
    expect(questionsOf(back)).toEqual(questions);
    expect(back.media).toEqual(new Map([['peta.png', picture]]));
    expect(questionsOf(back).flatMap((given) => checkQuestion(given).filter(({ weight }) => weight === 'fault'))).toEqual([]);
  });
});

it('names what Moodle XML cannot carry', () => {
  const losses = (given: Body, more: Partial<Question> = {}) =>
    lossesOf(writeMoodle({ questions: [questionOf({ prompt: 'A', body: given, ...more })], ...nothing }).left);
  const options = ['a', 'b'].map((id) => ({ id, text: id }));
  expect(losses({ kind: 'choices', options, keys: ['a'], policy: 'ratio', shuffle: true })).toEqual(['value-changed policy: ratio']);
  expect(
    losses({ kind: 'grid', statements: options, categories: options, keys: { a: 'a', b: 'b' }, policy: 'ratio', shuffle: true }),
  ).toEqual(['value-changed grid']);
  expect(
    losses({ kind: 'matching', rows: options, columns: options, keys: { a: ['a', 'b'], b: ['b'] }, policy: 'all', shuffle: true }),
  ).toEqual(['kind-unknown matching: a (whole)']);
  expect(losses({ kind: 'hotspot', picture: 'peta.png', alt: '', areas: [], most: 1, policy: 'all' })).toEqual([
    'media-missing peta.png (whole)',
  ]);
  expect(
    losses(
      { kind: 'essay', lines: 3, rubric: [] },
      { prompt: '<img src="media:tiada.png" alt="x" />', stimulus: { title: 'Teks', text: 'T' } },
    ),
  ).toEqual(['part-dropped stimulus: Teks', 'media-missing tiada.png']);
});
