import { path } from '#web';

/** Addresses of vehicle tax. */
export const samsatPaths = {
  front: path('/samsat'),
  rules: path('/samsat/ketentuan'),
  add: path('/samsat/tambah'),
  vehicle: path('/samsat/kendaraan/:holdingId'),
  rename: path('/samsat/kendaraan/:holdingId/nama'),
  remove: path('/samsat/kendaraan/:holdingId/lepas'),
  refresh: path('/samsat/kendaraan/:holdingId/muat'),
  pay: path('/samsat/kendaraan/:holdingId/bayar'),
  ask: path('/samsat/kendaraan/:holdingId/tanya'),
  desk: path('/samsat/meja'),
  decideFamily: path('/samsat/meja/keluarga/:holdingId'),
  decideReview: path('/samsat/meja/alasan/:reviewId'),
  register: path('/samsat/register'),
  registerCsv: path('/samsat/register/ekspor'),
  intakes: path('/samsat/register/impor'),
  template: path('/samsat/register/contoh'),
  intake: path('/samsat/register/impor/:intakeId'),
  intakeReport: path('/samsat/register/impor/:intakeId/laporan'),
  intakeDeed: path('/samsat/register/impor/:intakeId/:deed'),
};
