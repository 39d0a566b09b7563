import { StandardSchema } from '#platform/cases';
import { defineRule } from '#platform/rules';

/** The service standard of consultations, as it is published on their page. */
export const consultationStandard = defineRule({
  key: 'laperon.consultation.standard',
  title: { id: 'Standar pelayanan konsultasi', en: 'Service standard of consultations' },
  schema: StandardSchema,
  value: {
    requirements: {
      id: ['Letak tanah dan pertanyaan Anda; gambar rencana bila konsultasi gambar.'],
      en: ['Where the land lies and your question; drawings where the consultation is about them.'],
    },
    procedure: {
      id: [
        'Petugas menjawab tertulis, atau menetapkan pertemuan di kantor atau lewat video.',
        'Anda membaca jawaban atau risalah, lalu setuju atau memberi catatan. Tidak menjawab tidak berarti setuju.',
      ],
      en: [
        'An officer answers in writing, or sets a meeting at the office or by video.',
        'You read the answer or minutes, then agree or write a remark. No answer does not mean agreement.',
      ],
    },
    duration: {
      id: ['5 hari kerja di kantor; waktu Anda membaca tidak dihitung.'],
      en: ['5 working days at the office; your time to read does not count.'],
    },
    cost: { id: ['Gratis.'], en: ['Free of charge.'] },
    product: {
      id: ['Jawaban tertulis atau risalah pertemuan; setelah Anda setuju, sebagai PDF bertanda tangan.'],
      en: ['A written answer or minutes; once you have agreed, as a signed PDF.'],
    },
    complaints: {
      id: ['Catatan atas jawaban, pesan di berkas, atau loket Mal Pelayanan Publik.'],
      en: ['A remark on the answer, a message on your file, or the counter of the public service mall.'],
    },
    legalBasis: {
      id: ['UU 26/2007 tentang Penataan Ruang pasal 60.', 'UU 25/2009 tentang Pelayanan Publik.'],
      en: ['Law 26/2007 on spatial planning, article 60.', 'Law 25/2009 on public services.'],
    },
    facilities: { id: ['Loket, ruang pertemuan, jalur kursi roda.'], en: ['Counter, meeting room, wheelchair access.'] },
    competence: { id: ['Petugas tata ruang.'], en: ['Officers of spatial planning.'] },
    supervision: {
      id: ['Kepala dinas melihat setiap berkas yang lewat waktu; setiap tindakan tercatat.'],
      en: ['The head of office sees every file that is late; every act is recorded.'],
    },
    staff: { id: ['Petugas tata ruang.'], en: ['Officers of spatial planning.'] },
    guarantee: {
      id: ['Posisi berkas dan batas waktunya selalu terlihat.'],
      en: ['The place of the file and its time limit are always in sight.'],
    },
    safety: {
      id: ['Data pribadi hanya dilihat petugas yang menangani berkas.'],
      en: ['Personal data are seen only by officers who handle the file.'],
    },
    evaluation: {
      id: ['Jumlah, hari kerja, dan keterlambatan tampil untuk umum di halaman Kinerja.'],
      en: ['Numbers, working days and delays are shown to the public on the Performance page.'],
    },
  },
  citation: 'UU 25/2009 pasal 21; Permenpan RB 15/2014. Isi belum dikonfirmasi Kabupaten Badung',
  confirmed: false,
  validFrom: '2018-01-01',
});
