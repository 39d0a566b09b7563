import { defineRule, type Rule } from '#platform/rules';
import { Type } from 'typebox';

/** How long a code can be paid, and by when money that belongs to no bill is decided on. */
export const paymentTerms = defineRule({
  key: 'payments.terms',
  title: { id: 'Masa kode bayar dan tenggat uang titipan', en: 'Life of payment codes, and deadlines for money in suspense' },
  schema: Type.Object({
    codeMinutes: Type.Integer({ minimum: 10, maximum: 43_200 }),
    suspenseWorkingDays: Type.Integer({ minimum: 1, maximum: 60 }),
    refundWorkingDays: Type.Integer({ minimum: 1, maximum: 120 }),
  }),
  value: { codeMinutes: 120, suspenseWorkingDays: 3, refundWorkingDays: 14 },
  citation: 'Kode bayar SIGNAL berlaku 2 jam (berita); tenggat lain ketentuan rumah ini: belum ditetapkan instansi',
  confirmed: false,
  validFrom: '2020-01-01',
  meanwhile: {
    id: 'Kode bayar berlaku selama itu; tenggat uang titipan hanya mengingatkan petugas.',
    en: 'Codes can be paid for so long; the deadline of money in suspense only reminds officers.',
  },
  labels: {
    codeMinutes: { id: 'Menit sebuah kode bayar berlaku', en: 'Minutes a payment code can be paid' },
    suspenseWorkingDays: { id: 'Hari kerja untuk memutus uang titipan', en: 'Working days to decide on money in suspense' },
    refundWorkingDays: { id: 'Hari kerja untuk mengembalikan uang', en: 'Working days to give money back' },
  },
});

/** Whether codes are paid now: banks are told, and so is everybody. */
export const cutOff = defineRule({
  key: 'payments.cut-off',
  title: { id: 'Jam tutup pembayaran', en: 'Hours without payments' },
  schema: Type.Object({
    /** Minutes of the day at the office, `1410` for 23.30; the same twice: none. */
    from: Type.Integer({ minimum: 0, maximum: 1439 }),
    to: Type.Integer({ minimum: 0, maximum: 1439 }),
  }),
  value: { from: 0, to: 0 },
  citation: 'Belum ditetapkan instansi: pembayaran dilayani sepanjang hari',
  confirmed: false,
  validFrom: '2020-01-01',
  labels: {
    from: { id: 'Mulai tutup, menit sejak tengah malam', en: 'Closed from, minutes after midnight' },
    to: { id: 'Buka lagi, menit sejak tengah malam', en: 'Open again, minutes after midnight' },
  },
});

export const paymentRules: readonly Rule[] = [paymentTerms, cutOff];

/** Whether an hour lies within those without payments; hours over midnight are meant as one night. */
export function isCutOff({ from, to }: { readonly from: number; readonly to: number }, minuteOfDay: number): boolean {
  if (from === to) return false;
  return from < to ? minuteOfDay >= from && minuteOfDay < to : minuteOfDay >= from || minuteOfDay < to;
}
