import { StandardSchema } from '#platform/cases';
import { defineRule } from '#platform/rules';

/** The service standard of the building permit, as it is published on its page. */
export const permitStandard = defineRule({
  key: 'laperon.permit.standard',
  title: { id: 'Standar pelayanan', en: 'Service standard' },
  schema: StandardSchema,
  value: {
    requirements: {
      id: [
        'KTP-el pemohon; surat kuasa bila dikuasakan.',
        'Bukti hak atas tanah, perjanjian pemanfaatan bila bukan tanah sendiri, dan bukti lunas PBB.',
        'ITR atau KRK, serta persetujuan tetangga yang diketahui kelian banjar, perbekel atau lurah, dan camat.',
        'Gambar situasi, denah, tampak, potongan, pondasi, atap, sanitasi, dan listrik.',
        'Perhitungan struktur mulai dua lantai; penyelidikan tanah dan dokumen lingkungan untuk bangunan yang lebih besar.',
      ],
      en: [
        'Identity card of the applicant; a power of attorney where somebody acts for the owner.',
        'Proof of the right to the land, an agreement where the land is not one’s own, and the last land tax paid.',
        'Spatial information (ITR or KRK) and the neighbours’ consent, known to the kelian banjar, the village head and the camat.',
        'Drawings: situation, floor plans, elevations, sections, foundation, roof, sanitation and electrics.',
        'A structural calculation from two storeys; soil investigation and environmental document for larger buildings.',
      ],
    },
    procedure: {
      id: [
        'Anda mengisi permohonan dan mengunggah dokumen; bila dikuasakan, pemilik mengonfirmasi.',
        'Loket memeriksa kelengkapan, lalu tata ruang, teknis, dan lapangan memeriksa isinya. Yang kurang dikembalikan dengan catatan yang jelas.',
        'Retribusi ditetapkan, Anda menyetor, bendahara mencatat, petugas lain memeriksa.',
        'Kepala dinas menandatangani; izin diunduh dari akun Anda.',
      ],
      en: [
        'You fill in the application and upload the documents; where somebody acts for the owner, the owner confirms.',
        'The front office checks completeness; spatial planning, technical review and field inspection check the content. What is missing comes back with plain remarks.',
        'The levy is set, you pay it in, the treasurer records it, another officer checks it.',
        'The head of office signs; you download the permit from your account.',
      ],
    },
    duration: {
      id: ['28 hari kerja di kantor; waktu Anda memperbaiki atau membayar tidak dihitung.'],
      en: ['28 working days at the office; the time you take to mend or pay does not count.'],
    },
    cost: {
      id: [
        'Retribusi menurut rumus luas × (Ilo × SHST) × It × Ibg, ditambah prasarana. Taksirannya tampak sebelum Anda mengirim. Tidak ada biaya lain.',
      ],
      en: [
        'A levy by the formula area × (Ilo × SHST) × It × Ibg, plus infrastructure. You see the estimate before sending. There is no other cost.',
      ],
    },
    product: {
      id: ['Persetujuan Bangunan Gedung bertanda tangan elektronik, dengan lampiran perhitungan retribusi.'],
      en: ['A building approval signed electronically, with the computation of the levy annexed.'],
    },
    complaints: {
      id: ['Pesan di berkas Anda, loket Mal Pelayanan Publik, atau keberatan tertulis melalui berkas dalam 21 hari kerja sejak keputusan.'],
      en: [
        'A message on your file, the counter of the public service mall, or an objection on the file within 21 working days of the decision.',
      ],
    },
    legalBasis: {
      id: [
        'UU 28/2002 tentang Bangunan Gedung.',
        'PP 16/2021 tentang Peraturan Pelaksanaan UU 28/2002.',
        'UU 30/2014 tentang Administrasi Pemerintahan.',
        'Peraturan daerah tentang retribusi: belum dikonfirmasi.',
      ],
      en: [
        'Law 28/2002 on buildings.',
        'Government Regulation 16/2021 implementing Law 28/2002.',
        'Law 30/2014 on government administration.',
        'Regional regulation on levies: not yet confirmed.',
      ],
    },
    facilities: {
      id: ['Loket dengan petugas berbantuan, ruang tunggu, jalur kursi roda, komputer untuk mengisi permohonan.'],
      en: ['Counter with assisting officers, waiting room, wheelchair access, computers to fill in the application.'],
    },
    competence: {
      id: ['Petugas tata ruang, teknik bangunan, dan keuangan daerah; penilaian teknis oleh TPA atau TPT.'],
      en: ['Officers of spatial planning, building engineering and regional finance; technical assessment by TPA or TPT.'],
    },
    supervision: {
      id: ['Kepala dinas melihat setiap berkas yang lewat waktu; setiap tindakan tercatat dan tidak dapat dihapus.'],
      en: ['The head of office sees every file that is late; every act is recorded and cannot be erased.'],
    },
    staff: {
      id: ['Tujuh petugas: loket, tata ruang, teknis, lapangan, bendahara, pemeriksa retribusi, arsip; dan kepala dinas.'],
      en: ['Seven officers: front office, spatial planning, technical review, field, treasurer, levy check, archive; and the head.'],
    },
    guarantee: {
      id: ['Posisi berkas dan batas waktunya selalu terlihat; keterlambatan disampaikan, bukan disembunyikan.'],
      en: ['The place of the file and its time limit are always in sight; lateness is told, not hidden.'],
    },
    safety: {
      id: ['Data pribadi hanya dilihat petugas yang menangani berkas; dokumen dibuka lewat alamat yang berumur pendek.'],
      en: ['Personal data are seen only by officers who handle the file; documents open by short-lived addresses.'],
    },
    evaluation: {
      id: [
        'Jumlah, hari kerja, dan keterlambatan dihitung dari setiap permohonan dan tampil untuk umum di halaman Kinerja. Survei kepuasan belum ada.',
      ],
      en: [
        'Numbers, working days and delays are counted from every application and shown to the public on the Performance page. There is no survey of satisfaction yet.',
      ],
    },
  },
  citation: 'UU 25/2009 pasal 21; Permenpan RB 15/2014. Isi belum dikonfirmasi Kabupaten Badung',
  confirmed: false,
  validFrom: '2021-02-02',
});
