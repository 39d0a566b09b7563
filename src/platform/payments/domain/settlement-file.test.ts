import { describe, expect, it } from 'vitest';
import { readSettlementFile } from './settlement-file.ts';

const row = (nth: number, more: Partial<Record<'amount' | 'at' | 'state', string>> = {}) =>
  `D|${nth}|1234512345678901234|req-${nth}|ref-${nth}|${more.amount ?? '1000.00'}|${more.at ?? '2026-03-02T10:00:00+07:00'}|${more.state ?? 'PAID'}`;

const file = (...lines: readonly string[]) => readSettlementFile(lines.join('\r\n'));

describe('a settlement file', () => {
  it('is read with its head, rows and trailer', () => {
    expect(file('H|contoh|20260302|01', row(1), row(2, { state: 'REVERSED' }), 'T|2|2000.00')).toMatchObject({
      bank: 'contoh',
      day: '2026-03-02',
      batch: '01',
      faults: [],
      rows: [
        { read: { account: '1234512345678901234', requestId: 'req-1', reference: 'ref-1', rupiah: 1000, reversed: false } },
        { read: { reversed: true } },
      ],
    });
  });

  it('without a head is nobody’s', () => {
    expect(file(row(1), 'T|1|1000.00')).toBeNull();
    expect(file('H|contoh|2026|01')).toBeNull();
    expect(readSettlementFile('')).toBeNull();
  });

  it('names what is wrong with it, and reads every row that can be read', () => {
    expect(file('H|contoh|20260302|01', row(1))?.faults).toEqual(['trailer']);
    expect(file('H|contoh|20260302|01', row(1), 'T|x')?.faults).toEqual(['trailer']);
    expect(file('H|contoh|20260302|01', row(1), 'T|2|1000.00')?.faults).toEqual(['count']);
    expect(file('H|contoh|20260302|01', row(1), 'T|1|999.00')?.faults).toEqual(['sum']);
    expect(file('H|contoh|20261399|01', row(1), 'T|1|1000.00')?.faults).toEqual(['header']);
    const broken = file(
      'H|contoh|20260302|01',
      'D|1|rubbish',
      row(2, { amount: '1000.50' }),
      row(3, { at: '2026-99-99T00:00' }),
      row(4),
      'T|4|1000.00',
    );
    expect(broken?.rows.map(({ read }) => read !== null)).toEqual([false, false, false, true]);
    expect(broken?.faults).toEqual([]);
  });
});
