import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPasted } from './pasted.ts';

describe('days pasted from a decree', () => {
  it('are read however the date is written, with the English name where there is one', () => {
    const text = '9-3-2027; Hari Suci Nyepi; Day of Silence\r\n\n17/08/2027\tHari Kemerdekaan\n2027-12-25 Natal\n31.12.2027;Cuti bersama';
    expect(readPasted(text)).toEqual({
      faults: [],
      days: [
        { day: '2027-03-09', nameId: 'Hari Suci Nyepi', nameEn: 'Day of Silence' },
        { day: '2027-08-17', nameId: 'Hari Kemerdekaan', nameEn: 'Hari Kemerdekaan' },
        { day: '2027-12-25', nameId: 'Natal', nameEn: 'Natal' },
        { day: '2027-12-31', nameId: 'Cuti bersama', nameEn: 'Cuti bersama' },
      ],
    });
  });

  it('are refused line by line, each with its number and why', () => {
    const { days, faults } = readPasted('Hari libur 2027\n30-02-2027; Tidak ada\n\n09-03-2027; Nyepi\n2027-03-09; Nyepi lagi\n10-03-2027');
    expect(days.map(({ day }) => day)).toEqual(['2027-03-09']);
    expect(faults.map(({ line, fault }) => [line, fault])).toEqual([
      [1, 'shape'],
      [2, 'no-day'],
      [5, 'twice'],
      [6, 'shape'],
    ]);
  });

  it('are read from any text whatever without failing, and every line is either a day or a fault', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const { days, faults } = readPasted(text);
        const lines = text.split(/\r\n|[\n\r]/).filter((line) => line.trim() !== '');
        expect(days.length + faults.length).toBe(lines.length);
      }),
    );
  });
});
