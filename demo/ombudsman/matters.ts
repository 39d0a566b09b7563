import type { Draft } from '#services/ombudsman';

export interface DemoMatter {
  readonly draft: Omit<Draft, 'keep'>;
  /** Sent how many days ago. */
  readonly daysAgo: number;
  /** How far it has come. */
  readonly to: 'sent' | 'completion' | 'plenary' | 'examination' | 'answered' | 'noted' | 'transferred' | 'not-found' | 'corrected';
  /** Key of the agency its reporter chose. */
  readonly about?: string;
}

/** Invented matters of the office, oldest first. Agencies are of this house's demonstration or made up. */
export const demoMatters: readonly DemoMatter[] = [
  {
    daysAgo: 41,
    to: 'examination',
    about: 'dpmptsp-badung',
    draft: {
      kind: 'laporan',
      answers: {
        emergency: 'no',
        prior: 'yes',
        priorWhen: 'Dua kali kepada kepala loket, terakhir bulan lalu, tidak dijawab',
        promised: 'no',
        when: 'yes',
        court: 'no',
        matter: 'service',
        title: 'Izin bangunan rumah tidak bergerak enam bulan',
        service: 'Izin bangunan',
        date: 'Sejak awal tahun',
        story: 'Berkas diterima lengkap, lalu diam di meja teknis. Setiap kali bertanya diminta menunggu. Tidak ada surat apa pun.',
        wish: 'Berkas diproses, dan diberi tahu sampai kapan.',
        stands: 'self',
        secret: 'open',
        name: 'Pande Wayan Contoh Rekaan',
        nik: '5103021508659911',
        phone: '+6281200000098',
      },
    },
  },
  {
    daysAgo: 20,
    to: 'completion',
    draft: {
      kind: 'laporan',
      answers: {
        emergency: 'no',
        prior: 'no',
        promised: 'unsure',
        when: 'yes',
        court: 'no',
        matter: 'service',
        title: 'Dimintai uang untuk mempercepat akta',
        agency: 'Kantor pelayanan contoh',
        service: 'Akta kelahiran',
        story: 'Seorang petugas menyebut seratus ribu rupiah bila ingin selesai hari itu.',
        stands: 'self',
        secret: 'secret',
        name: 'Desak Contoh Tersembunyi',
        phone: '+6281200000097',
      },
    },
  },
  {
    daysAgo: 9,
    to: 'plenary',
    draft: {
      kind: 'laporan',
      answers: {
        emergency: 'no',
        prior: 'yes',
        when: 'yes',
        court: 'no',
        matter: 'service',
        title: 'Anak tidak diterima sekolah negeri walau dekat',
        agency: 'SD Contoh 9',
        service: 'Penerimaan murid baru',
        story: 'Jarak rumah tiga ratus meter. Tidak pernah ada daftar yang diumumkan.',
        wish: 'Daftar diumumkan.',
        stands: 'self',
        secret: 'secret',
        name: 'Gusti Contoh Orang Tua',
        phone: '+6281200000096',
      },
    },
  },
  {
    daysAgo: 6,
    to: 'answered',
    draft: {
      kind: 'konsultasi',
      answers: {
        title: 'Berapa lama instansi boleh diam?',
        agency: '',
        story: 'Permohonan saya belum dijawab dua minggu. Kapan saya boleh melapor ke Ombudsman?',
      },
    },
  },
  {
    daysAgo: 3,
    to: 'noted',
    draft: {
      kind: 'informasi',
      answers: { title: 'Loket tutup sebelum jamnya', agency: 'Puskesmas Contoh', story: 'Setiap Jumat loket tutup pukul sepuluh.' },
    },
  },
  ...['Akta anak lima minggu tidak jadi', 'Akta kelahiran dijanjikan terus', 'Dua kali datang untuk akta kelahiran'].map(
    (title, nth): DemoMatter => ({
      daysAgo: 2,
      to: 'sent',
      about: 'dukcapil-tabanan',
      draft: {
        kind: 'laporan',
        answers: {
          emergency: 'no',
          prior: 'yes',
          when: 'yes',
          court: 'no',
          matter: 'service',
          title,
          service: 'Akta kelahiran',
          story: 'Berkas lengkap diterima loket, sesudah itu tidak ada kabar. Setiap kali bertanya diminta kembali pekan depan.',
          stands: 'self',
          secret: 'secret',
          name: `Orang Tua Contoh ${nth + 1}`,
          phone: `+62812000097${nth}0`,
        },
      },
    }),
  ),
  {
    daysAgo: 1,
    to: 'sent',
    draft: {
      kind: 'laporan',
      answers: {
        emergency: 'life',
        title: 'Rujukan rumah sakit ditolak malam hari',
        agency: 'Rumah sakit contoh',
        service: 'Gawat darurat',
        story: 'Pasien ditolak karena berkas asuransi belum lengkap, padahal sesak napas.',
        stands: 'proxy',
        secret: 'secret',
        name: 'Komang Contoh Keluarga Pasien',
        phone: '+6281200000095',
      },
    },
  },
  {
    daysAgo: 0,
    to: 'sent',
    draft: {
      kind: 'konsultasi',
      answers: { title: 'Bolehkah diwakili anak saya?', story: 'Saya sulit berjalan. Apa surat kuasanya harus bermeterai?' },
    },
  },
];
