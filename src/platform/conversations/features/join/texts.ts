import { catalogue } from '#i18n';

export const texts = catalogue(
  {
    title: 'Percakapan WhatsApp Anda',
    lead: 'Pernah mengajukan lewat WhatsApp? Gabungkan percakapannya, dan permohonannya tampak di Berkas saya. Di WhatsApp tidak ada yang tampak dari akun ini.',
    account: 'Akun',
    joined: 'Yang tergabung',
    since: (day: string) => `sejak ${day}`,
    none: 'Belum ada percakapan yang tergabung.',
    part: 'Pisahkan',
    toCases: 'Ke Berkas saya',
    add: 'Gabungkan percakapan',
    noNumber: 'Nomor WhatsApp resmi belum terhubung di sini.',
    steps: [
      'Tekan tombol di bawah: muncul satu kode.',
      'Kirim kode itu dari telepon Anda ke nomor WhatsApp resmi, dan setujui di sana.',
      'Bila dari percakapan itu sudah ada permohonan, ketik nomor dan kode lacaknya di halaman ini.',
    ],
    make: 'Buat kode',
    again: 'Buat kode baru',
    yourCode: 'Kirim tulisan ini',
    sendTo: (number: string) => `ke nomor WhatsApp resmi ${number}`,
    word: (code: string) => `GABUNG ${code}`,
    open: 'Buka WhatsApp dengan tulisan ini',
    goodFor: 'Berlaku 15 menit, sekali pakai. Jangan berikan kepada orang lain; petugas tidak pernah memintanya.',
    then: 'Setelah disetujui di WhatsApp, muat ulang halaman ini.',
    reload: 'Sudah saya setujui',
    waiting: 'Kode sudah dibuat dan belum dipakai. Bila hilang, buat yang baru.',
    proofTitle: 'Satu langkah lagi',
    proofLead:
      'Percakapan itu setuju. Ketik nomor dan kode lacak salah satu permohonan dari sana: keduanya ada pada pesan “Permohonan diterima” di percakapan itu.',
    number: 'Nomor berkas',
    code: 'Kode lacak',
    prove: 'Gabungkan',
    wrong: (left: number) =>
      left === 0
        ? 'Tidak cocok. Kode ini tidak berlaku lagi; buat yang baru.'
        : `Nomor dan kode itu bukan permohonan dari percakapan itu. Sisa ${left} kali.`,
    news: { joined: 'Percakapan tergabung. Permohonannya tampak di Berkas saya.', parted: 'Percakapan dipisahkan.' },
    held: 'Percakapan itu sudah tergabung dengan akun lain. Dari teleponnya tulis: pisah akun.',
  },
  {
    title: 'Your WhatsApp chats',
    lead: 'Did you ever apply by WhatsApp? Join the chat, and its applications stand under My files. Nothing of this account is shown on WhatsApp.',
    account: 'Account',
    joined: 'Joined',
    since: (day: string) => `since ${day}`,
    none: 'No chat is joined yet.',
    part: 'Part',
    toCases: 'To My files',
    add: 'Join a chat',
    noNumber: 'No official WhatsApp number is connected here yet.',
    steps: [
      'Press the button below: a code appears.',
      'Send that code from your telephone to the official WhatsApp number, and agree there.',
      'Where the chat has applications already, type number and tracking code of one on this page.',
    ],
    make: 'Make a code',
    again: 'Make a new code',
    yourCode: 'Send these words',
    sendTo: (number: string) => `to the official WhatsApp number ${number}`,
    word: (code: string) => `JOIN ${code}`,
    open: 'Open WhatsApp with these words',
    goodFor: 'Good for 15 minutes, once. Give it to nobody; officers never ask for it.',
    then: 'Once you agreed on WhatsApp, load this page again.',
    reload: 'I have agreed',
    waiting: 'A code was made and is not used yet. If it is lost, make a new one.',
    proofTitle: 'One more step',
    proofLead:
      'The chat agreed. Type number and tracking code of one of its applications: both stand in the message “Application received” in that chat.',
    number: 'File number',
    code: 'Tracking code',
    prove: 'Join',
    wrong: (left: number) =>
      left === 0
        ? 'That does not match. The code is over; make a new one.'
        : `Number and code are of no application of that chat. ${left === 1 ? 'One try' : `${left} tries`} left.`,
    news: { joined: 'The chat is joined. Its applications stand under My files.', parted: 'The chat is parted.' },
    held: 'That chat is joined to another account. From its telephone write: unlink account.',
  },
);
