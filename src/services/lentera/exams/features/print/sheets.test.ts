import { textOfPdf } from '#support';
import { expect, it } from 'vitest';
import type { ParticipantLine } from '../../read-test.ts';
import type { SessionRow, TestRow } from '../../store.ts';
import { attendanceSheet } from './sheets.ts';

const at = new Date('2026-12-01T09:00:00Z');
const session = { opens_at: at, minutes: 90, room: 'Lab 1', nth: 1 } as SessionRow;
const test = { title: 'Sumatif Akhir Semester Matematika', grade: 8 } as TestRow;
const sheet = { test, holder: 'SMP Contoh Sanur', subject: 'Matematika', session, locale: 'id', demo: true } as const;
const class30 = Array.from({ length: 30 }, (_, nth) => ({
  number: String(nth + 1).padStart(4, '0'),
  name: `Siswa ${nth + 1}`,
  className: '8A',
}));

it('has a class of thirty and whoever signs for it on one page', async () => {
  const { pages, text } = await textOfPdf(attendanceSheet(sheet, class30 as unknown as readonly ParticipantLine[], at));
  expect(pages).toBe(1);
  expect(text).toContain('Pengawas kedua');
});
