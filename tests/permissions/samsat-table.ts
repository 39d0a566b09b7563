import { newId } from '#kernel';
import { inAccount, open, type Row } from './rows.ts';

/**
 * Vehicles of nobody in this house, and the desk of an office nobody here works at. Who has is walked through in
 * tests/samsat.
 */
const nothing: Row = {
  may: [],
  at: () => ({ vehicleId: newId(), holdingId: newId(), reviewId: newId(), intakeId: newId(), deed: 'buang' }),
  form: () => ({ putusan: 'ya', ingatkan: 'ya' }),
  json: () => ({ soldOn: '2026-01-01' }),
};

export const samsat: Readonly<Record<string, Row>> = {
  'GET /samsat': open,
  'GET /samsat/ketentuan': open,
  'GET /samsat/provinsi/:provinsi': { ...open, at: () => ({ provinsi: '51' }) },
  'GET /api/v1/vehicle-tax/provinces': open,
  'GET /api/v1/vehicle-tax/provinces/:province': { ...open, at: () => ({ province: '51' }) },
  'GET /samsat/tambah': inAccount,
  'GET /api/v1/vehicles': inAccount,
  'POST /api/v1/vehicles': { ...inAccount, gives: [422], json: () => ({ nrkb: 'x', chassisTail: '1' }) },
  'POST /samsat/tambah': { ...inAccount, gives: [422], form: () => ({ nrkb: 'x' }) },
  ...Object.fromEntries(
    [
      'GET /samsat/kendaraan/:holdingId',
      'POST /samsat/kendaraan/:holdingId/nama',
      'POST /samsat/kendaraan/:holdingId/lepas',
      'POST /samsat/kendaraan/:holdingId/muat',
      'POST /samsat/kendaraan/:holdingId/jual',
      'POST /samsat/kendaraan/:holdingId/pengingat',
      'POST /samsat/kendaraan/:holdingId/bayar',
      'POST /samsat/kendaraan/:holdingId/tanya',
      'GET /api/v1/vehicles/:vehicleId',
      'PATCH /api/v1/vehicles/:vehicleId',
      'DELETE /api/v1/vehicles/:vehicleId',
      'GET /api/v1/vehicles/:vehicleId/assessment',
      'POST /api/v1/vehicles/:vehicleId/refresh',
      'POST /api/v1/vehicles/:vehicleId/sale',
      'POST /api/v1/vehicles/:vehicleId/review',
      'POST /api/v1/vehicles/:vehicleId/bill',
      'GET /samsat/meja',
      'POST /samsat/meja/keluarga/:holdingId',
      'POST /samsat/meja/alasan/:reviewId',
      'POST /samsat/meja/jual/:holdingId',
      'GET /samsat/kebijakan',
      'POST /samsat/kebijakan',
      'GET /samsat/penolakan',
      'GET /samsat/penolakan/ekspor',
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
