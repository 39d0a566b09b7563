import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partsOf, withoutMarks } from './bold.ts';

describe('marks for bold', () => {
  it.each([
    ['Tulis *status* untuk melihat.', 'Tulis [status] untuk melihat.'],
    ['*KRM-5103-2026-00001* Izin', '[KRM-5103-2026-00001] Izin'],
    ['*Kartu keluarga* (1 dari 5)\n1. Nama', '[Kartu keluarga] (1 dari 5)\n1. Nama'],
    ['*menu*, *status*', '[menu], [status]'],
    ['2*3*4', '2*3*4'],
    ['* satu\n* dua', '* satu\n* dua'],
    ['5 * 3 * 2', '5 * 3 * 2'],
    ['**', '**'],
    ['*<b>tebal</b>*', '[<b>tebal</b>]'],
  ])('reads %j', (said, shown) => {
    expect(
      partsOf(said)
        .map(({ text, bold }) => (bold ? `[${text}]` : text))
        .join(''),
    ).toBe(shown);
  });

  it('take nothing away but marks', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '*', ' ', '\n', '1', '<') }), (said) => {
        expect(withoutMarks(said).replaceAll('*', '')).toBe(said.replaceAll('*', ''));
      }),
    );
  });
});
