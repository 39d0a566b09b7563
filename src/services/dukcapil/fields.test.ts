import { said } from '#i18n';
import { date } from '#platform/forms';
import { RuleBook } from '#platform/rules';
import { expect, it } from 'vitest';
import { reportingDays } from './domain/reporting.ts';
import { eventDay, timeCarried } from './fields.ts';

const context = { today: '2026-12-01', rules: RuleBook.ofDefaults([reportingDays]) };
const died = eventDay('death', { label: said('Tanggal meninggal', 'Date of death') });
const born = date({ label: said('Tanggal lahir', 'Date of birth'), when: 'past' });

it.each([
  ['20 november', '2026-11-20'],
  ['tgl 20 Nopember', '2026-11-20'],
  ['24 desember', '2025-12-24'],
  ['kemarin', '2026-11-30'],
  ['Kemarin lusa', '2026-11-29'],
  ['tadi malam', '2026-12-01'],
  ['Jumat, 20 November 2026', '2026-11-20'],
])('what happened %s happened on %s', (typed, day) => expect(died.parse(typed, context)).toMatchObject({ ok: true, value: day }));

it('guesses the year of no birth, and of nothing that is no day', () => {
  expect(born.parse('20 november', context).ok).toBe(false);
  expect(born.parse('tanggal 12 maret 1962', context)).toMatchObject({ ok: true, value: '1962-03-12' });
  expect(['7 bulan', '31 februari', 'RSUD', '20'].map((typed) => died.parse(typed, context).ok)).toEqual([false, false, false, false]);
});

it('takes no place for the time a child was carried', () => {
  const carried = timeCarried({ label: said('Lama dalam kandungan', 'Time carried') });
  expect(['28 minggu', '7 bulan', 'tujuh bulan', 'RSUD Tabanan'].map((typed) => carried.parse(typed, context).ok)).toEqual([
    true,
    true,
    true,
    false,
  ]);
});
