import { catalogue } from '#i18n';
import type { RulingVerdict, TypedRuling } from '../domain/ruling.ts';

const id = {
  title: 'Hasil pemeriksaan gambar ini',
  lead: 'Dihitung dari berkas. Petugas dapat menilai lain dengan alasan; keduanya terbaca oleh kedua pihak.',
  nothing: 'Tidak ada yang perlu diperhatikan.',
  rest: (n: string) => `Yang terpenuhi atau tidak dibatasi (${n})`,
  judge: 'Nilai lain dari hitungan',
  finding: 'Temuan',
  verdict: 'Penilaian',
  verdicts: { met: 'Dinilai terpenuhi', 'not-met': 'Dinilai tidak terpenuhi', 'as-computed': 'Kembali menurut hitungan' } satisfies Record<
    RulingVerdict,
    string
  >,
  reason: 'Alasan',
  reasonHint: 'Pemohon membaca alasan ini dan diberi tahu.',
  save: 'Simpan penilaian',
  by: (name: string, at: string) => `oleh ${name}, ${at}`,
  errors: {
    temuan: 'Pilih temuannya.',
    hasil: 'Pilih penilaiannya.',
    alasan: 'Tulis alasannya, paling banyak 2.000 huruf.',
  } satisfies Record<keyof TypedRuling, string>,
  subject: (number: string) => `Penilaian petugas atas gambar ${number}`,
  told: (by: string, service: string, number: string, finding: string) =>
    `${by} menilai satu temuan pada gambar ${service} ${number} lain dari hitungan: ${finding}.`,
  onwards: 'Buka halaman gambar untuk membaca hitungan dan alasannya.',
};

const en: typeof id = {
  title: 'What the check of this drawing found',
  lead: 'Computed from the file. An officer may judge otherwise and gives the reason; both sides read both.',
  nothing: 'Nothing needs attention.',
  rest: (n) => `Met, or not limited (${n})`,
  judge: 'Judge otherwise than computed',
  finding: 'Finding',
  verdict: 'Judgement',
  verdicts: { met: 'Judged met', 'not-met': 'Judged not met', 'as-computed': 'Back to what was computed' },
  reason: 'Reason',
  reasonHint: 'The applicant reads this reason and is told of it.',
  save: 'Keep the judgement',
  by: (name, at) => `by ${name}, ${at}`,
  errors: { temuan: 'Choose the finding.', hasil: 'Choose the judgement.', alasan: 'Write the reason, at most 2,000 letters.' },
  subject: (number) => `An officer’s judgement on drawings of ${number}`,
  told: (by, service, number, finding) =>
    `${by} judged one finding on drawings of ${service} ${number} otherwise than computed: ${finding}.`,
  onwards: 'Open the page of the drawing to read what was computed and the reason.',
};

export const rulingTexts = catalogue(id, en);
