import { formatDate } from '#i18n';
import { defineNotice } from '#platform/notifications';
import type { DeliveryState } from '../domain/proof/delivery.ts';

interface Told {
  /** As the plate shows it. */
  readonly nrkb: string;
  /** YYYY-MM-DD */
  readonly until: string;
}

/** A proof was issued. */
export const issuedNotice = defineNotice<Told>('samsat.proof-issued', 'decision', ({ nrkb, until }, locale) =>
  locale === 'id'
    ? {
        subject: `E-pengesahan ${nrkb} terbit`,
        body: `Pajak ${nrkb} sudah dibayar. E-pengesahan berlaku sampai ${formatDate(until, 'id')}, atau lebih lama bila pengiriman terlambat. STNK tetap dibawa saat berkendara.`,
      }
    : {
        subject: `E-proof of ${nrkb} issued`,
        body: `The tax of ${nrkb} is paid. The e-proof holds until ${formatDate(until, 'en')}, or longer while delivery is late. Carry your STNK when you drive.`,
      },
);

/** A proof holds on, since the paper is late. */
export const extendedNotice = defineNotice<Told>('samsat.proof-extended', 'decision', ({ nrkb, until }, locale) =>
  locale === 'id'
    ? {
        subject: `E-pengesahan ${nrkb} diperpanjang`,
        body: `Kiriman untuk ${nrkb} belum sampai, jadi e-pengesahan diperpanjang sampai ${formatDate(until, 'id')}. QR di halaman bukti sudah yang baru; simpan ulang bila Anda menyimpannya di telepon.`,
      }
    : {
        subject: `E-proof of ${nrkb} extended`,
        body: `The delivery for ${nrkb} has not arrived, so the e-proof holds until ${formatDate(until, 'en')}. The QR on its page is new; keep it again where you keep one on your phone.`,
      },
);

/** A proof is no longer one. */
export const revokedNotice = defineNotice<Pick<Told, 'nrkb'>>('samsat.proof-revoked', 'decision', ({ nrkb }, locale) =>
  locale === 'id'
    ? { subject: `E-pengesahan ${nrkb} dicabut`, body: `Uang pembayaran ${nrkb} dikembalikan, jadi e-pengesahannya tidak berlaku lagi.` }
    : { subject: `E-proof of ${nrkb} revoked`, body: `The payment for ${nrkb} was given back, so its e-proof no longer holds.` },
);

interface Moved {
  readonly nrkb: string;
  readonly state: keyof typeof moves;
  readonly trackingNo: string;
}

const moves = {
  PRINTED: { id: 'siap diambil di kantor Samsat', en: 'ready to be picked up at the Samsat office' },
  HANDED_TO_POS: { id: 'diserahkan ke Pos', en: 'handed to the post' },
  RETURNED: { id: 'kembali ke Samsat; pilih alamat lain atau ambil sendiri', en: 'back at Samsat; choose another address or pick it up' },
  DELIVERED: { id: 'sampai menurut Pos; konfirmasi bila sudah diterima', en: 'delivered, says the post; confirm once you have it' },
  LOST: {
    id: 'hilang; Samsat membuatnya ulang, dan bukti tetap berlaku',
    en: 'lost; Samsat makes it anew, and the e-proof holds meanwhile',
  },
} as const;

/** Whether an owner is told that their paper came to a state. */
export const isToldOf = (state: DeliveryState): state is keyof typeof moves => state in moves;

/** Where the paper is. */
export const movedNotice = defineNotice<Moved>('samsat.delivery', 'decision', ({ nrkb, state, trackingNo }, locale) => {
  const said = moves[state][locale];
  const number = state === 'HANDED_TO_POS' ? ` ${locale === 'id' ? 'Nomor lacak' : 'Tracking number'}: ${trackingNo}.` : '';
  return locale === 'id'
    ? { subject: `Kiriman ${nrkb}: ${said}`, body: `TBPKP untuk ${nrkb} ${said}.${number}` }
    : { subject: `Delivery of ${nrkb}: ${said}`, body: `The TBPKP for ${nrkb} is ${said}.${number}` };
});

interface Answered {
  readonly nrkb: string;
  readonly answer: string;
}

/** An officer answered what the owner missed. */
export const answeredNotice = defineNotice<Answered>('samsat.delivery-answered', 'decision', ({ nrkb, answer }, locale) =>
  locale === 'id'
    ? { subject: `Keluhan kiriman ${nrkb} dijawab`, body: `Jawaban Samsat atas keluhan kiriman ${nrkb}: ${answer}` }
    : {
        subject: `Your complaint about ${nrkb} is answered`,
        body: `Samsat answers your complaint about the delivery of ${nrkb}: ${answer}`,
      },
);
