import type { Kind } from '../vehicle.ts';

/** Why a vehicle cannot be paid for here: stable words for people, figures and other systems. */
export const refusalCodes = [
  'NOT_OWNER_OR_KK',
  'NIK_MISMATCH',
  'VEHICLE_CLASS',
  'FIVE_YEAR_RENEWAL',
  'ADDRESS_MISMATCH',
  'TOO_EARLY',
  'WINDOW_PASSED',
  'BLOCKED',
  'DISPUTE',
  'DATA_STALE',
  'CUT_OFF',
  'ARREARS_OVER_LIMIT',
  'NO_TARIFF',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

const samolnas = 'Syarat Samsat Online Nasional menurut pemberitaan';
const signal = 'Syarat SIGNAL menurut pemberitaan';
const ours = 'Belum ada aturan tertulis yang dibaca';
const all = { region: 'ID', from: '2011-01-01', article: '', confirmed: false };
const officer = { meanwhile: 'officer' as const };
const warn = { meanwhile: 'warn' as const };
const goods: readonly Kind[] = ['blind-van', 'pick-up', 'light-truck', 'truck', 'crane'];

/**
 * On what ground payment here is refused. `limit` is months before and after the due day, hours of age, or years of
 * arrears, by the code. What `meanwhile` says happens while nobody has confirmed the record: it refuses nobody.
 */
export const refusals = [
  { key: 'owner', ...all, code: 'NOT_OWNER_OR_KK' as const, instrument: signal, ...officer },
  { key: 'nik', ...all, code: 'NIK_MISMATCH' as const, instrument: `${samolnas}; ${signal}`, ...officer },
  ...goods.map((kind) => ({ key: `class.${kind}`, ...all, code: 'VEHICLE_CLASS' as const, instrument: signal, kind, ...officer })),
  {
    key: 'five-year',
    ...all,
    code: 'FIVE_YEAR_RENEWAL' as const,
    instrument: 'Perpol 7/2021',
    article: 'cek fisik dan penggantian STNK; pasalnya belum dibaca',
    ...officer,
  },
  { key: 'address', ...all, code: 'ADDRESS_MISMATCH' as const, instrument: signal, ...officer },
  { key: 'early', ...all, code: 'TOO_EARLY' as const, instrument: samolnas, limit: 3, ...warn },
  { key: 'late', ...all, code: 'WINDOW_PASSED' as const, instrument: signal, limit: 2, ...warn },
  { key: 'blocked', ...all, code: 'BLOCKED' as const, instrument: samolnas, ...officer },
  { key: 'dispute', ...all, code: 'DISPUTE' as const, instrument: samolnas, ...officer },
  { key: 'stale', ...all, code: 'DATA_STALE' as const, instrument: ours, limit: 72, ...warn },
  { key: 'arrears', ...all, code: 'ARREARS_OVER_LIMIT' as const, instrument: ours, limit: 1, ...officer },
];
