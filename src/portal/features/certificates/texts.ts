import { catalogue, counted } from '#i18n';

export const texts = catalogue(
  {
    lead: 'Sertifikat yang dipakai menandatangani surat instansi Anda. Administrator diberi tahu 60, 30, dan 7 hari sebelum berakhir.',
    none: 'Belum ada surat yang ditandatangani di instansi Anda.',
    states: { holds: 'Berlaku', ending: 'Segera berakhir', ended: 'Berakhir', revoked: 'Dicabut' },
    until: 'Berlaku sampai',
    left: (days: number) => `${days} hari lagi`,
    documents: 'Surat yang ditandatangani',
    fingerprint: 'Sidik jari SHA-256',
    at: (agency: string) => `Di ${agency}.`,
    revoked: (at: string, from: string) => `Dicabut ${at}. Tanda tangan sejak ${from} tidak berlaku.`,
    revoke: 'Cabut sertifikat',
    revokeHint:
      'Tidak dapat dibatalkan. Daftar sertifikat yang dicabut langsung terbit. Surat yang dibuat sebelum waktu di bawah tetap sah; surat berikutnya ditandatangani dengan sertifikat baru.',
    reason: 'Alasan',
    choose: 'Pilih alasan',
    reasons: {
      'key-compromise': 'Kunci bocor atau diduga bocor',
      'affiliation-changed': 'Pemegang pindah instansi atau jabatan',
      superseded: 'Diganti dengan sertifikat lain',
      cessation: 'Tidak dipakai lagi',
      'privilege-withdrawn': 'Wewenang menandatangani dicabut',
    },
    from: 'Tidak berlaku sejak',
    fromHint: 'Hari pertama tanda tangannya tidak dapat dipercaya. Kosongkan bila sejak sekarang.',
    note: 'Catatan',
    noteHint: 'Apa yang terjadi, untuk jejak audit. Tidak diumumkan.',
    done: 'Sertifikat dicabut dan masuk daftar yang terbit untuk umum.',
    list: 'Daftar sertifikat yang dicabut (CRL)',
    authorities: 'Sertifikat akar',
    kinds: { signing: 'Penerbit sertifikat tanda tangan', time: 'Penjamin waktu' },
    timestamps: 'Stempel waktu',
    timeOff: 'Tidak ada otoritas stempel waktu: tanda tangan tidak memuat waktu tepercaya.',
    timeOn: (missing: number) =>
      missing === 0
        ? 'Setiap surat 30 hari terakhir memuat waktu tepercaya.'
        : `${missing} surat 30 hari terakhir terbit tanpa waktu tepercaya karena otoritasnya tidak terjangkau.`,
    wrong: {
      reason: 'Pilih alasannya.',
      from: 'Isi hari ini atau sebelumnya, misalnya 2026-03-02, atau kosongkan.',
      note: 'Tulis apa yang terjadi, 5 sampai 300 huruf.',
    },
  },
  {
    lead: 'Certificates the letters of your agency are signed with. Administrators are told 60, 30 and 7 days before one ends.',
    none: 'No letter has been signed at your agency yet.',
    states: { holds: 'Holds', ending: 'Ends soon', ended: 'Ended', revoked: 'Revoked' },
    until: 'Holds until',
    left: (days: number) => `${counted(days, 'day', 'days')} left`,
    documents: 'Letters signed with it',
    fingerprint: 'SHA-256 fingerprint',
    at: (agency: string) => `At ${agency}.`,
    revoked: (at: string, from: string) => `Revoked on ${at}. Signatures from ${from} on do not count.`,
    revoke: 'Revoke the certificate',
    revokeHint:
      'Cannot be undone. The list of revoked certificates is published at once. Letters made before the moment below stay valid; the next letter is signed with a new certificate.',
    reason: 'Reason',
    choose: 'Choose a reason',
    reasons: {
      'key-compromise': 'The key is lost, or may be',
      'affiliation-changed': 'Its holder moved to another agency or office',
      superseded: 'Another certificate took its place',
      cessation: 'No longer used',
      'privilege-withdrawn': 'The right to sign was withdrawn',
    },
    from: 'Does not count from',
    fromHint: 'The first day its signatures cannot be trusted. Leave empty for from now on.',
    note: 'Note',
    noteHint: 'What happened, for the audit trail. Not published.',
    done: 'The certificate is revoked and stands in the public list.',
    list: 'List of revoked certificates (CRL)',
    authorities: 'Root certificates',
    kinds: { signing: 'Issues signing certificates', time: 'Vouches for time' },
    timestamps: 'Timestamps',
    timeOff: 'There is no timestamp authority: signatures carry no trusted time.',
    timeOn: (missing: number) =>
      missing === 0
        ? 'Every letter of the last 30 days carries a trusted time.'
        : `${counted(missing, 'letter', 'letters')} of the last 30 days went without a trusted time because its authority was not reached.`,
    wrong: {
      reason: 'Choose the reason.',
      from: 'Give today or a day before, such as 2026-03-02, or leave it empty.',
      note: 'Write what happened, in 5 to 300 letters.',
    },
  },
);
