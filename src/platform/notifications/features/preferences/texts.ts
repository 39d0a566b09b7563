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
    rhythm: 'Kapan surel dikirim',
    rhythmHint: 'Berlaku untuk Pesan kantor dan Perjalanan berkas. Yang berbatas waktu dan keamanan akun selalu langsung dikirim.',
    why: 'Yang bertanda “selalu” tidak dapat dimatikan: keamanan akun harus sampai kepada Anda. Keputusan dan hal yang harus Anda lakukan sampai lewat paling sedikit satu cara, karena batas waktu menurut hukum berjalan; bila perangkat tidak terjangkau, kami mengirim surel.',
    save: 'Simpan',
    saved: 'Pilihan Anda disimpan.',
    oneWay: (topic: string) => `${topic}: pilih paling sedikit satu cara.`,
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
    rhythm: 'When e-mail is sent',
    rhythmHint:
      'For messages of the office and the way of a file. What has a time limit, and the safety of your account, is always sent at once.',
    why: 'What says “always” cannot be switched off: what concerns the safety of your account must reach you. Decisions and what you have to do arrive by at least one way, since time limits of law run from them; where no device can be reached, we send an e-mail.',
    save: 'Save',
    saved: 'Your choices are saved.',
    oneWay: (topic: string) => `${topic}: choose at least one way.`,
    by: (topic: string, channel: string) => `${topic}: ${channel}`,
  },
);
