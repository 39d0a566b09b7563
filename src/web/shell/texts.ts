import { catalogue } from '#i18n';

export const texts = catalogue(
  {
    about: 'Balai layanan publik: ajukan, lacak, dan terima dokumen.',
    mine: 'Berkas saya',
    track: 'Lacak berkas',
    title: 'Anda sedang tidak terhubung',
    lead: 'Halaman ini tidak dapat dibuka tanpa internet. Yang sudah Anda kirim atau simpan aman pada kami.',
    again: 'Coba lagi',
    can: 'Yang masih dapat Anda lakukan',
    things: [
      'Buka PDF yang sudah Anda unduh; dokumen itu tetap sah.',
      'Biarkan formulir di tab lain terbuka: yang Anda ketik masih ada, kirim setelah terhubung.',
      'Batas waktu tetap berjalan. Bila hari ini hari terakhir, datanglah ke loket dengan nomor berkas Anda.',
    ],
    whyTitle: 'Mengapa berkas Anda tidak tampil di sini',
    why: 'Ponsel sering dipakai bersama. Karena itu kami tidak menyimpan satu pun halaman pribadi di perangkat ini.',
  },
  {
    about: 'A hall for public services: apply, track, and receive documents.',
    mine: 'My files',
    track: 'Track a file',
    title: 'You are offline',
    lead: 'This page cannot be opened without the internet. What you have sent or saved is safe with us.',
    again: 'Try again',
    can: 'What you can still do',
    things: [
      'Open PDFs you have downloaded; those documents stay valid.',
      'Leave forms in other tabs open: what you typed is still there, send it once you are connected.',
      'Time limits go on running. If today is the last day, come to the counter with the number of your file.',
    ],
    whyTitle: 'Why your files are not shown here',
    why: 'Phones are often shared. So we keep no personal page on this device, not one.',
  },
);
