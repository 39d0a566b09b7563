import { checkNik, kkReadsAsNik, oddsOfNik, regionOfNik } from '#kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aktaKinds, parseAkta } from './akta.ts';
import { compare } from './compare.ts';
import { districts, findVillage } from './districts.ts';
import { nameLimits, readRegisteredName } from './names.ts';

const two = (n: number) => String(n).padStart(2, '0');
const day = fc
  .date({ min: new Date('1927-01-01'), max: new Date('2026-03-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const person = fc.record({
  bornOn: day,
  female: fc.boolean(),
  region: fc.integer({ min: 110101, max: 979999 }),
  serial: fc.integer({ min: 1, max: 9999 }),
});

function nikOf({ bornOn, female, region, serial }: { bornOn: string; female: boolean; region: number; serial: number }): string {
  const [year = '', month = '', date = ''] = bornOn.split('-');
  return `${region}${two(Number(date) + (female ? 40 : 0))}${month}${year.slice(2)}${String(serial).padStart(4, '0')}`;
}

describe('a NIK', () => {
  it('says region, day of birth and sex of whoever it was made for, and finds nothing odd in them', () => {
    fc.assert(
      fc.property(person, (one) => {
        const nik = nikOf(one);
        const { wellFormed, warnings, bornOn, female } = checkNik(nik, '2026-03-02');
        expect([wellFormed, warnings, female]).toEqual([true, [], one.female]);
        expect(bornOn?.slice(2)).toBe(one.bornOn.slice(2));
        expect(regionOfNik(nik).replaceAll('.', '')).toBe(String(one.region));
        expect(oddsOfNik(nik, one)).toEqual([]);
      }),
    );
  });

  it('warns of another birth and of the other sex, and is never refused for them', () => {
    fc.assert(
      fc.property(person, day, (one, other) => {
        const odds = oddsOfNik(nikOf(one), { bornOn: other, female: !one.female });
        expect(odds).toContain('sex');
        expect(odds.includes('birth')).toBe(other.slice(2) !== one.bornOn.slice(2));
      }),
    );
  });

  it('written where a family card’s number belongs is told by a woman’s day', () => {
    fc.assert(fc.property(person, (one) => kkReadsAsNik(nikOf(one)) === one.female));
    expect(kkReadsAsNik('5102051203080012')).toBe(false);
  });
});

describe('the number of an akta', () => {
  const akta = fc.record({ kind: fc.constantFrom(...aktaKinds), on: day, serial: fc.integer({ min: 1, max: 99999 }) });

  it('is read where it is written as today, and as nothing else', () => {
    fc.assert(
      fc.property(akta, ({ kind, on, serial }) => {
        const [year, month, date] = on.split('-');
        const written = `5102-${kind}-${date}${month}${year}-${String(serial).padStart(4, '0')}`;
        expect(parseAkta(written.toLowerCase())).toEqual({ region: '51.02', kind, on, serial: String(serial).padStart(4, '0') });
      }),
    );
  });

  it.each(['AL.500.0012345', '477/IST/1998', '5102-LU-31022020-0001', '5102-XX-01012020-0001', ''])(
    '%s means nothing, and is no mistake',
    (typed) => {
      expect(parseAkta(typed)).toBeNull();
    },
  );

  it('is read from anything without falling over', () => {
    expect(() => fc.assert(fc.property(fc.string(), (typed) => parseAkta(typed) === null))).not.toThrow();
  });
});

describe('a name to be registered', () => {
  const read = (typed: string) => readRegisteredName(typed, nameLimits.value);

  it.each([
    ['I Gusti Ayu Made Rai', { ok: true, name: 'I Gusti Ayu Made Rai', fewWords: false }],
    ['  Ni   Luh ', { ok: true, name: 'Ni Luh', fewWords: false }],
    ['Suparta', { ok: true, name: 'Suparta', fewWords: true }],
    ['Renée Anak', { ok: true, name: 'Renée Anak', fewWords: false }],
    ['ni luh sari', { ok: true, name: 'Ni Luh Sari', fewWords: false }],
    ['Ni luh Sari', { ok: true, name: 'Ni luh Sari', fewWords: false }],
    ['Moh. Ali', { ok: false, why: 'letters' }],
    ['D’Arc Jeanne', { ok: false, why: 'letters' }],
    ['Made 2', { ok: false, why: 'letters' }],
    ['', { ok: false, why: 'letters' }],
    [`${'a'.repeat(30)} ${'b'.repeat(30)}`, { ok: false, why: 'length' }],
    [`A${'a'.repeat(29)} ${'b'.repeat(29)}`, { ok: true, name: `A${'a'.repeat(29)} ${'b'.repeat(29)}`, fewWords: false }],
  ])('%j', (typed, expected) => {
    expect(read(typed)).toEqual(expected);
  });

  it('is kept once it was read, and holds no digit', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const first = read(typed);
        if (!first.ok) return;
        expect(read(first.name)).toEqual(first);
        expect(first.name).not.toMatch(/[\d.,'-]/);
      }),
    );
  });
});

describe('the districts of Tabanan', () => {
  const { districts: all } = districts.value;

  it('are ten, with 133 villages, and nobody has confirmed their names', () => {
    expect(all.map(({ villages }) => villages.length)).toEqual([10, 10, 11, 15, 12, 15, 16, 18, 12, 14]);
    expect(all.flatMap(({ villages }) => villages)).toHaveLength(133);
    expect(all.map(({ code }) => code)).toEqual(Array.from({ length: 10 }, (_, at) => `51.02.${two(at + 1)}`));
    for (const { villages } of all) expect(new Set(villages).size).toBe(villages.length);
    expect(districts.confirmed).toBe(false);
  });

  it.each([
    ['desa  kaba kaba', 'Kaba-Kaba'],
    ['JATILUWIH', 'Jatiluwih'],
    ['Legian', undefined],
  ])('know %s as %s', (typed, village) => {
    expect(findVillage(districts.value, typed)).toBe(village);
  });
});

describe('a signed document held against its case', () => {
  const page = {
    finding: 'valid',
    signer: 'Kepala',
    issuer: 'BSrE',
    text: 'NIK 5102051203260001 KOMANG ADI PUTRA, anak dari NI LUH  SARI',
    taken: false,
  } as const;
  const expected = { names: ['Komang Adi Putra', 'Ni Luh Sari'], niks: ['5102051203260001'], akta: ['LU', 'LT'] } as const;
  const number = '5102-LU-12032026-0004';

  it.each([
    ['all of it there', page, number, 'fits'],
    ['a name that is only part of another', { ...page, text: page.text.replace('ADI ', 'ADITYA ') }, number, 'doubtful'],
    ['another’s NIK', { ...page, text: page.text.replace('0001', '0002') }, number, 'doubtful'],
    ['no words at all, as of a scan', { ...page, text: '' }, number, 'doubtful'],
    ['an authority nobody here knows', { ...page, finding: 'untrusted' }, number, 'doubtful'],
    ['the number of a death', page, '5102-KM-12032026-0004', 'doubtful'],
    ['a number that reads as nothing', page, 'AL 12', 'fits'],
    ['no signature', { ...page, finding: 'unsigned' }, number, 'unfit'],
    ['something added afterwards', { ...page, finding: 'changed-after' }, number, 'unfit'],
    ['a number another has', { ...page, taken: true }, number, 'unfit'],
  ] as const)('%s', (_what, reading, nr, way) => {
    expect(compare(reading, nr, expected).way).toBe(way);
  });
});
