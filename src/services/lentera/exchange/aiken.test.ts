import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeText } from '../bank/domain/clean-to-plain.ts';
import { parseAiken, writeAiken } from './aiken.ts';
import { questionOf } from './taken.ts';
import { lossesOf, nothing, options, questionsOf, words } from './tests/questions.ts';

const read = (text: string) => parseAiken(new TextEncoder().encode(text));

describe('an Aiken file', () => {
  it('gives its questions, with options by letter', () => {
    const { questions, left } = read('Apa ibu kota\nBali?\r\nA. Ubud\r\nB) Denpasar\nANSWER: B\n\n1 < 2?\nA. Ya\nB. Tidak\nANSWER: A');
    expect(left).toEqual([]);
    expect(questions).toEqual([
      {
        where: 'line 1',
        question: questionOf({
          prompt: '<p>Apa ibu kota<br />Bali?</p>',
          body: {
            kind: 'choice',
            options: [
              { id: 'a', text: 'Ubud' },
              { id: 'b', text: 'Denpasar' },
            ],
            key: 'b',
            shuffle: true,
          },
        }),
      },
      {
        where: 'line 7',
        question: questionOf({
          prompt: '1 &lt; 2?',
          body: {
            kind: 'choice',
            options: [
              { id: 'a', text: 'Ya' },
              { id: 'b', text: 'Tidak' },
            ],
            key: 'a',
            shuffle: true,
          },
        }),
      },
    ]);
  });

  it('names what it cannot take, and goes on behind it', () => {
    const { questions, left } = read('A?\nA. x\nB. y\nB?\nA. x\nB. y\nANSWER: C\n\nC?\nA. x\nANSWER: A\n\nD?\nA. x\nB. y\nANSWER: A\n\nE?');
    expect(questionsOf({ questions, left, media: new Map() }).map(({ title }) => title)).toEqual(['D?']);
    expect(left.map(({ where, loss }) => `${where} ${loss}`)).toEqual([
      'line 1 key-missing',
      'line 4 key-missing',
      'line 9 options-missing',
      'line 18 unreadable',
    ]);
  });

  it('never fails but by its one refusal', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('A. x', 'B) y', 'ANSWER: A', 'ANSWER: Z', 'kata', '', '<script>'), { maxLength: 15 }),
        (lines) => {
          for (const { question } of read(lines.join('\n')).questions) expect(question.prompt).not.toBe('');
        },
      ),
      { numRuns: 100 },
    );
    expect(() => parseAiken(new Uint8Array([0]))).toThrow('wrong-format');
  });

  it('comes back as it was, as far as it carries', () => {
    const questions = fc
      .tuple(
        words.map((text) => escapeText(`Soal ${text}`)),
        options(2, 5, words.map(escapeText), false),
      )
      .map(([prompt, some]) => questionOf({ prompt, body: { kind: 'choice', options: some, key: 'b', shuffle: true } }));
    fc.assert(
      fc.property(fc.array(questions, { minLength: 1, maxLength: 3 }), (given) => {
        const { bytes, left } = writeAiken({ questions: given, ...nothing });
        expect(left).toEqual([]);
        expect(questionsOf(parseAiken(bytes))).toEqual(given);
      }),
      { numRuns: 50 },
    );
  });

  it('names what it does not carry', () => {
    const some = [
      { id: 'a', text: 'H<sub>2</sub>O', feedback: 'x' },
      { id: 'b', text: '<img src="media:x.png" alt="X" />' },
    ];
    const body = { kind: 'choice', options: some, key: 'a', shares: { b: 0.5 }, shuffle: false } as const;
    const { left } = writeAiken({
      questions: [
        questionOf({ title: 'Judul', prompt: 'A. soal', body, points: 2, discussion: 'd' }),
        questionOf({ prompt: 'x', body: { kind: 'essay', lines: 1, rubric: [] } }),
      ],
      ...nothing,
    });
    expect(lossesOf(left)).toEqual([
      'part-dropped discussion',
      'part-dropped points: 2',
      'part-dropped feedback',
      'part-dropped shuffle',
      'part-dropped shares',
      'value-changed A. soal',
      'part-dropped title: Judul',
      'part-dropped markup: H2O',
      'part-dropped media:x.png',
      'kind-unknown essay (whole)',
    ]);
  });
});
