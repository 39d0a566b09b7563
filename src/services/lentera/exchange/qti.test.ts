import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { checkQuestion } from '../bank/domain/check-question.ts';
import type { Body, Question } from '../bank/domain/question.ts';
import { score } from '../bank/domain/score.ts';
import { detect } from './detect.ts';
import { parseQti } from './qti-read.ts';
import { writeQti } from './qti-write.ts';
import { questionOf } from './taken.ts';
import { bodies, lossesOf, nothing, picture, question, questionsOf, rubric } from './tests/questions.ts';

const versions = ['2.1', '2.2', '3.0'] as const;
const manifest = (...hrefs: readonly string[]) =>
  `<manifest><resources>${hrefs.map((href) => `<resource type="imsqti_item_xmlv2p1" href="${href}"><file href="${href}"/></resource>`).join('')}</resources></manifest>`;
const zip = (files: Readonly<Record<string, string>>) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
const item = (declarations: string, body: string, processing = 'match_correct') =>
  `<?xml version="1.0"?><assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="q1" title="Judul">${declarations}<itemBody>${body}</itemBody>${
    processing.startsWith('<') || processing === ''
      ? processing
      : `<responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/${processing}"/>`
  }</assessmentItem>`;
const one = (...given: Parameters<typeof item>) => parseQti(strToU8(item(...given)));
const body = (...given: Parameters<typeof item>): Body | undefined => one(...given).questions[0]?.question.body;
const response = (cardinality: string, type: string, inner: string, id = 'RESPONSE') =>
  `<responseDeclaration identifier="${id}" cardinality="${cardinality}" baseType="${type}">${inner}</responseDeclaration>`;
const correct = (...values: readonly string[]) =>
  `<correctResponse>${values.map((value) => `<value>${value}</value>`).join('')}</correctResponse>`;
const choice = (most: number, ...names: readonly string[]) =>
  `<choiceInteraction responseIdentifier="RESPONSE" shuffle="false" maxChoices="${most}"><prompt>Pilih</prompt>${names.map((name) => `<simpleChoice identifier="${name}">${name}</simpleChoice>`).join('')}</choiceInteraction>`;

describe('a QTI item', () => {
  it('is scored as the sample of its specification: hydrogen, oxygen, and chlorine', () => {
    const mapping =
      '<mapping lowerBound="0" upperBound="2" defaultValue="-2"><mapEntry mapKey="H" mappedValue="1"/><mapEntry mapKey="O" mappedValue="1"/><mapEntry mapKey="Cl" mappedValue="-1"/></mapping>';
    const water = body(
      response('multiple', 'identifier', correct('H', 'O') + mapping),
      choice(0, 'H', 'He', 'C', 'O', 'N', 'Cl'),
      'map_response',
    );
    expect(water).toMatchObject({ kind: 'choices', keys: ['a', 'd'], policy: 'clamped', shares: { a: 0.5, b: -1, f: -0.5 } });
    if (!water) return;
    expect([
      score(water, ['a', 'd']),
      score(water, ['a', 'd', 'f']),
      score(water, ['a']),
      score(water, ['a', 'b', 'c', 'd', 'e', 'f']),
    ]).toEqual([1, 0.5, 0.5, 0]);
  });

  it('is read under the names of any version, its template with or without .xml', () => {
    const third = `<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="q1" title="Judul" time-dependent="false"><qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="identifier"><qti-correct-response><qti-value>B</qti-value></qti-correct-response></qti-response-declaration><qti-item-body><p>Apa?</p><qti-choice-interaction response-identifier="RESPONSE" shuffle="true" max-choices="1"><qti-simple-choice identifier="A">x</qti-simple-choice><qti-simple-choice identifier="B">y</qti-simple-choice></qti-choice-interaction></qti-item-body><qti-response-processing template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml"/></qti-assessment-item>`;
    for (const text of [third, third.replace('match_correct.xml', 'match_correct')]) {
      const { questions, left } = parseQti(strToU8(text));
      expect(left).toEqual([]);
      expect(questions[0]?.question).toMatchObject({
        title: 'Judul',
        prompt: '<p>Apa?</p>',
        foreignId: 'q1',
        body: { kind: 'choice', key: 'b', shuffle: true },
      });
    }
  });

  it('gives every interaction that has a kind here', () => {
    expect(body(response('multiple', 'identifier', correct('A', 'C')), choice(0, 'A', 'B', 'C'))).toMatchObject({
      kind: 'choices',
      keys: ['a', 'c'],
      policy: 'all',
    });
    expect(
      body(response('ordered', 'identifier', correct('B', 'A')), choice(0, 'A', 'B').replaceAll('choiceInteraction', 'orderInteraction')),
    ).toMatchObject({ kind: 'ordering', items: [{ text: 'B' }, { text: 'A' }], policy: 'all' });
    const entry = '<p>Ibu kota? <textEntryInteraction responseIdentifier="RESPONSE"/></p>';
    expect(body(response('single', 'string', correct('Denpasar')), entry)).toEqual({
      kind: 'short',
      accepted: [{ text: 'Denpasar', share: 1 }],
      caseSensitive: true,
    });
    expect(body(response('single', 'float', correct('1.50')), entry)).toMatchObject({
      kind: 'numeric',
      accepted: [{ value: { at: '1.5', within: '0' } }],
    });
    const set = (...names: readonly string[]) =>
      `<simpleMatchSet>${names.map((name) => `<simpleAssociableChoice identifier="${name}" matchMax="0">${name}</simpleAssociableChoice>`).join('')}</simpleMatchSet>`;
    const match = `<p>Pasangkan</p><matchInteraction responseIdentifier="RESPONSE" shuffle="true">${set('P', 'Q')}${set('x', 'y')}</matchInteraction>`;
    expect(body(response('multiple', 'directedPair', correct('P x', 'P y', 'Q y')), match)).toMatchObject({
      kind: 'matching',
      keys: { a: ['a', 'b'], b: ['b'] },
      policy: 'all',
    });
    expect(body('', '<p>Jelaskan</p><extendedTextInteraction responseIdentifier="R" expectedLines="4"/>', '')).toEqual({
      kind: 'essay',
      lines: 4,
      rubric: [],
    });
  });

  it('gives places on a picture, by points and by hotspots', () => {
    const files = (text: string) =>
      zipSync({ 'imsmanifest.xml': strToU8(manifest('a/item.xml')), 'a/item.xml': strToU8(text), 'img/peta.png': picture });
    const image = '<object data="../img/peta.png" type="image/png" width="200" height="100">Peta</object>';
    const areas =
      '<areaMapping defaultValue="0"><areaMapEntry shape="circle" coords="50,50,20" mappedValue="1"/><areaMapEntry shape="rect" coords="100,25,150,75" mappedValue="1"/></areaMapping>';
    const points = parseQti(
      files(
        item(
          response('multiple', 'point', areas),
          `<p>Tunjuk</p><selectPointInteraction responseIdentifier="RESPONSE" maxChoices="2">${image}</selectPointInteraction>`,
          'map_response_point',
        ),
      ),
    );
    expect(points.left).toEqual([]);
    expect(points.questions[0]?.question).toMatchObject({
      media: ['peta.png'],
      body: {
        picture: 'peta.png',
        alt: 'Peta',
        most: 2,
        policy: 'clamped',
        areas: [
          { x: 0.25, r: 0.1, ry: 0.2 },
          { x: 0.5, width: 0.25, height: 0.5 },
        ],
      },
    });
    const spots = parseQti(
      files(
        item(
          response('single', 'identifier', correct('B')),
          `<p>Tunjuk</p><hotspotInteraction responseIdentifier="RESPONSE" maxChoices="1">${image}<hotspotChoice identifier="A" shape="circle" coords="1,1,1"/><hotspotChoice identifier="B" shape="poly" coords="0,0,20,0,20,10"/></hotspotInteraction>`,
        ),
      ),
    );
    expect(spots.questions[0]?.question.body).toMatchObject({
      policy: 'all',
      most: 1,
      areas: [
        {
          kind: 'polygon',
          points: [
            [0, 0],
            [0.1, 0],
            [0.1, 0.1],
          ],
        },
      ],
    });
  });

  it('names marking by a program of its own, and takes the correct response', () => {
    const { questions, left } = one(
      response('single', 'identifier', correct('A')),
      choice(1, 'A', 'B'),
      '<responseProcessing><exitResponse/></responseProcessing>',
    );
    expect(questions[0]?.question.body).toMatchObject({ key: 'a' });
    expect(lossesOf(left)).toEqual(['scoring-unknown responseProcessing']);
  });

  it.each([
    ['kind-unknown', item('', '<p>Hanya teks</p>')],
    ['kind-unknown', item('', '<p>x</p><sliderInteraction responseIdentifier="R" lowerBound="0" upperBound="9"/>')],
    ['kind-unknown', item(response('single', 'identifier', correct('A')), choice(1, 'A', 'B') + choice(1, 'A', 'B'))],
    ['key-missing', item(response('single', 'identifier', ''), choice(1, 'A', 'B'))],
    ['options-missing', item('', choice(1, 'A', 'B'))],
    ['key-missing', item('', '<p>x <textEntryInteraction responseIdentifier="R"/></p>')],
    [
      'media-missing',
      item(
        response('multiple', 'point', ''),
        '<p>x</p><selectPointInteraction responseIdentifier="RESPONSE"><object data="../../../etc/passwd" type="image/png"/></selectPointInteraction>',
      ),
    ],
  ])('names what it cannot take: %s', (loss, text) => {
    const { questions, left } = parseQti(strToU8(text));
    expect(questions).toEqual([]);
    expect(left.at(-1)).toMatchObject({ loss, whole: true });
  });

  it('takes scripts out of bodies and names them', () => {
    const { questions, left } = one(
      response('single', 'identifier', correct('A')),
      `<p onclick="x()">A<script>alert(1)</script></p>${choice(1, 'A', 'B')}`,
    );
    expect(questions[0]?.question.prompt).toBe('<p>A</p>Pilih');
    expect(lossesOf(left)).toEqual(['markup-removed onclick', 'markup-removed <script>']);
  });
});

describe('a QTI package', () => {
  it('names an item it cannot read, and goes on', () => {
    const good = item(response('single', 'identifier', correct('A')), choice(1, 'A', 'B'));
    const { questions, left } = parseQti(
      zip({
        'x/imsmanifest.xml': manifest('good.xml', 'bad.xml', 'gone.xml', 'evil.xml'),
        'x/good.xml': good,
        'x/bad.xml': '<a>',
        'x/evil.xml': '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
      }),
    );
    expect(questions.map(({ where }) => where)).toEqual(['x/good.xml']);
    expect(left.map(({ where, loss, named }) => `${where} ${loss} ${named}`)).toEqual([
      'x/bad.xml unreadable xml-broken',
      'x/gone.xml unreadable x/gone.xml',
      'x/evil.xml unreadable xml-doctype',
    ]);
  });

  it.each([
    ['wrong-format', zip({ 'a.xml': '<a/>' })],
    ['wrong-format', strToU8('<html/>')],
    ['xml-doctype', zip({ 'imsmanifest.xml': '<!DOCTYPE a><manifest/>' })],
    ['zip-leads-out', zip({ 'imsmanifest.xml': manifest(), '../x': 'y' })],
    ['zip-broken', strToU8('PK\u0003\u0004')],
  ])('is refused as %s', (code, bytes) => expect(() => parseQti(bytes)).toThrow(code));
});

const withoutFeedback = <T extends { readonly feedback?: string }>(some: readonly T[]) => some.map(({ feedback: _, ...rest }) => rest);
const carried: Readonly<Record<string, fc.Arbitrary<Body>>> = {
  choice: bodies.choice,
  'choices by shares': bodies.choices,
  'choices, all of them': bodies.choices.map(({ shares: _, ...rest }): Body => ({ ...rest, policy: 'all' })),
  grid: bodies.grid,
  'matching by rows': bodies.matching,
  'matching, many to many': bodies.matching.map((given): Body => ({ ...given, keys: { ...given.keys, a: ['a', 'b'] }, policy: 'all' })),
  'matching by pairs': bodies.matching.map((given): Body => ({ ...given, keys: { ...given.keys, a: ['a', 'b'] }, policy: 'clamped' })),
  short: fc
    .tuple(bodies.short, fc.boolean())
    .map(([given, caseSensitive]) => ({ ...given, accepted: withoutFeedback(given.accepted), caseSensitive }) as Body),
  numeric: bodies.numeric.map((given) => ({ ...given, accepted: withoutFeedback(given.accepted.slice(0, 1)) }) as Body),
  essay: bodies.essay.map((given): Body => ({ ...given, guide: 'Lihat <strong>isi</strong>', rubric })),
  ordering: bodies.ordering.map((given): Body => ({ ...given, policy: 'all' })),
  cloze: bodies.cloze.map(
    (given) =>
      ({
        ...given,
        gaps: given.gaps.map((gap) =>
          gap.kind === 'choice'
            ? gap
            : {
                ...gap,
                accepted: withoutFeedback(gap.accepted as []).map((part: object) =>
                  'value' in part ? { ...part, value: { at: '5', within: '0' } } : part,
                ),
              },
        ),
      }) as Body,
  ),
  hotspot: bodies.hotspot,
};

describe.each(versions)('what QTI %s can carry', (version) => {
  it.each(Object.keys(carried))('comes back as it was: %s', (name) => {
    const media = new Map([['peta.png', picture]]);
    fc.assert(
      fc.property(
        fc.array(question(carried[name] ?? fc.constant(bodies.essay as never)), { minLength: 1, maxLength: 3 }),
        fc.constantFrom(1, 2.5),
        (some, points) => {
          const questions = some.map(
            ({ foreignId, ...given }): Question => ({
              ...given,
              points,
              ...(foreignId === 'soal-1' && { foreignId }),
              ...(given.body.kind === 'cloze' && { prompt: '' }),
              ...(version !== '2.1' && { stimulus: { title: 'Teks', text: '<p>Bacalah</p>' } }),
              media: given.body.kind === 'hotspot' ? ['peta.png'] : [],
            }),
          );
          const { bytes, left } = writeQti({ questions, media }, version);
          expect(left).toEqual([]);
          const back = parseQti(bytes);
          expect(back.left).toEqual([]);
          expect(questionsOf(back)).toEqual(questions);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('comes back as it was: pictures, sounds and true or false', () => {
    const sound = new Uint8Array([0x49, 0x44, 0x33, 4, 0]);
    const text = '<img src="media:peta.png" alt="Peta &quot;B&quot;" /><audio src="media:dengar.mp3" controls></audio>';
    const options = [
      { id: 'a', text: 'Benar', feedback: text },
      { id: 'b', text: 'Salah' },
    ];
    const questions = [
      questionOf({
        title: 'T',
        prompt: `<p>${text}</p>`,
        discussion: text,
        body: { kind: 'choice', options, key: 'b', trueFalse: true, shuffle: false },
        media: ['peta.png', 'dengar.mp3'],
      }),
    ];
    const media = new Map([
      ['peta.png', picture],
      ['dengar.mp3', sound],
    ]);
    const { bytes, left } = writeQti({ questions, media }, version);
    expect(left).toEqual([]);
    expect(detect(bytes, 'a.zip')).toBe('qti');
    const back = parseQti(bytes);
    expect(questionsOf(back)).toEqual(questions);
    expect(back.media).toEqual(media);
    expect(questionsOf(back).flatMap((given) => checkQuestion(given).filter(({ weight }) => weight === 'fault'))).toEqual([]);
  });
});

it('writes a stimulus once, however many questions share it', () => {
  const stimulus = { title: 'Teks', text: 'Bacalah' };
  const questions = ['a', 'b'].map((prompt) => questionOf({ prompt, stimulus, body: { kind: 'essay', lines: 2, rubric: [] } }));
  const files = unzipSync(writeQti({ questions, ...nothing }).bytes);
  expect(Object.keys(files).toSorted()).toEqual(['imsmanifest.xml', 'items/00001.xml', 'items/00002.xml', 'stimuli/stimulus-1.xml']);
  expect(strFromU8(files['items/00002.xml'] ?? new Uint8Array())).toContain(
    '<qti-assessment-stimulus-ref identifier="stimulus-1" href="../stimuli/stimulus-1.xml"/>',
  );
});

it('names what QTI cannot carry', () => {
  const losses = (given: Body, more: Partial<Question> = {}) =>
    lossesOf(writeQti({ questions: [questionOf({ prompt: 'A', body: given, ...more })], ...nothing }, '2.1').left);
  const options = ['a', 'b'].map((id) => ({ id, text: id }));
  expect(
    losses(
      { kind: 'choices', options, keys: ['a'], policy: 'ratio', shuffle: true },
      { foreignId: '1 x', stimulus: { title: 'Teks', text: 'T' } },
    ),
  ).toEqual(['value-changed policy: ratio', 'part-dropped id: 1 x', 'part-dropped stimulus: Teks']);
  expect(
    losses({ kind: 'matching', rows: options, columns: options, keys: { a: ['a', 'b'], b: ['b'] }, policy: 'ratio', shuffle: true }),
  ).toEqual(['value-changed policy: ratio']);
  expect(losses({ kind: 'short', accepted: [{ text: 'a*', share: 1, feedback: 'x' }], caseSensitive: false })).toEqual([
    'part-dropped *: a*',
    'part-dropped feedback',
  ]);
  expect(
    losses({
      kind: 'numeric',
      accepted: [1, 2].map((at) => ({ value: { at: String(at), within: '0' }, share: 1 })),
      units: [{ name: 'm', factor: '1' }],
      unitRule: { kind: 'optional' },
    }),
  ).toEqual(['part-dropped units: m', 'part-dropped accepted: 2']);
  expect(losses({ kind: 'essay', lines: 2, rubric: [{ id: 'a', title: 'Isi', levels: [], weight: 1 }], template: 't' })).toEqual([
    'part-dropped template',
  ]);
  expect(losses({ kind: 'ordering', items: options, policy: 'ratio' })).toEqual(['value-changed policy: ratio']);
});
