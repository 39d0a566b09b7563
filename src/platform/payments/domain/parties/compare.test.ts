import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, type Expected } from './compare.ts';
import { guessMapping, missingFields, readLine } from './mapping.ts';
import { readPartyFile, readRupiah } from './read-file.ts';

const columns = { key: ['kode bayar'], amount: ['jumlah'], object: ['nopol'] };
const ours = (key: string, amount: number | null = 1000, object = 'DK 1 A'): Expected => ({ key, amount, object });

function theirs(text: string) {
  const sheet = readPartyFile(text);
  if (!sheet) throw new Error('no sheet');
  const mapping = guessMapping(sheet.titles, columns);
  return sheet.lines.map((line) => readLine(line, mapping, columns));
}

describe('a file of another party', () => {
  it('is read line by line, whatever divides its columns, a broken line stopping no other', () => {
    const lines = theirs('Nopol;Kode Bayar;Jumlah\nDK 1 A;111;1.000\n"DK 2;222;5\n\nDK 3 C;333;"2.000,00"\nDK 4;444;=1+1\n');
    expect(lines.map(({ line, key, amount }) => [line, key, amount])).toEqual([
      [2, '111', 1000],
      [3, null, null],
      [5, '333', 2000],
      [6, null, null],
    ]);
  });

  it('is nobody’s without titles or lines, and says which column is missing', () => {
    expect(readPartyFile('')).toBeNull();
    expect(readPartyFile('kode bayar,jumlah')).toBeNull();
    expect(missingFields(guessMapping(['Kode', 'Jumlah'], columns), columns)).toEqual(['key']);
    expect(missingFields({ key: 0 }, { key: ['resi'] }), 'where no money is compared').toEqual([]);
  });

  it('writes rupiah in either manner, and never parts of one', () => {
    expect(['1234567', '1.234.567', 'Rp 1,234,567.00', 'Rp. 5.000,00', '0'].map(readRupiah)).toEqual([1234567, 1234567, 1234567, 5000, 0]);
    expect(['', '-5', '1,5', '1.23', '12.34.56', '1e5', '9'.repeat(20)].map(readRupiah)).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});

describe('two books of one day', () => {
  it('agree line by line, or differ in one of six ways', () => {
    const { matched, differences } = compare(
      [ours('111'), ours('222'), ours('333'), ours('444', 1000, 'DK 4 D')],
      theirs('nopol,kode bayar,jumlah\nDK1A,1-1-1,1000\nDK 1 A,222,900\nDK 4 X,444,1000\n,999,5\nDK 1 A,111,1000\n,,7'),
    );
    expect(matched).toBe(1);
    expect(differences).toEqual([
      { kind: 'amount', key: '222', object: 'DK 1 A', ours: 1000, theirs: 900 },
      { kind: 'object', key: '444', object: 'DK 4 D / DK 4 X', ours: 1000, theirs: 1000 },
      { kind: 'only-theirs', key: '999', object: '', ours: null, theirs: 5 },
      { kind: 'twice', key: '111', object: 'DK 1 A', ours: 1000, theirs: 1000 },
      { kind: 'unread', key: 'baris 7', object: '', ours: null, theirs: 7 },
      { kind: 'only-ours', key: '333', object: 'DK 1 A', ours: 1000, theirs: null },
    ]);
  });

  it('compare acts without money by their key alone', () => {
    const act = { line: 2, key: 'JP1', amount: null, object: '' };
    expect(compare([ours('jp-1', null)], [act])).toEqual({ matched: 1, differences: [] });
  });

  it('that are the same have no difference, in any order', () => {
    const keys = fc.uniqueArray(fc.stringMatching(/^\d{1,14}$/), { maxLength: 30 });
    fc.assert(
      fc.property(keys, fc.nat(), (found, turn) => {
        const mine = found.map((key, at) => ours(key, at, ''));
        const same = mine.map(({ key, amount }, at) => ({ line: at + 2, key, amount, object: '' }));
        const shift = found.length === 0 ? 0 : turn % found.length;
        expect(compare(mine, [...same.slice(shift), ...same.slice(0, shift)])).toEqual({ matched: found.length, differences: [] });
      }),
    );
  });
});
