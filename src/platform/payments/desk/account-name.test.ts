import { describe, expect, it } from 'vitest';
import { accountName } from './account-name.ts';

describe('an account of the ledger', () => {
  it.each([
    ['bank-clearing:kas', 'Kas kantor', 'Cash desk'],
    ['bank-clearing:contoh', 'Uang di bank contoh', 'Money at bank contoh'],
    ['suspense:duplicate', 'Titipan: tagihan sudah dibayar sebelumnya', 'Suspense: the bill had been paid before'],
    ['refund-payable', 'Harus dikembalikan kepada pembayar', 'To be given back to payers'],
    ['rkud-kab:5103', 'Kas kabupaten/kota 5103', 'Regency treasury 5103'],
    ['rkud-prov:51', 'Kas provinsi 51', 'Province treasury 51'],
    ['kas-negara-pnbp', 'Kas negara', 'State treasury'],
    ['pos-fee', 'Biaya pos', 'Postage'],
    ['jasa-raharja', 'Jasa Raharja', 'Jasa Raharja'],
  ])('%s is called by a name', (code, id, en) => {
    expect([accountName(code, 'id'), accountName(code, 'en')]).toEqual([id, en]);
  });

  it('that is none of ours keeps its code', () => {
    expect(accountName('lain:1', 'en')).toBe('lain:1');
  });
});
