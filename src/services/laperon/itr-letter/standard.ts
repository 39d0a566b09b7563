import { StandardSchema } from '#platform/cases';
import { defineRule } from '#platform/rules';

/** The service standard of the ITR letter, as it is published on its page. */
export const itrStandard = defineRule({
  key: 'laperon.itr.standard',
  title: { id: 'Standar pelayanan surat ITR', en: 'Service standard of the ITR letter' },
  schema: StandardSchema,
  value: {
    requirements: {
      id: [
        'KTP-el pemohon; surat kuasa bermeterai bila dikuasakan.',
        'Bukti hak atas tanah; perjanjian sewa atau pemanfaatan bila bukan tanah sendiri.',
        'Bukti lunas PBB tahun terakhir.',
        'Gambar keadaan tanah.',
      ],
      en: [
        'Identity card of the applicant; a stamped power of attorney where somebody acts for another.',
        'Proof of the right to the land; the lease or agreement where the land is not one’s own.',
        'Proof of the last land tax paid.',
        'A drawing of the land as it lies.',
      ],
    },
    procedure: {
      id: [
        'Anda menunjukkan letak tanah dan mengunggah dokumen; jawaban sementara sudah terlihat sebelum mengirim.',
        'Petugas informasi memeriksa dokumen dan membaca rencana yang berlaku, lalu letaknya diperiksa di lapangan bila perlu.',
        'Loket memverifikasi dan meregistrasi; kepala dinas menandatangani; Anda mengunduh suratnya.',
        'Bila zona di peta keliru untuk tanah Anda, sanggah dengan bukti. Jawaban semula tetap tersimpan di samping putusannya.',
      ],
      en: [
        'You show where the land lies and upload the papers; the answer of the map is there before you send anything.',
        'The information officer checks the papers and reads the plans in force; the place is visited where that is needed.',
        'The front office verifies and registers; the head signs; you download the letter.',
        'If the map is wrong about your land, contest it with evidence. The first answer stays beside what is found.',
      ],
    },
    duration: {
      id: ['7 hari kerja di kantor; waktu Anda memperbaiki tidak dihitung.'],
      en: ['7 working days at the office; the time you take to mend does not count.'],
    },
    cost: { id: ['Gratis.'], en: ['Free of charge.'] },
    product: {
      id: ['Surat Informasi Tata Ruang bertanda tangan elektronik, dengan petikan peta dan kode QR.'],
      en: ['A letter of spatial information signed electronically, with an extract of the map and a QR code.'],
    },
    complaints: {
      id: ['Pesan di berkas Anda, sanggahan atas zona, atau loket Mal Pelayanan Publik.'],
      en: ['A message on your file, contesting the zone, or the counter of the public service mall.'],
    },
    legalBasis: {
      id: [
        'UU 26/2007 tentang Penataan Ruang pasal 60: setiap orang berhak mengetahui rencana tata ruang.',
        'PP 21/2021 tentang Penyelenggaraan Penataan Ruang.',
        'Keputusan Kepala DPMPTSP Badung 37/2018.',
      ],
      en: [
        'Law 26/2007 on spatial planning, article 60: everybody may know the spatial plan.',
        'Government Regulation 21/2021 on carrying out spatial planning.',
        'Decree of the head of DPMPTSP Badung 37/2018.',
      ],
    },
    facilities: {
      id: ['Loket dengan petugas berbantuan, ruang tunggu, jalur kursi roda, komputer dengan peta.'],
      en: ['Counter with assisting officers, waiting room, wheelchair access, computers with the map.'],
    },
    competence: { id: ['Petugas tata ruang dan pemeriksa lapangan.'], en: ['Officers of spatial planning and field inspectors.'] },
    supervision: {
      id: ['Kepala dinas melihat setiap berkas yang lewat waktu; setiap tindakan tercatat.'],
      en: ['The head of office sees every file that is late; every act is recorded.'],
    },
    staff: {
      id: ['Petugas informasi, pemeriksa lapangan, loket, dan kepala dinas.'],
      en: ['Information officer, field inspector, front office and the head.'],
    },
    guarantee: {
      id: ['Posisi berkas dan batas waktunya selalu terlihat; keterlambatan disampaikan.'],
      en: ['The place of the file and its time limit are always in sight; lateness is told.'],
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
