import { formatDate, type Text } from '#i18n';
import { defineNotice } from '#platform/notifications';

interface Ready {
  readonly title: Text;
  readonly number: string;
  readonly until: Date;
}

/** Somebody chose a PIN on the website, for whoever reported: it should have been them. */
export const pinChosen = defineNotice<{ readonly number: string }>('dukcapil.pin-chosen', 'security', ({ number }, locale) =>
  locale === 'id'
    ? {
        subject: `PIN cetak dipilih, ${number}`,
        body: 'Seseorang memilih PIN cetak untuk berkas ini di situs kami. Bila bukan Anda, datang ke loket dengan KTP-el.',
      }
    : {
        subject: `Print PIN chosen, ${number}`,
        body: 'Somebody chose a print PIN for this file on our website. If it was not you, come to the counter with your identity card.',
      },
);

/** Where the document can be printed; the PIN is not in it. */
export const printReady = defineNotice<Ready>('dukcapil.print-ready', 'decision', ({ title, number, until }, locale) =>
  locale === 'id'
    ? {
        subject: `Tautan cetak ${number}`,
        body: `${title('id')}: buka tautan ini di komputer dengan pencetak, lalu ketik PIN. PIN tidak kami kirim di sini: PIN tampil di halaman Cetak di rumah pada berkas Anda, atau Anda terima di loket.\nTautan berlaku sampai ${formatDate(until, 'id')}. Kami tidak pernah meminta PIN Anda.`,
        inChat: `${title('id')}: buka tautan ini di komputer dengan pencetak, lalu ketik PIN. PIN tidak kami kirim di sini: PIN yang Anda pilih sendiri di situs kami, atau mintalah di loket dengan KTP-el.\nTautan berlaku sampai ${formatDate(until, 'id')}. Kami tidak pernah meminta PIN Anda.`,
      }
    : {
        subject: `Print link ${number}`,
        body: `${title('en')}: open this link on a computer with a printer and type the PIN. The PIN is not in this message: it stands on the page Print at home of your file, or you were given it at the counter.\nThe link holds until ${formatDate(until, 'en')}. We never ask you for your PIN.`,
        inChat: `${title('en')}: open this link on a computer with a printer and type the PIN. The PIN is not in this message: it is the one you chose on our website, or ask for it at the counter with your identity card.\nThe link holds until ${formatDate(until, 'en')}. We never ask you for your PIN.`,
      },
);
