import { DaysSchema, defineGrounds, defineTerms, ground } from '#platform/cases';
import { NumberingSchema, numberingLabels } from '#platform/documents';
import { paper } from '#platform/forms';
import { defineRule } from '#platform/rules';

/** What SP4N-LAPOR! does, as far as it could be read; no agency of this house confirmed it. */
const ours = { confirmed: false, validFrom: '2020-03-04' } as const;

const lapor =
  'Praktik SP4N-LAPOR! (Perpres 76/2013, Permenpan RB 46/2020): verifikasi 3 hari kerja (blog.lapor.go.id); jawaban 5 hari dan tanggapan pelapor 10 hari dari sumber pihak ketiga, dihitung hari kerja. Belum dikonfirmasi instansi';

/** 3 working days to verify, 5 to answer; whoever complained has 10 to reply. */
export const terms = defineTerms({
  key: 'pengaduan',
  name: { id: 'pengaduan', en: 'complaint' },
  citation: lapor,
  days: 8,
  desks: { verification: 3, supervision: 3, answering: 5, 'staff-answer': 5, reply: 10 },
  papers: [
    paper('evidence', 'Bukti pendukung', 'Evidence', {
      need: 'optional',
      maxFiles: 5,
      hint: {
        id: 'Bila Anda anonim, pastikan nama Anda tidak ada di dalamnya.',
        en: 'Where you stay anonymous, see that your name is not in it.',
      },
    }),
  ],
  ...ours,
});

/** Working days to mend a complaint that was returned. */
export const mendingDays = defineRule({
  key: 'pengaduan.mending-days',
  title: { id: 'Waktu melengkapi pengaduan', en: 'Time to complete a complaint' },
  schema: DaysSchema,
  value: 10,
  unit: 'hari kerja',
  citation: lapor,
  ...ours,
});

/** Why a complaint is archived: not worked, and said so. */
export const archiveGrounds = defineGrounds({
  key: 'pengaduan.archive-grounds',
  title: { id: 'Alasan mengarsipkan pengaduan', en: 'Grounds for archiving a complaint' },
  grounds: [
    ground('no-facts', 'Tidak memuat peristiwa yang dapat diperiksa', 'Names nothing that can be looked into', 'Praktik SP4N-LAPOR!'),
    ground('same-matter', 'Sama dengan pengaduan yang sedang dikerjakan', 'The same as a complaint under way', 'Praktik SP4N-LAPOR!'),
    ground('answered-before', 'Sudah dijawab dan tidak ada hal baru', 'Answered before, and nothing new', 'Praktik SP4N-LAPOR!'),
    ground('court', 'Sedang atau telah diputus pengadilan', 'Before a court, or decided by one', 'Praktik SP4N-LAPOR!'),
    ground('abuse', 'Berisi hinaan atau SARA saja', 'Nothing but insult', 'Praktik SP4N-LAPOR!'),
  ],
  citation: 'Tindakan arsip pada SP4N-LAPOR! (manual V3); daftar alasan milik kami, belum dikonfirmasi',
  ...ours,
});

/** How the number of a proof reads. */
export const proofNumbering = defineRule({
  key: 'pengaduan.proof-numbering',
  title: { id: 'Pola nomor bukti pengaduan', en: 'Pattern of the number of a proof of complaint' },
  schema: NumberingSchema,
  value: { pattern: '{seq:4}/{type}/{agency}/{year}', type: 'BP-ADU', agency: 'BALAI' },
  citation: 'Pola kami; belum dikonfirmasi instansi',
  confirmed: false,
  validFrom: '2020-03-04',
  labels: numberingLabels,
});
