import { said } from '#i18n';
import { type ActionWords, findRecord, groundField } from '#platform/cases';
import { choice, date, type Field, files, longText, optional, shownIf, text } from '#platform/forms';
import type { ComplaintDesk } from './desks.ts';
import { archiveGrounds } from './domain/terms.ts';
import type { ComplaintAnswers } from './journey.ts';
import { authorities } from './authorities.ts';

type Words = ActionWords<ComplaintDesk, never, ComplaintAnswers>;

const reason = (): Field<string> => longText({ label: said('Penjelasan', 'Explanation') }, { min: 10, max: 2000, rows: 4 });

/** Verify, postpone, hand on, archive: what SP4N-LAPOR! lets an officer do who looks at a complaint first. */
const lookedAt = (w: Words, desk: 'verification' | 'supervision', next: ComplaintDesk) => ({
  verify: w
    .at(desk, said('Teruskan untuk dijawab', 'Pass on to be answered'))
    .told(said('Pengaduan diverifikasi', 'The complaint was verified'))
    .unless('possible-duplicate')
    .then(w.to(next)),
  postpone: w
    .at(desk, said('Tunda', 'Postpone'))
    .hint(said('Pelapor membaca alasannya. Waktu tetap dihitung.', 'Whoever complained reads why. The clock keeps running.'))
    .told(said('Verifikasi ditunda', 'Verification was postponed'))
    .asks({
      until: date({ label: said('Sampai', 'Until'), when: 'future' }),
      reason: reason(),
    })
    .openly()
    .quiet()
    .then(),
  handOn: w
    .at(desk, said('Bukan wewenang kami', 'Not our authority'))
    .hint(
      said(
        'Instansi di balai ini menerima pengaduannya saat itu juga; yang lain disebutkan kepada pelapor.',
        'An agency of this hall receives it at once; any other is named to whoever complained.',
      ),
    )
    .told(said('Diteruskan kepada yang berwenang', 'Handed on to whose authority it is'))
    .asks({
      to: choice({ label: said('Yang berwenang', 'Whose authority it is') }, authorities),
      where: shownIf('to', 'elsewhere', text({ label: said('Nama instansi', 'Name of the agency') }, { min: 3, max: 160 })),
      reason: reason(),
    })
    .openly()
    .quiet()
    .then(w.close()),
  archive: w
    .at(desk, said('Arsipkan', 'Archive'))
    .hint(said('Tidak dikerjakan. Pelapor membaca alasannya.', 'It is not worked. Whoever complained reads why.'))
    .told(said('Pengaduan diarsipkan', 'The complaint was archived'))
    .asks({ ground: groundField(said('Alasan', 'Ground'), archiveGrounds), reason: reason() })
    .openly()
    .danger()
    .then(w.reject()),
});

const answered = (w: Words, desk: 'answering' | 'staff-answer') =>
  w
    .at(desk, said('Jawab', 'Answer'))
    .told(said('Pengaduan dijawab', 'The complaint was answered'))
    .asks({
      outcome: choice(
        { label: said('Hasil', 'Outcome') },
        {
          settled: said('Sudah diselesaikan', 'Settled'),
          promised: said('Akan diselesaikan', 'Will be settled'),
          explained: said('Dijelaskan; tidak ada yang diubah', 'Explained; nothing changes'),
        },
      ),
      by: shownIf('outcome', 'promised', date({ label: said('Selesai paling lambat', 'Settled by'), when: 'future' })),
      answer: longText({ label: said('Jawaban', 'Answer') }, { min: 10, max: 6000, rows: 8 }),
      files: files({ label: said('Lampiran', 'Enclosures') }, { accepts: 'document', min: 0, max: 3 }),
    })
    .openly()
    .then(w.flag('awaiting-agreement'), w.to('reply'));

/** What each desk and whoever complained may do. */
export const complaintActions = (w: Words) => {
  const { verify, postpone, handOn, archive } = lookedAt(w, 'verification', 'answering');
  const staff = lookedAt(w, 'supervision', 'staff-answer');
  return {
    verify,
    postpone,
    handOn,
    archive,
    verifyStaff: staff.verify,
    postponeStaff: staff.postpone,
    handOnStaff: staff.handOn,
    archiveStaff: staff.archive,
    answer: answered(w, 'answering'),
    answerStaff: answered(w, 'staff-answer'),
    rate: w
      .byApplicant(said('Nilai jawabannya', 'Rate the answer'))
      .hint(
        said('Sesudah ini pengaduan selesai, kecuali Anda minta dijawab lagi.', 'With this it ends, unless you ask to be answered again.'),
      )
      .reads('answer', 'answerStaff')
      .told(said('Jawaban dinilai', 'The answer was rated'))
      .during('in-review')
      .whileFlagged('awaiting-agreement')
      .asks({
        satisfied: choice(
          { label: said('Apakah jawaban ini memuaskan?', 'Does the answer satisfy you?') },
          {
            yes: said('Puas', 'Satisfied'),
            again: said('Belum, minta dijawab lagi', 'Not yet, answer again'),
            no: said('Tidak puas', 'Not satisfied'),
          },
        ),
        word: optional(longText({ label: said('Mengapa', 'Why') }, { max: 2000, rows: 3 })),
      })
      .computes(({ input, state }) => ({
        way: input.satisfied === 'again' && findRecord(state, 'answerStaff') ? 'againStaff' : input.satisfied,
      }))
      .openly()
      .byWay({
        yes: [w.unflag('awaiting-agreement'), w.close()],
        no: [w.unflag('awaiting-agreement'), w.close()],
        again: [w.unflag('awaiting-agreement'), w.to('answering')],
        againStaff: [w.unflag('awaiting-agreement'), w.to('staff-answer')],
      }),
    silent: w
      .at('reply', said('Tutup tanpa penilaian', 'Close without a rating'))
      .hint(
        said(
          'Waktu menanggapi sudah lewat. Diam bukan berarti puas: penilaian dicatat kosong.',
          'The time to reply has passed. Silence is no satisfaction: no rating is recorded.',
        ),
      )
      .told(said('Ditutup tanpa penilaian', 'Closed without a rating'))
      .whileFlagged('awaiting-agreement', 'overdue')
      .quiet()
      .then(w.unflag('awaiting-agreement'), w.close()),
    withdraw: w
      .byApplicant(said('Cabut pengaduan', 'Withdraw the complaint'))
      .told(said('Pengaduan dicabut', 'The complaint was withdrawn'))
      .during('submitted', 'in-review', 'returned')
      .danger()
      .then(w.withdraw()),
    // Written by the house into the first entry; the action gives them their title.
    carried: w.bySystem(said('Berkas yang diadukan', 'The file it is about')).openly().then(),
    handed: w.bySystem(said('Diteruskan dari instansi lain', 'Handed on by another agency')).openly().then(),
  };
};
