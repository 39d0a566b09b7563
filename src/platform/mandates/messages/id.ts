export const id = {
  account: 'Akun',
  title: 'Wakil dan kuasa',
  lead: 'Orang yang Anda beri kuasa dapat mengajukan dan mengurus permohonan atas nama Anda sampai kuasanya berakhir. Anda tetap melihat semuanya.',
  waiting: 'Menunggu jawaban Anda',
  iStandFor: 'Anda mewakili',
  standForMe: 'Yang mewakili Anda',
  past: 'Yang sudah lewat',
  noneHeld: 'Anda tidak mewakili siapa pun.',
  noneGiven: 'Tidak ada yang mewakili Anda.',
  propose: 'Buat kuasa baru',
  proposeLead: 'Kuasa berlaku setelah orang yang Anda sebut menerimanya dengan akunnya sendiri.',
  side: 'Siapa mewakili siapa?',
  sides: { give: 'Orang lain mewakili saya', ask: 'Saya mewakili orang lain' },
  email: 'Alamat surel orang itu',
  emailHint: 'Kami mengirim surel ke alamat ini. Bila ia belum punya akun, ia membuatnya dahulu dengan alamat yang sama.',
  services: 'Untuk layanan',
  servicesHint: 'Kosongkan untuk semua layanan.',
  allServices: 'semua layanan',
  validFrom: 'Mulai berlaku',
  validTo: 'Hari terakhir',
  validToHint: 'Boleh dikosongkan: berlaku sampai diakhiri.',
  toBeforeFrom: 'Hari terakhir tidak boleh sebelum hari pertama.',
  submit: 'Kirim',
  from: (day: string) => `mulai ${day}`,
  fromTo: (from: string, to: string) => `${from} sampai ${to}`,
  at: (agency: string) => `di ${agency}`,
  asks: (name: string, email: string) => `${name} (${email}) ingin mewakili Anda.`,
  gives: (name: string, email: string) => `${name} (${email}) meminta Anda mewakilinya.`,
  accept: 'Terima',
  refuse: 'Tolak',
  end: 'Akhiri',
  takeBack: 'Tarik kembali',
  apply: 'Lihat layanan',
  statuses: {
    asked: 'Menunggu jawaban',
    granted: 'Berlaku',
    coming: 'Belum mulai',
    over: 'Berakhir',
    refused: 'Ditolak',
    ended: 'Diakhiri',
  },
  news: {
    atAgency: 'Terkirim. Petugas memeriksa suratnya, lalu Anda diberi tahu.',
    asked: 'Terkirim. Kuasa berlaku setelah diterima.',
    accepted: 'Diterima. Kuasa ini sekarang berlaku.',
    refused: 'Ditolak. Tidak ada yang berubah.',
    ended: 'Diakhiri. Sejak saat ini kuasa itu tidak berlaku lagi.',
  },
  kinds: { person: 'Perorangan', child: 'Anak', company: 'Badan usaha', village: 'Warga desa' },
  official: {
    others: 'Mewakili yang tidak punya akun',
    othersLead: 'Petugas instansi memeriksa suratnya dahulu.',
    lead: 'Unggah surat yang menjadi dasarnya. Petugas memeriksa, lalu memberi kuasa atau menolak dengan alasan. Kuasa ini berlaku di instansi yang Anda pilih.',
    agency: 'Di instansi',
    born: 'Tanggal lahir anak',
    basis: 'Jenis dan nomor surat',
    evidence: 'Surat yang menjadi dasar',
    notThere: 'Layanan itu tidak ada di instansi yang dipilih.',
    child: {
      title: 'Mewakili anak',
      name: 'Nama anak seperti di akta',
      nik: 'NIK anak',
      basisHint: 'Misalnya: akta kelahiran 5103-LT-01012015-0001, atau penetapan perwalian.',
      evidenceHint: 'Akta kelahiran dan Kartu Keluarga, atau penetapan wali.',
    },
    company: {
      title: 'Mewakili badan usaha',
      name: 'Nama badan usaha seperti di akta',
      nik: '',
      basisHint: 'Misalnya: akta pendirian nomor 12 tahun 2020, NIB 1234567890123.',
      evidenceHint: 'Akta pendirian atau surat kuasa direksi, dan NIB.',
    },
    village: {
      title: 'Mewakili warga desa tanpa ponsel',
      name: 'Nama warga seperti di KTP',
      nik: 'NIK warga',
      basisHint: 'Misalnya: surat kuasa bermeterai 5 Maret 2026 dan surat tugas perbekel nomor 140/12.',
      evidenceHint: 'Surat kuasa yang ditandatangani warga dan surat tugas desa.',
    },
  },
  wrong: {
    self: 'Tulis alamat orang lain, bukan alamat Anda sendiri.',
    'decided-already': 'Permintaan ini sudah dijawab.',
    'own-asking': 'Permintaan Anda sendiri dijawab oleh orang yang Anda sebut.',
    'held-already': 'Kuasa yang sama sudah berlaku.',
    'ended-already': 'Kuasa ini sudah berakhir.',
  },
  notices: {
    because: (reason: string) => `Alasan: ${reason}`,
    asked: {
      subject: (whom: string) => `Permintaan kuasa untuk ${whom} diterima`,
      body: (whom: string) =>
        `Anda meminta kuasa untuk mengurus permohonan atas nama ${whom}. Petugas memeriksa suratnya dan memberi jawaban.\n\nBila bukan Anda yang meminta, ganti kata sandi Anda dan hubungi kami.`,
    },
    runningOut: {
      subject: (who: string, whom: string, day: string) => `Kuasa ${who} untuk ${whom} berakhir ${day}`,
      body: (who: string, whom: string) =>
        `Sesudah hari itu ${who} tidak dapat lagi mengurus permohonan atas nama ${whom}. Bila masih diperlukan, buat kuasa baru.`,
    },
    over: {
      subject: (who: string, whom: string) => `Kuasa habis: ${who} tidak lagi mewakili ${whom}`,
      body: (who: string, whom: string, _by: string) =>
        `Kuasa ini sudah berakhir. ${who} tidak dapat lagi melihat atau mengurus permohonan atas nama ${whom}. Permohonan yang sudah dikirim tetap berjalan.`,
    },
    unanswered: {
      subject: (_who: string, _whom: string) => 'Permintaan kuasa tidak dijawab',
      body: (who: string, whom: string, _by: string) =>
        `Permintaan agar ${who} mewakili ${whom} tidak dijawab dan tidak berlaku lagi. Anda boleh meminta lagi.`,
    },
    ask: {
      subject: (name: string) => `${name} ingin mewakili Anda`,
      body: (name: string, email: string) =>
        `${name} (${email}) meminta kuasa untuk mengajukan dan mengurus permohonan atas nama Anda.\n\nTidak ada yang berubah sebelum Anda menerimanya dengan akun Anda sendiri. Bila Anda belum punya akun, daftar dengan alamat surel ini. Bila Anda tidak mengenalnya, abaikan surel ini atau tolak.`,
    },
    give: {
      subject: (name: string) => `${name} meminta Anda mewakilinya`,
      body: (name: string, email: string) =>
        `${name} (${email}) memberi Anda kuasa untuk mengajukan dan mengurus permohonan atas namanya.\n\nKuasa berlaku setelah Anda menerimanya dengan akun Anda sendiri. Bila Anda belum punya akun, daftar dengan alamat surel ini. Bila Anda tidak mengenalnya, abaikan surel ini atau tolak.`,
    },
    granted: {
      subject: (who: string, whom: string) => `Kuasa berlaku: ${who} mewakili ${whom}`,
      body: (who: string, whom: string, by: string) =>
        `${by} menerima kuasa ini. ${who} dapat mengajukan dan mengurus permohonan atas nama ${whom}, selama kuasanya berlaku. Keduanya dapat mengakhirinya kapan saja.`,
    },
    refused: {
      subject: (who: string, whom: string) => `Kuasa ditolak: ${who} tidak mewakili ${whom}`,
      body: (_who: string, _whom: string, by: string) => `${by} menolak kuasa ini. Tidak ada yang berubah.`,
    },
    ended: {
      subject: (who: string, whom: string) => `Kuasa berakhir: ${who} tidak lagi mewakili ${whom}`,
      body: (who: string, whom: string, by: string) =>
        `${by} mengakhiri kuasa ini. Sejak saat ini ${who} tidak dapat melihat atau mengurus permohonan atas nama ${whom}. Permohonan yang sudah dikirim tetap berjalan.`,
    },
  },
};
