import { catalogue } from '#i18n';

export const texts = catalogue(
  {
    title: 'Pemberitahuan',
    lead: 'Semua kabar selalu ada di kotak masuk Anda. Di sini Anda memilih apa yang juga dikirim.',
    inbox: 'Kotak masuk',
    always: 'selalu',
    topic: 'Kabar tentang',
    citizen: 'Berkas dan akun Anda',
    officer: 'Pekerjaan Anda sebagai petugas',
    why: 'Yang bertanda “selalu” tidak dapat dimatikan: keamanan akun harus sampai kepada Anda, dan dari keputusan serta tenggat berjalan batas waktu menurut hukum.',
    save: 'Simpan',
    saved: 'Pilihan Anda disimpan.',
    by: (topic: string, channel: string) => `${topic}: ${channel}`,
  },
  {
    title: 'Notifications',
    lead: 'All news always stand in your inbox. Here you choose what is sent to you besides.',
    inbox: 'Inbox',
    always: 'always',
    topic: 'News about',
    citizen: 'Your files and your account',
    officer: 'Your work as an officer',
    why: 'What says “always” cannot be switched off: what concerns the safety of your account must reach you, and decisions and time limits set terms of law running.',
    save: 'Save',
    saved: 'Your choices are saved.',
    by: (topic: string, channel: string) => `${topic}: ${channel}`,
  },
);
