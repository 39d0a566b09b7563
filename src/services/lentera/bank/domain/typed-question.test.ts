import { expect, it } from 'vitest';
import { acceptedInWords } from './difference.ts';
import { questionFrom } from './typed-question.ts';

it('calls a question without a title by its first words, its formulas as signs', () => {
  const titleOf = (soal: string) => questionFrom('essay', { soal, mapel: 'matematika' }).title;
  expect(titleOf('Hitunglah \\(\\frac{3}{4}+\\sqrt{16}\\) adalah ...')).toBe('Hitunglah 3/4+√16 adalah ...');
  expect(titleOf('Nilai \\(2^3 \\times 5\\) dan \\[x \\le 90^\\circ\\]')).toBe('Nilai 2^3 × 5 dan x ≤ 90°');
  expect(titleOf('Tanpa rumus')).toBe('Tanpa rumus');
});

it('writes a number of a key with the comma its form takes', () => {
  expect(acceptedInWords({ value: { at: '9.8', within: '0.1' } })).toBe('9,8 ± 0,1');
  expect(acceptedInWords({ value: { from: '1.5', to: '2' } })).toBe('1,5 – 2');
});
