import { StandardSchema } from '#platform/cases';
import { defineRule } from '#platform/rules';

const both = (id: string, en: string) => ({ id: [id], en: [en] });
const unknown = () => both('Belum dikonfirmasi.', 'Not confirmed yet.');

/** The fourteen components as every agency publishes them for complaints. */
export const standard = defineRule({
  key: 'pengaduan.standard',
  title: { id: 'Standar pelayanan: pengaduan', en: 'Service standard: complaints' },
  schema: StandardSchema,
  value: {
    requirements: both('Uraian peristiwa. Bukti bila ada.', 'What happened. Evidence, if there is any.'),
    procedure: {
      id: [
        'Anda menulis, atau mulai dari halaman berkas Anda dengan satu tekan.',
        'Petugas memverifikasi, lalu menjawab. Yang menyangkut seorang petugas tidak pernah dikerjakan petugas itu.',
        'Anda menilai jawabannya. Bila terlambat atau tidak memuaskan, Anda dapat membawanya ke Ombudsman dengan bukti.',
      ],
      en: [
        'You write, or begin from the page of your file with one tap.',
        'An officer verifies and then answers. What is about an officer is never worked by that officer.',
        'You rate the answer. Late or unsatisfying, you can take it to the Ombudsman with proof.',
      ],
    },
    duration: both('3 hari kerja verifikasi, 5 hari kerja jawaban.', '3 working days to verify, 5 to answer.'),
    cost: both('Gratis.', 'Free of charge.'),
    product: both('Jawaban tertulis.', 'A written answer.'),
    complaints: both(
      'Ombudsman RI Perwakilan Bali, lewat balai ini atau langsung.',
      'The Ombudsman in Bali, through this hall or directly.',
    ),
    legalBasis: both('UU 25/2009 pasal 36 dan 40; Perpres 76/2013.', 'Law 25/2009 articles 36 and 40; Presidential Regulation 76/2013.'),
    facilities: unknown(),
    competence: unknown(),
    supervision: both(
      'Pengawas pengaduan diberi tahu bila terlambat. Setiap tindakan tercatat.',
      'The supervisor is told of what is late. Every act is recorded.',
    ),
    staff: unknown(),
    guarantee: both('Batas waktu dan posisi pengaduan selalu terlihat.', 'Time limit and place of the complaint are always in sight.'),
    safety: both(
      'Anonim: petugas tidak diberi tahu siapa Anda. Rahasia: isinya tidak pernah tampil untuk umum.',
      'Anonymous: officers are not told who you are. Secret: nothing of it is ever shown to the public.',
    ),
    evaluation: both(
      'Jumlah, waktu, dan penilaian tampil sebagai angka di halaman Kinerja.',
      'Numbers, times and ratings are shown as figures on the Performance page.',
    ),
  },
  citation: 'UU 25/2009 pasal 21; Permenpan RB 15/2014. Isi belum dikonfirmasi instansi',
  confirmed: false,
  validFrom: '2020-03-04',
});
