import { catalogue } from '#i18n';
import { choice, date, journey, nikField, optional, type Page, personName, phone, text, yesNo } from '#platform/forms';
import { RuleBook } from '#platform/rules';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { understand } from './understand.ts';

const said = (id: string) => catalogue({ w: id }, { w: `${id}-en` }).text((m) => m.w);
const context = { today: '2026-11-29', rules: RuleBook.ofDefaults([]) };
const child = journey.page('child', said('Bayi'), {
  name: personName({ label: said('Nama bayi') }),
  born: date({ label: said('Tanggal lahir'), when: 'past' }),
  sex: choice({ label: said('Jenis kelamin') }, { male: said('Laki-laki'), female: said('Perempuan') }),
  motherNik: nikField({ label: said('NIK ibu') }),
  phone: phone({ label: said('Nomor telepon') }),
  twin: yesNo({ label: said('Kembar') }),
  note: optional(text({ label: said('Keterangan') })),
}).pages[0] as Page;

const whole = {
  name: 'I Wayan Contoh',
  born: '01-02-2026',
  sex: 'male',
  motherNik: '5102014101900001',
  phone: '+6281200000001',
  twin: 'no',
};
const read = (message: string, given = {}) => understand(child, given, message, 'id', context);

describe('a dense reply', () => {
  it('is read line by line in the order it was asked in', () => {
    const { given, wrong, lost } = read('I Wayan Contoh\n1 Februari 2026\nlaki-laki\n5102014101900001\n081200000001\ntidak\n-');
    expect({ given, wrong, lost }).toEqual({ given: { ...whole, note: '' }, wrong: [], lost: [] });
  });

  it('is read by the numbers the questions were asked under', () => {
    expect(read('4. 5102 0141 0190 0001\n1) I Wayan Contoh\n2. 1/2/2026').given).toEqual({
      motherNik: whole.motherNik,
      name: whole.name,
      born: whole.born,
    });
  });

  it('is read by the names of the questions', () => {
    expect(read('NIK ibu: 5102014101900001\nnama bayi saya I Wayan Contoh\njenis kelamin laki-laki').given).toEqual({
      motherNik: whole.motherNik,
      name: whole.name,
      sex: 'male',
    });
  });

  it('may stand in one line', () => {
    expect(read('I Wayan Contoh, 1-2-2026, laki-laki').given).toEqual({ name: whole.name, born: whole.born, sex: 'male' });
  });

  it('knows that a line stands where its question was asked, though it is not right', () => {
    const { given, wrong } = read('I Wayan Contoh\n1-2-2026\nentah\n5102014101900001\n081200000001');
    expect(given).toEqual({ name: whole.name, born: whole.born, motherNik: whole.motherNik, phone: whole.phone });
    expect(wrong.map(({ field }) => field)).toEqual(['sex']);
  });

  it('leaves what may be empty empty', () => {
    expect(read('-').given).toEqual({ note: '' });
  });

  it('keeps what is right, and names what is not', () => {
    const { given, wrong, lost } = read('I Wayan Contoh\n31-02-2026\nlaki-laki\n51020141019\n081200000001\nya');
    expect(given).toEqual({ name: whole.name, sex: 'male', phone: whole.phone, twin: 'yes' });
    expect(wrong.map(({ field, said: what }) => [field, what])).toEqual([
      ['born', '31-02-2026'],
      ['motherNik', '51020141019'],
    ]);
    expect(lost).toEqual([]);
  });

  it('takes a whole message for the one question that is left', () => {
    expect(read('pakai nama kakeknya, I Ketut', { ...whole }).given).toMatchObject({ note: 'pakai nama kakeknya, I Ketut' });
    expect(read('lewati', { ...whole }).given).toMatchObject({ note: '' });
  });

  it('never takes a day for the number of a question', () => {
    expect(read('1-2-2026').given).toEqual({ born: whole.born });
  });

  it('ends in the same answers in whatever order lines of a form of their own come', () => {
    const lines = ['1 Februari 2026', 'laki-laki', '5102014101900001', '081200000001', 'tidak'];
    fc.assert(
      fc.property(fc.shuffledSubarray(lines, { minLength: lines.length }), fc.nat(5), (some, at) => {
        const { name: _, ...rest } = whole;
        expect(read(some.toSpliced(at, 0, 'I Wayan Contoh').join('\n')).given).toEqual({ name: whole.name, ...rest });
      }),
    );
  });

  it('is total: nothing it is told throws, and only what its questions take is kept', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (message) => {
        const { given, answered } = read(message);
        for (const name of answered) {
          const raw = (given as Record<string, string>)[name];
          expect(raw === '' || child.fields[name]?.parse(raw, context).ok).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});
