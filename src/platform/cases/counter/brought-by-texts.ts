import { catalogue } from '#i18n';

export const texts = catalogue(
  {
    notRegistered: 'Akun Anda tidak terdaftar sebagai perangkat desa. Pilih yang lain.',
    elsewhere: (own: string) => `Anda terdaftar untuk Desa ${own}. Perangkat desa mengajukan untuk warga desanya saja.`,
    adviceTitle: 'Perangkat desa harus terdaftar lebih dahulu',
    adviceElsewhere: (own: string) => `Anda terdaftar untuk Desa ${own} saja`,
    become: (village: string, agency: string) =>
      `Cara terdaftar untuk Desa ${village}: perbekel mengirim surat penunjukan ke ${agency} dengan surel akun ini. Petugas mendaftarkan Anda, lalu Anda diberi tahu.`,
    others: (others: string) =>
      `Jawaban di bawah tidak hilang. Untuk melanjutkan sekarang, pilih cara melapor yang sesuai (${others}), lalu simpan.`,
    more: 'Pendaftaran perangkat desa Anda',
    noneThere: (village: string) => `Tidak ada perangkat Desa ${village} yang terdaftar.`,
    registerFirst:
      'Daftarkan dahulu di Kelola, Kuasa, Perangkat desa, atas surat perbekel; draf ini menunggu di daftar yang belum dikirim.',
    whoBrings: (village: string) => `Perangkat Desa ${village} yang membawa permohonan ini`,
    whoBringsHint: 'Cocokkan dengan kartu identitasnya. Namanya tercatat pada berkas dan tampak bagi kedua pihak.',
    chooseWho: 'Pilih perangkat desa yang membawa permohonan ini, atau cara melapor yang lain.',
  },
  {
    notRegistered: 'Your account is not registered as a village officer’s. Choose another.',
    elsewhere: (own: string) => `You are registered for ${own}. A village officer files for residents of their own village alone.`,
    adviceTitle: 'A village officer has to be registered first',
    adviceElsewhere: (own: string) => `You are registered for ${own} alone`,
    become: (village: string, agency: string) =>
      `How to be registered for ${village}: the village head sends a letter of appointment to ${agency}, with the e-mail address of this account. An officer registers you, and you are told.`,
    others: (others: string) => `Nothing you wrote below is lost. To go on now, choose the way to report that fits (${others}), and save.`,
    more: 'Your registration as a village officer',
    noneThere: (village: string) => `No village officer is registered for ${village}.`,
    registerFirst:
      'Register them first under Manage, Mandates, Village officers, by a letter of the village head; this draft waits in the list of those not sent.',
    whoBrings: (village: string) => `The village officer of ${village} who brings this application`,
    whoBringsHint: 'Compare with their identity card. The name goes on record and both sides see it.',
    chooseWho: 'Choose the village officer who brings this application, or another way to report.',
  },
);
