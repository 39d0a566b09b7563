import { said } from '#i18n';
import { type ActionWords, groundField } from '#platform/cases';
import { choice, date, type Field, files, longText, optional, text } from '#platform/forms';
import { type DocumentDesk, roles } from './desks.ts';
import { objectionDays, refusalGrounds, withdrawalGrounds } from './rules.ts';

/** Desks every service has, whatever it ends in. */
type Common = 'verification' | 'siak-entry' | 'siak' | 'refusal' | 'head';
type Words<D extends string, A> = ActionWords<D | Common, never, A>;

export const reason = (): Field<string> => longText({ label: said('Alasan', 'Reason') }, { min: 5, max: 2000, rows: 4 });

const ground = (rule: typeof refusalGrounds) => groundField(said('Dasar', 'Ground'), rule);

/** At the counter: a verdict for each file decides whether the case goes on to `next` or back to whoever reports. */
export const verificationActions = <D extends string, A>(w: Words<D, A>, next: NoInfer<D> | Common) => ({
  verify: w
    .at('verification', said('Verifikasi selesai', 'Verification done'))
    .hint(
      said(
        'Bila semua dokumen diterima, berkas diteruskan; bila tidak, kembali ke pelapor dengan satu pesan.',
        'If every file is accepted the case goes on; if not, back to who reports, with one message.',
      ),
    )
    .told(said('Dokumen diverifikasi', 'The papers were verified'))
    .unless('possible-duplicate')
    .undoable()
    .verdicts({ allAccepted: [w.to(next)], otherwise: [w.giveBack()] }),
  proposeRefusal: w
    .at('verification', said('Usulkan penolakan', 'Propose a refusal'))
    .told(said('Penolakan diusulkan', 'A refusal was proposed'))
    .asks({ reason: reason() })
    .quiet()
    .undoable()
    .then(w.to('refusal')),
});

/** Into SIAK and out of it again: the register number, what SIAK says, back to verification. */
export const siakActions = <D extends string, A>(w: Words<D, A>) => ({
  enter: w
    .at('siak-entry', said('Catat nomor register SIAK', 'Record the SIAK register number'))
    .told(said('Masuk SIAK', 'Entered in SIAK'))
    .asks({
      registerNo: text({ label: said('Nomor register SIAK', 'SIAK register number') }, { max: 60 }),
      on: date({ label: said('Tanggal dimasukkan', 'Date of entry'), when: 'past', usually: 'today' }),
    })
    .then(w.to('siak')),
  defer: w
    .at('siak', said('SIAK menunda', 'SIAK defers'))
    .hint(
      said(
        'Sementara menunggu pusat, waktu dihitung pada pihak ketiga.',
        'While the national register is waited for, the time counts as a third party’s.',
      ),
    )
    .told(said('SIAK menunda permohonan', 'SIAK deferred the application'))
    .asks({ reason: reason() })
    .openly()
    .quiet()
    .then(w.waitFor('third-party')),
  proceed: w
    .at('siak', said('SIAK melanjutkan', 'SIAK goes on'))
    .told(said('SIAK melanjutkan', 'SIAK went on'))
    .after('defer')
    .quiet()
    .then(w.goOn()),
  deferEntry: w
    .at('siak-entry', said('SIAK menunda', 'SIAK defers'))
    .hint(
      said(
        'Sementara menunggu pusat, waktu dihitung pada pihak ketiga.',
        'While the national register is waited for, the time counts as a third party’s.',
      ),
    )
    .told(said('SIAK menunda permohonan', 'SIAK deferred the application'))
    .asks({ reason: reason() })
    .quiet()
    .then(w.waitFor('third-party')),
  proceedEntry: w
    .at('siak-entry', said('SIAK melanjutkan', 'SIAK goes on'))
    .told(said('SIAK melanjutkan', 'SIAK went on'))
    .after('deferEntry')
    .quiet()
    .then(w.goOn()),
  backFromEntry: back(w, 'siak-entry'),
  backFromSiak: back(w, 'siak'),
});

function back<D extends string, A>(w: Words<D, A>, from: 'siak-entry' | 'siak') {
  return w
    .at(from, said('Kembalikan ke verifikasi', 'Back to verification'))
    .told(said('Dikembalikan ke verifikasi', 'Sent back to verification'))
    .asks({ reason: reason() })
    .quiet()
    .undoable()
    .then(w.to('verification'));
}

/** What the head of section and the head of office decide, and what follows. */
export const decidingActions = <D extends string, A>(w: Words<D, A>) => ({
  refuse: w
    .at('refusal', said('Tolak', 'Refuse'))
    .told(said('Permohonan ditolak', 'The application was refused'))
    .asks({ ground: ground(refusalGrounds), reason: reason() })
    .openly()
    .danger()
    .then(w.reject()),
  resume: w
    .at('refusal', said('Kembalikan ke verifikasi', 'Back to verification'))
    .told(said('Dikembalikan ke verifikasi', 'Sent back to verification'))
    .asks({ reason: reason() })
    .quiet()
    .undoable()
    .then(w.to('verification')),
  decideObjection: w
    .at('head', said('Putuskan keberatan', 'Decide the objection'))
    .told(said('Keberatan diputuskan', 'The objection was decided'))
    .during('rejected')
    .whileFlagged('under-objection')
    .asks({
      decision: choice(
        { label: said('Keputusan', 'Decision') },
        { granted: said('Dikabulkan: diverifikasi lagi', 'Granted: verified again'), refused: said('Ditolak', 'Refused') },
      ),
      reason: reason(),
    })
    .openly()
    .choose('decision', { granted: [w.reopen('verification')], refused: [w.unflag('under-objection'), w.leave()] }),
});

/** What whoever reports may do of their own accord. */
export const applicantActions = <D extends string, A>(w: Words<D, A>) => ({
  withdraw: w
    .byApplicant(said('Tarik permohonan', 'Withdraw the application'))
    .told(said('Permohonan ditarik', 'The application was withdrawn'))
    .during('submitted', 'in-review', 'returned')
    .asks({ reason: reason() })
    .danger()
    .then(w.withdraw()),
  object: w
    .byApplicant(said('Ajukan keberatan', 'Object'))
    .hint(said('Sekali, kepada kepala dinas.', 'Once, to the head of office.'))
    .told(said('Keberatan diajukan', 'An objection was laid'))
    .during('rejected')
    .unless('under-objection')
    .against({
      decisions: ['refuse'],
      answeredBy: 'decideObjection',
      // What nobody has confirmed refuses nobody.
      days: (rules) => (rules.version(objectionDays).confirmed ? rules.value(objectionDays).toObject : null),
    })
    .asks({
      grounds: longText({ label: said('Alasan keberatan', 'Grounds of the objection') }, { min: 10, max: 4000 }),
      evidence: files({ label: said('Bukti', 'Evidence') }, { accepts: 'document', min: 0, max: 5 }),
    })
    .openly()
    .then(w.flag('under-objection'), w.lay('head')),
});

/** Mistakes in what was handed out, and its end. */
export const afterwardsActions = <A>(w: ActionWords<DocumentDesk, 'document', A>) => ({
  reportMistake: w
    .byApplicant(said('Laporkan kesalahan tulis', 'Report a mistake'))
    .told(said('Kesalahan tulis dilaporkan', 'A mistake was reported'))
    .during('issued')
    .unless('correction-requested', 'revoked')
    .asks({ mistake: longText({ label: said('Apa yang salah', 'What is wrong') }, { min: 5, max: 2000, rows: 4 }) })
    .openly()
    .quiet()
    .then(w.flag('correction-requested'), w.lay('siak')),
  noMistake: w
    .at('siak', said('Tidak ada yang salah', 'Nothing is wrong'))
    .told(said('Dokumen dinyatakan benar', 'The document was found right'))
    .during('issued')
    .whileFlagged('correction-requested')
    .asks({ reason: reason() })
    .openly()
    .quiet()
    .then(w.unflag('correction-requested'), w.leave()),
  revoke: w
    .byRole(roles.section, said('Cabut dokumen', 'Revoke the document'))
    .told(said('Dokumen dicabut', 'The document was revoked'))
    .during('issued')
    .unless('revoked')
    .asks({ ground: ground(withdrawalGrounds), reason: optional(reason()) })
    .openly()
    .danger()
    .then(w.revoke('document')),
});
