import { catalogue } from '#i18n';

export const texts = catalogue(
  {
    lead: 'Siapa memegang jabatan apa di instansi Anda. Perubahan berlaku pada permintaan berikutnya orang itu, tercatat dalam jejak audit, dan diberitahukan kepadanya dan semua administrator.',
    inOffice: 'Menjabat',
    past: 'Sudah berakhir',
    search: 'Cari nama atau surel',
    none: 'Tidak ada yang cocok.',
    name: 'Nama',
    office: 'Jabatan',
    employeeNo: 'Nomor pegawai (NIP)',
    period: 'Berlaku',
    since: (day: string) => `sejak ${day}`,
    from: (day: string) => `mulai ${day}`,
    fromTo: (from: string, to: string) => `${from} sampai ${to}`,
    because: (reason: string) => `Alasan: ${reason}`,
    end: 'Akhiri',
    lastDay: 'Hari terakhir',
    lastDayHint: 'Contoh: 31-12-2026. Kosongkan untuk mengakhiri sekarang juga.',
    reason: 'Alasan',
    reasonHint: 'Misalnya: pindah tugas. Tercatat bersama jabatannya.',
    own: 'Jabatan Anda sendiri',
    give: 'Beri jabatan',
    giveLead: 'Orang itu harus sudah punya akun dengan surel yang terkonfirmasi. Sebelum bekerja, ia mengaktifkan verifikasi dua langkah.',
    agency: 'Instansi',
    email: 'Alamat surel akun',
    role: 'Jabatan',
    nip: 'Nomor pegawai (NIP)',
    nipHint: '18 angka. Wajib bagi yang menandatangani dokumen.',
    validFrom: 'Mulai tanggal',
    admin: 'Administrator',
    adminHint: 'Mengurus aturan, sistem lain, petugas, dan pekerjaan di belakang layar.',
    given: 'Jabatan sudah diberikan. Orangnya dan semua administrator diberi tahu.',
    ended: 'Jabatan sudah diakhiri. Orangnya dan semua administrator diberi tahu.',
    sessions: {
      end: 'Keluarkan dari semua perangkat',
      lead: 'Misalnya ponselnya hilang. Semua sesi orang ini berakhir pada permintaan berikutnya; kata sandi dan alat masuknya tetap. Ia diberi tahu.',
      done: 'Orang itu dikeluarkan dari semua perangkat dan diberi tahu.',
      toHolder: {
        subject: 'Anda dikeluarkan dari semua perangkat',
        body: (by: string, agency: string) =>
          `${by} di ${agency} mengakhiri semua sesi Anda. Masuk lagi dengan cara yang biasa. Bila Anda tidak tahu sebabnya, hubungi administrator instansi Anda.`,
      },
    },
    reset: {
      ask: 'Kehilangan alat masuk',
      askLead:
        'Untuk petugas yang kehilangan kunci sandi dan aplikasi autentikator, dan tidak punya kode pemulihan. Administrator lain harus menyetujui dalam 7 hari. Petugas itu langsung diberi tahu.',
      reason: 'Bagaimana Anda memastikan itu memang dia',
      reasonHint: 'Misalnya: datang sendiri dengan kartu pegawai.',
      open: 'Menunggu administrator kedua',
      openLead:
        'Setelah disetujui, kunci sandi, autentikator, kode pemulihan, kata sandi, dan semua sesi petugas itu berakhir. Ia memilih kata sandi baru lewat surelnya, lalu mengaktifkan verifikasi dua langkah lagi.',
      askedBy: (name: string, at: string) => `Diminta ${name}, ${at}`,
      confirm: 'Setujui dan akhiri semua',
      refuse: 'Tolak',
      takeBack: 'Tarik kembali',
      another: 'Anda yang meminta. Administrator lain yang menyetujui.',
      yourself: 'Ini menyangkut Anda sendiri. Bila bukan Anda yang melapor, hubungi administrator lain.',
      news: {
        'reset-asked': 'Permintaan dicatat. Petugas itu dan semua administrator diberi tahu; administrator lain yang menyetujui.',
        'reset-done': 'Disetujui. Semua alat masuk dan sesi petugas itu berakhir.',
        'reset-refused': 'Permintaan tidak dijalankan. Tidak ada yang berubah.',
      },
      wrong: {
        'own-reset': 'Anda tidak dapat memutus tentang diri sendiri. Minta administrator lain.',
        'own-asking': 'Anda yang meminta. Administrator lain yang menyetujui.',
        'asked-already': 'Untuk petugas ini sudah ada permintaan yang menunggu.',
        'decided-already': 'Permintaan ini sudah diputus atau lewat waktunya.',
        'ended-already': 'Jabatan ini sudah berakhir.',
      },
      toHolder: {
        asked: {
          subject: 'Administrator melaporkan Anda kehilangan alat masuk',
          body: (by: string, agency: string) =>
            `${by} di ${agency} melaporkan bahwa Anda kehilangan kunci sandi dan autentikator. Bila administrator lain menyetujui, semua alat masuk dan sesi Anda berakhir.\n\nBila Anda tidak memintanya, segera hubungi administrator lain di instansi Anda.`,
        },
        done: {
          subject: 'Alat masuk Anda diakhiri',
          body: (by: string, agency: string) =>
            `${by} di ${agency} menyetujui laporan itu. Kunci sandi, autentikator, kode pemulihan, kata sandi, dan semua sesi Anda berakhir. Pilih kata sandi baru lewat "Lupa kata sandi", lalu aktifkan verifikasi dua langkah.\n\nBila Anda tidak memintanya, segera hubungi administrator instansi Anda.`,
        },
        refused: {
          subject: 'Laporan kehilangan alat masuk tidak dijalankan',
          body: (by: string, agency: string) => `${by} di ${agency} tidak menjalankan laporan itu. Tidak ada yang berubah.`,
        },
      },
      toAdmins: {
        asked: {
          subject: (name: string) => `Perlu persetujuan: ${name} kehilangan alat masuk`,
          body: (by: string, name: string, agency: string) =>
            `${by} melaporkan bahwa ${name} di ${agency} kehilangan kunci sandi dan autentikator. Administrator lain menyetujui atau menolak di Kelola, Petugas, dalam 7 hari.`,
        },
        done: {
          subject: (name: string) => `Alat masuk diakhiri: ${name}`,
          body: (by: string, name: string, agency: string) => `${by} menyetujui. Semua alat masuk dan sesi ${name} di ${agency} berakhir.`,
        },
        refused: {
          subject: (name: string) => `Alat masuk tetap: ${name}`,
          body: (by: string, name: string, agency: string) => `${by} tidak menjalankan laporan tentang ${name} di ${agency}.`,
        },
      },
    },
    wrong: {
      noAccount: 'Belum ada akun terkonfirmasi dengan surel ini. Minta orangnya mendaftar dahulu.',
      nip: 'Tulis NIP 18 angka.',
      nipNeeded: 'Jabatan ini menandatangani dokumen: tulis NIP-nya.',
      'own-office': 'Anda tidak dapat memberi jabatan kepada diri sendiri. Minta administrator lain.',
      'held-already': 'Orang ini sudah memegang jabatan itu pada masa tersebut.',
      'last-admin': 'Ini administrator terakhir. Angkat yang lain dahulu, lalu akhiri yang ini.',
      'ended-already': 'Jabatan ini sudah berakhir.',
      'before-it-began': 'Hari terakhir mendahului hari pertamanya.',
    },
    notice: {
      given: (role: string) => `Anda diberi jabatan: ${role}`,
      givenBody: (role: string, agency: string, day: string) =>
        `Anda memegang jabatan ${role} di ${agency} mulai ${day}. Masuk dengan akun Anda; sebelum bekerja, aktifkan verifikasi dua langkah di halaman akun.`,
      ended: (role: string) => `Jabatan Anda berakhir: ${role}`,
      endedBody: (role: string, agency: string, day: string) => `Jabatan ${role} di ${agency} berakhir pada ${day}.`,
      changed: (name: string) => `Petugas diubah: ${name}`,
      changedGiven: (by: string, name: string, role: string, agency: string, day: string) =>
        `${by} memberi ${name} jabatan ${role} di ${agency} mulai ${day}. Bila ini tidak semestinya, akhiri di Kelola, Petugas.`,
      changedEnded: (by: string, name: string, role: string, agency: string, day: string) =>
        `${by} mengakhiri jabatan ${role} yang dipegang ${name} di ${agency} pada ${day}.`,
    },
  },
  {
    lead: 'Who holds which office at your agency. A change counts from that person’s next request on, is in the audit trail, and is told to them and to every administrator.',
    inOffice: 'In office',
    past: 'Over',
    search: 'Search a name or an e-mail address',
    none: 'Nobody matches.',
    name: 'Name',
    office: 'Office',
    employeeNo: 'Employee number (NIP)',
    period: 'In force',
    since: (day: string) => `since ${day}`,
    from: (day: string) => `from ${day}`,
    fromTo: (from: string, to: string) => `${from} to ${to}`,
    because: (reason: string) => `Reason: ${reason}`,
    end: 'End',
    lastDay: 'Last day',
    lastDayHint: 'Example: 31-12-2026. Leave empty to end it right now.',
    reason: 'Reason',
    reasonHint: 'For example: moved to another post. Kept with the office.',
    own: 'Your own office',
    give: 'Give an office',
    giveLead: 'The person must have an account with a confirmed address. Before working they switch on two-step verification.',
    agency: 'Agency',
    email: 'E-mail address of the account',
    role: 'Office',
    nip: 'Employee number (NIP)',
    nipHint: '18 digits. Required of those who sign documents.',
    validFrom: 'From',
    admin: 'Administrator',
    adminHint: 'Looks after rules, other systems, officers and work behind the scenes.',
    given: 'The office has been given. The person and every administrator are told.',
    ended: 'The office has been ended. The person and every administrator are told.',
    sessions: {
      end: 'Sign out everywhere',
      lead: 'For a lost phone, for example. Every session of this person ends at its next request; password and passkeys stay. They are told.',
      done: 'That person is signed out everywhere and was told.',
      toHolder: {
        subject: 'You were signed out everywhere',
        body: (by: string, agency: string) =>
          `${by} at ${agency} ended all your sessions. Sign in again as usual. If you do not know why, ask an administrator of your agency.`,
      },
    },
    reset: {
      ask: 'Lost every way to sign in',
      askLead:
        'For an officer who lost passkey and authenticator and has no recovery code. Another administrator must confirm within 7 days. The officer is told at once.',
      reason: 'How you made sure that it is them',
      reasonHint: 'For example: came in person with the staff card.',
      open: 'Waiting for a second administrator',
      openLead:
        'Once confirmed, passkeys, authenticator, recovery codes, password and every session of the officer end. They choose a new password through their mailbox, then switch two-step verification on again.',
      askedBy: (name: string, at: string) => `Asked by ${name}, ${at}`,
      confirm: 'Confirm and end everything',
      refuse: 'Refuse',
      takeBack: 'Take back',
      another: 'You asked for it. Another administrator confirms.',
      yourself: 'This is about you. If it was not you who reported it, talk to another administrator.',
      news: {
        'reset-asked': 'Noted. The officer and every administrator are told; another administrator confirms.',
        'reset-done': 'Confirmed. Every way of the officer to sign in has ended, and every session.',
        'reset-refused': 'Not done. Nothing has changed.',
      },
      wrong: {
        'own-reset': 'You cannot decide about yourself. Ask another administrator.',
        'own-asking': 'You asked for it. Another administrator confirms.',
        'asked-already': 'For this officer one is waiting already.',
        'decided-already': 'This has been decided already, or its time is over.',
        'ended-already': 'This office is over already.',
      },
      toHolder: {
        asked: {
          subject: 'An administrator reports that you lost every way to sign in',
          body: (by: string, agency: string) =>
            `${by} at ${agency} reports that you lost passkey and authenticator. If another administrator confirms, every way of yours to sign in ends, and every session.\n\nIf you did not ask for this, talk to another administrator of your agency at once.`,
        },
        done: {
          subject: 'Your ways to sign in have ended',
          body: (by: string, agency: string) =>
            `${by} at ${agency} confirmed it. Passkeys, authenticator, recovery codes, password and every session of yours have ended. Choose a new password through "Forgotten your password", then switch on two-step verification.\n\nIf you did not ask for this, talk to an administrator of your agency at once.`,
        },
        refused: {
          subject: 'Your ways to sign in stay',
          body: (by: string, agency: string) => `${by} at ${agency} did not go on with it. Nothing has changed.`,
        },
      },
      toAdmins: {
        asked: {
          subject: (name: string) => `To be confirmed: ${name} lost every way to sign in`,
          body: (by: string, name: string, agency: string) =>
            `${by} reports that ${name} at ${agency} lost passkey and authenticator. Another administrator confirms or refuses under Manage, Officers, within 7 days.`,
        },
        done: {
          subject: (name: string) => `Ways to sign in ended: ${name}`,
          body: (by: string, name: string, agency: string) =>
            `${by} confirmed. Every way of ${name} at ${agency} to sign in has ended, and every session.`,
        },
        refused: {
          subject: (name: string) => `Ways to sign in stay: ${name}`,
          body: (by: string, name: string, agency: string) => `${by} did not go on with it for ${name} at ${agency}.`,
        },
      },
    },
    wrong: {
      noAccount: 'There is no confirmed account with this address. Ask the person to sign up first.',
      nip: 'Write a NIP of 18 digits.',
      nipNeeded: 'This office signs documents: write the NIP.',
      'own-office': 'You cannot give yourself an office. Ask another administrator.',
      'held-already': 'This person holds that office at that time already.',
      'last-admin': 'This is the last administrator. Appoint another one first, then end this one.',
      'ended-already': 'This office is over already.',
      'before-it-began': 'The last day lies before the first.',
    },
    notice: {
      given: (role: string) => `You have been given an office: ${role}`,
      givenBody: (role: string, agency: string, day: string) =>
        `You hold the office ${role} at ${agency} from ${day}. Sign in with your account; before working, switch on two-step verification on your account page.`,
      ended: (role: string) => `Your office is over: ${role}`,
      endedBody: (role: string, agency: string, day: string) => `The office ${role} at ${agency} is over on ${day}.`,
      changed: (name: string) => `Officers changed: ${name}`,
      changedGiven: (by: string, name: string, role: string, agency: string, day: string) =>
        `${by} gave ${name} the office ${role} at ${agency} from ${day}. If this should not be, end it under Manage, Officers.`,
      changedEnded: (by: string, name: string, role: string, agency: string, day: string) =>
        `${by} ended the office ${role} of ${name} at ${agency} on ${day}.`,
    },
  },
);
