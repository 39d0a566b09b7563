import type { RefusalCode } from '../data/refusals.ts';

/** What each ground is called, in a few words. */
export const groundNames: Readonly<Record<RefusalCode, { readonly id: string; readonly en: string }>> = {
  NOT_OWNER_OR_KK: { id: 'Bukan pemilik dan bukan satu KK', en: 'Neither owner nor of the same family card' },
  NIK_MISMATCH: { id: 'NIK tidak cocok', en: 'NIK does not match' },
  VEHICLE_CLASS: { id: 'Jenis kendaraan', en: 'Kind of vehicle' },
  FIVE_YEAR_RENEWAL: { id: 'Perpanjangan lima tahunan', en: 'Five-yearly renewal' },
  ADDRESS_MISMATCH: { id: 'Alamat KTP dan STNK berbeda', en: 'Addresses of KTP and STNK differ' },
  TOO_EARLY: { id: 'Terlalu awal', en: 'Too early' },
  WINDOW_PASSED: { id: 'Lewat masa bayar daring', en: 'The time to pay online has passed' },
  BLOCKED: { id: 'Diblokir', en: 'Blocked' },
  DISPUTE: { id: 'Dalam sengketa', en: 'In dispute' },
  DATA_STALE: { id: 'Data lama', en: 'Old data' },
  CUT_OFF: { id: 'Di luar jam bayar', en: 'Outside the hours of payment' },
  ARREARS_OVER_LIMIT: { id: 'Tunggakan terlalu lama', en: 'Too many years of arrears' },
  NO_TARIFF: { id: 'Tarif belum ada', en: 'No rate on record' },
};

/** What the parts of the rule of refusals are called in its form. */
export const refusalLabels = {
  ...groundNames,
  code: { id: 'Alasan', en: 'Ground' },
  limit: {
    id: 'Batas',
    en: 'Limit',
    hint: { id: 'Bulan, jam, atau tahun menurut alasannya', en: 'Months, hours or years, by the ground' },
  },
  kind: { id: 'Jenis kendaraan', en: 'Kind of vehicle' },
  use: { id: 'Penggunaan', en: 'Use' },
  closedFrom: { id: 'Tutup mulai (jam)', en: 'Closed from (time)' },
  closedTo: { id: 'Tutup sampai (jam)', en: 'Closed until (time)' },
  meanwhile: { id: 'Selama belum dikonfirmasi', en: 'While not confirmed' },
  warn: { id: 'beri tahu saja', en: 'tell only' },
  officer: { id: 'petugas memutuskan', en: 'an officer decides' },
} as const;
