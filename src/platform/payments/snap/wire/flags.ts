import type { SnapCase } from './codes.ts';

/** What counts at a bank beside the code: 00 taken, 01 refused, 02 no answer in time. */
export type Flag = '00' | '01' | '02';

export interface Reason {
  readonly english: string;
  readonly indonesia: string;
}

export interface Flagged {
  readonly flag: Flag;
  readonly reason: Reason;
}

/** Why, as the customer reads it at an ATM: at most 64 letters, since banks cut there. */
const reasons: Partial<Readonly<Record<SnapCase, Reason>>> = {
  success: { english: 'Success', indonesia: 'Sukses' },
  transactionExpired: { english: 'Transaction expired', indonesia: 'Transaksi kedaluwarsa' },
  cutOff: { english: 'Service is closed at this hour', indonesia: 'Layanan tutup pada jam ini' },
  notPermitted: { english: 'Transaction not permitted', indonesia: 'Transaksi tidak diizinkan' },
  invalidAccount: { english: 'Virtual account number is not valid', indonesia: 'Nomor virtual account tidak sah' },
  unknownBill: { english: 'Bill not found', indonesia: 'Tagihan tidak ditemukan' },
  notFound: { english: 'Bill not found', indonesia: 'Tagihan tidak ditemukan' },
  wrongAmount: { english: 'Amount differs from the bill', indonesia: 'Nominal tidak sesuai tagihan' },
  paid: { english: 'Bill has been paid', indonesia: 'Tagihan telah dibayar' },
  inconsistent: { english: 'Payment was received before', indonesia: 'Pembayaran sudah diterima sebelumnya' },
  expired: { english: 'Bill has expired', indonesia: 'Tagihan telah kedaluwarsa' },
  conflict: { english: 'Request number was used before', indonesia: 'Nomor permintaan sudah dipakai' },
  badFormat: { english: 'Request is not in the agreed form', indonesia: 'Format permintaan tidak sesuai' },
  missing: { english: 'Request is not complete', indonesia: 'Permintaan tidak lengkap' },
  timeout: { english: 'No answer in time', indonesia: 'Tidak ada jawaban tepat waktu' },
};
const failure: Reason = { english: 'Cannot be processed', indonesia: 'Tidak dapat diproses' };

/** `inquiryStatus` and `inquiryReason` of a case. */
export function inquiryStatus(what: SnapCase): Flagged {
  return { flag: flagOf(what), reason: reasons[what] ?? failure };
}

/**
 * `paymentFlagStatus` and `paymentFlagReason` of a case. A repeated payment (`inconsistent`) repeats its first result: give
 * the flag that was answered then.
 */
export function paymentFlagStatus(what: SnapCase, first?: Flag): Flagged {
  const isRepeat = what === 'inconsistent' && first !== undefined;
  return { flag: isRepeat ? first : flagOf(what), reason: isRepeat && first === '00' ? successReason : (reasons[what] ?? failure) };
}

const successReason: Reason = { english: 'Success', indonesia: 'Sukses' };

function flagOf(what: SnapCase): Flag {
  if (what === 'success') return '00';
  return what === 'timeout' || what === 'inProgress' ? '02' : '01';
}
