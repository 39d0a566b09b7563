import { said } from '#i18n';
import type { ActionWords } from '#platform/cases';
import { date, optional, personName, text } from '#platform/forms';
import { reason } from './actions.ts';

/** The card is printed, waits to be picked up at a time that is booked, and is handed over. */
export const cardActions = <D extends string, A>(w: ActionWords<D | 'siak' | 'pickup', never, A>) => ({
  printed: w
    .at('siak', said('Kartu selesai dicetak', 'The card is printed'))
    .hint(said('Pelapor diminta memilih jam pengambilan.', 'Who reported is asked to choose a time.'))
    .told(said('Kartu siap diambil', 'The card is ready'))
    .asks({ blankNo: optional(text({ label: said('Nomor blangko', 'Number of the blank') }, { max: 40 })) })
    .then(w.to('pickup')),
  handOver: w
    .at('pickup', said('Serahkan kartu', 'Hand over the card'))
    .told(said('Kartu diserahkan', 'The card was handed over'))
    .asks({
      receivedBy: personName({ label: said('Diterima oleh', 'Received by') }),
      on: date({ label: said('Tanggal', 'Day'), when: 'past', usually: 'today' }),
    })
    .openly()
    .then(w.close()),
  reprint: w
    .at('pickup', said('Cetak ulang', 'Print again'))
    .told(said('Kartu dicetak ulang', 'The card is printed again'))
    .asks({ reason: reason() })
    .quiet()
    .undoable()
    .then(w.to('siak')),
});

/** Face and fingers are recorded, once, in person. */
export const biometricActions = <D extends string, A>(w: ActionWords<D | 'biometrics' | 'siak-entry' | 'verification', never, A>) => ({
  recorded: w
    .at('biometrics', said('Perekaman selesai', 'Recorded'))
    .hint(said('Pemohon hadir sendiri; waktunya dipesan di berkas.', 'The applicant comes in person; the time is booked on the file.'))
    .told(said('Wajah dan sidik jari direkam', 'Face and fingers were recorded'))
    .asks({ on: date({ label: said('Tanggal perekaman', 'Date of recording'), when: 'past', usually: 'today' }) })
    .then(w.to('siak-entry')),
  backFromBiometrics: w
    .at('biometrics', said('Kembalikan ke verifikasi', 'Back to verification'))
    .told(said('Dikembalikan ke verifikasi', 'Sent back to verification'))
    .asks({ reason: reason() })
    .quiet()
    .undoable()
    .then(w.to('verification')),
});
