import { describe, expect, it } from 'vitest';
import type { Question } from '../bank/domain/question.ts';
import { readQuestions, type Output, writers } from './files.ts';
import { lossInWords, partInWords, placeInWords } from './in-words.ts';
import { questionOf } from './taken.ts';
import { nothing, questionsOf } from './tests/questions.ts';

const question: Question = questionOf({
  prompt: 'Ibu kota Bali?',
  body: {
    kind: 'choice',
    options: [
      { id: 'a', text: 'Ubud' },
      { id: 'b', text: 'Denpasar' },
    ],
    key: 'b',
    shuffle: true,
  },
});

describe('a file of questions', () => {
  it.each(Object.keys(writers) as Output[])('goes out and comes back by what it is: %s', async (output) => {
    const { write, extension } = writers[output];
    const { bytes, left } = await write({ questions: [question], ...nothing });
    expect(left).toEqual([]);
    const back = await readQuestions(bytes, `soal${extension}`);
    expect(output.startsWith(back.format)).toBe(true);
    expect(back.left).toEqual([]);
    expect(questionsOf(back)).toEqual([question]);
  });

  it('is refused where it is none', async () => {
    await expect(readQuestions(new TextEncoder().encode('Sebuah surat.'), 'surat.txt')).rejects.toMatchObject({
      name: 'UnreadableExchange',
      code: 'wrong-format',
    });
  });
});

it('says in both languages what was lost, and whether the question is there', () => {
  const left = { where: 'line 1', loss: 'key-missing', named: 'x', whole: true } as const;
  expect(lossInWords(left, 'id')).toBe('Kunci jawaban tidak ada, atau tidak menunjuk pilihan mana pun. Soal ini tidak diambil.');
  expect(lossInWords({ ...left, loss: 'part-dropped', whole: false }, 'en')).toBe(
    'This part does not come along. This question was taken without it.',
  );
  expect(lossInWords(left, 'id', true)).toContain('Soal ini tidak masuk berkas.');
  expect(['line 17', 'table 1, row 6', 'Soal!5', '2: Subak'].map((place) => placeInWords(place, 'id'))).toEqual([
    'baris 17',
    'tabel 1, baris 6',
    'lembar Soal, baris 5',
    '2: Subak',
  ]);
  expect(['points: 2', 'policy: ratio', 'shuffle', 'media:abc'].map((part) => partInWords(part, 'id'))).toEqual([
    'nilai: 2',
    'aturan penilaian: bagian yang benar',
    'urutan pilihan yang tetap',
    'media:abc',
  ]);
  const tags = 'tags: Bilangan, subject:matematika, grade:8, phase:D, level:applying, difficulty:hard, UAS';
  const subject = (key: string) => (key === 'matematika' ? 'Matematika' : key);
  expect(partInWords(tags, 'id', subject)).toBe('penanda: Bilangan, Matematika, Tingkat 8, Fase D, Penerapan, Sukar, UAS');
  expect(partInWords(tags, 'en', subject)).toBe('tags: Bilangan, Matematika, Grade 8, Phase D, Applying, Hard, UAS');
});
