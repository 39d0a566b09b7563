import { newId } from '#kernel';
import type { Row } from './rows.ts';

/**
 * The question bank is for teachers of schools and curriculum officers of a city none of these people has to do with.
 * Who has is walked through in tests/lentera/bank.test.ts.
 */
const nothing: Row = {
  may: [],
  at: () => ({ questionId: newId(), intakeId: newId(), name: `${'a'.repeat(40)}.png` }),
  form: () => ({ versi: '1' }),
};

export const bank: Readonly<Record<string, Row>> = Object.fromEntries(
  [
    'GET /lentera/soal',
    'GET /lentera/soal/ekspor',
    'GET /lentera/soal/impor',
    'POST /lentera/soal/impor',
    'GET /lentera/soal/impor/:intakeId',
    'POST /lentera/soal/impor/:intakeId/ambil',
    'POST /lentera/soal/impor/:intakeId/buang',
    'GET /lentera/soal/unduh',
    'POST /lentera/soal/unduh',
    'GET /lentera/soal/baru',
    'POST /lentera/soal/baru',
    'GET /lentera/soal/:questionId',
    'GET /lentera/soal/:questionId/ubah',
    'POST /lentera/soal/:questionId/ubah',
    'POST /lentera/soal/:questionId/usulkan',
    'POST /lentera/soal/:questionId/putusan',
    'POST /lentera/soal/:questionId/tarik',
    'POST /lentera/soal/:questionId/pulihkan',
    'POST /lentera/soal/:questionId/serahkan',
    'GET /lentera/media/:name',
    'POST /lentera/soal/media',
    'GET /lentera/soal/rumus',
  ].map((route) => [route, nothing]),
);
