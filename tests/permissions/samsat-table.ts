import { newId } from '#kernel';
import { inAccount, open, type Row } from './rows.ts';

/**
 * Vehicles of nobody in this house, and the desk of an office nobody here works at. Who has is walked through in
 * tests/samsat.
 */
const nothing: Row = {
  may: [],
  at: () => ({ holdingId: newId(), reviewId: newId(), intakeId: newId(), deed: 'buang' }),
  form: () => ({ putusan: 'ya' }),
};

export const samsat: Readonly<Record<string, Row>> = {
  'GET /samsat': open,
  'GET /samsat/ketentuan': open,
  'GET /samsat/tambah': inAccount,
  'POST /samsat/tambah': { ...inAccount, gives: [422], form: () => ({ nrkb: 'x' }) },
  ...Object.fromEntries(
    [
      'GET /samsat/kendaraan/:holdingId',
      'POST /samsat/kendaraan/:holdingId/nama',
      'POST /samsat/kendaraan/:holdingId/lepas',
      'POST /samsat/kendaraan/:holdingId/muat',
      'POST /samsat/kendaraan/:holdingId/bayar',
      'POST /samsat/kendaraan/:holdingId/tanya',
      'GET /samsat/meja',
      'POST /samsat/meja/keluarga/:holdingId',
      'POST /samsat/meja/alasan/:reviewId',
      'GET /samsat/register',
      'GET /samsat/register/ekspor',
      'GET /samsat/register/contoh',
      'GET /samsat/register/impor',
      'POST /samsat/register/impor',
      'GET /samsat/register/impor/:intakeId',
      'GET /samsat/register/impor/:intakeId/laporan',
      'POST /samsat/register/impor/:intakeId/:deed',
    ].map((route) => [route, nothing]),
  ),
};
