import { type Field, type FieldContext, type Raw } from '#platform/forms';
import { RuleBook } from '#platform/rules';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { branches, libraryJourney } from './library-card.ts';

const context: FieldContext = { today: '2026-03-02', rules: RuleBook.ofDefaults([branches]) };
const ajv = new Ajv2020({
  strict: false,
  formats: {
    date: /^\d{4}-\d{2}-\d{2}$/,
    email: /^[^@\s]+@[^@\s]+$/,
    uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  },
});

const fields: readonly (readonly [string, Field])[] = libraryJourney.pages.flatMap((page) =>
  Object.entries(page.fields).map(([name, field]) => [`${page.key}.${name}`, field] as const),
);

const digits = fc.stringMatching(/^-?[0-9., ]{1,12}$/);
const day = fc.stringMatching(/^[0-9]{1,4}[-/. ]([0-9]{1,2}|mei|Desember)[-/. ][0-9]{1,4}$/);
const clock = fc.stringMatching(/^(pukul )?[0-9]{1,2}([.:][0-9]{2})?( WITA)?$/);
const words = fc.constantFrom(
  'ya',
  'tidak',
  'YES',
  'canggu',
  'Sibang Gede',
  '1',
  '2',
  'novels',
  'Sains',
  'child',
  'on',
  '5103014101900001',
);
const contact = fc.oneof(fc.emailAddress(), fc.stringMatching(/^(\+62|0|62)8[0-9 -]{7,12}$/), fc.uuid());
const typed = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string(), digits, day, clock, words, contact);
const raw: fc.Arbitrary<Raw> = fc.oneof(typed, fc.array(typed, { maxLength: 5 }), fc.constant(undefined));

describe.each(fields)('%s', (_name, field) => {
  const check = ajv.compile(JSON.parse(JSON.stringify(field.schema)) as object);

  it('reads anything into a value or a sentence in both languages', () => {
    fc.assert(
      fc.property(raw, (given) => {
        const read = field.parse(given, context);
        if (read.ok) return;
        expect(read.error('id')).not.toBe('');
        expect(read.error('en')).not.toBe('');
      }),
    );
  });

  it('reads back what it shows in its control, shows it in words, and describes it to machines', () => {
    fc.assert(
      fc.property(raw, (given) => {
        const read = field.parse(given, context);
        if (!read.ok || read.value === undefined) return;
        expect(field.parse(field.toRaw(read.value), context)).toEqual(read);
        expect(field.show(read.value, 'id', context)).not.toBe('');
        expect(check(read.value), JSON.stringify([read.value, check.errors])).toBe(true);
      }),
    );
  });
});

describe('examples', () => {
  const field = (path: string) => {
    const found = fields.find(([name]) => name === path)?.[1];
    if (!found) throw new Error(path);
    return found;
  };
  const value = (path: string, given: Raw) => {
    const read = field(path).parse(given, context);
    return read.ok ? read.value : read.error('id');
  };

  it.each([
    ['wishes.hour', '9', '09:00'],
    ['wishes.hour', '9.30', '09:30'],
    ['wishes.hour', 'pukul 14.05 WITA', '14:05'],
    ['wishes.hour', '24.00', 'Tulis jam dan menit, misalnya 09.30.'],
    ['applicant.born', '31 Desember 1990', '1990-12-31'],
    ['applicant.born', '30-02-1990', 'Tulis tanggal yang ada, misalnya 31-12-2026.'],
    ['applicant.born', '3-3-2026', 'Tanggal itu belum tiba.'],
    ['applicant.minor', 'Betul', true],
    ['wishes.branch', '2', 'sibang'],
    ['wishes.genres', 'Novel, sains', ['novels', 'science']],
    ['wishes.budget', 'Rp 1.250.000,-', 1_250_000],
    ['wishes.likeness', 'bukan-nomor', 'Dokumen itu tidak dikenal. Unggah lagi.'],
    ['applicant.phone', '0812-3456-7890', '+6281234567890'],
    ['applicant.familyCard', '5103 0112 0310 0007', '5103011203100007'],
    ['truth.sworn', 'tidak', 'Centang pernyataan ini untuk melanjutkan.'],
  ])('%s reads %j as %j', (path, given, expected) => {
    expect(value(path, given)).toEqual(expected);
  });
});
