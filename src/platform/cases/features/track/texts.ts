import { catalogue } from '#i18n';

export const texts = catalogue(
  {
    title: 'Lacak berkas',
    lead: 'Ketik nomor dan kode lacak dari tanda terima. Anda tidak perlu masuk akun.',
    number: 'Nomor berkas',
    numberHint: (example: string) => `Tertulis di tanda terima, misalnya ${example}. Huruf kecil dan spasi tidak apa-apa.`,
    secret: 'Kode lacak',
    secretHint: 'Di bawah nomor berkas pada tanda terima.',
    submit: 'Lacak',
    wrong: 'Nomor dan kode lacak itu tidak cocok. Periksa keduanya pada tanda terima.',
    past: (day: string) =>
      `Berkas ini sudah lama ditutup dan dihapus pada ${day}, sesudah masa simpannya lewat. Yang tersisa hanya nomornya.`,
    lost: 'Tanda terima hilang? Masuk dengan akun yang dipakai mengajukan, lalu buka',
    mine: 'Berkas saya',
    description: 'Lihat berkas Anda sedang di meja siapa dan sejak kapan, dengan nomor dan kode lacak, tanpa masuk akun.',
    limited:
      'Di halaman ini tidak ada data pribadi. Untuk membaca isian, pesan, dan dokumen, termasuk mengunduh yang terbit, masuk dengan akun Anda.',
    signIn: 'Masuk',
    leave: 'Selesai melacak',
    leaveHint: 'Halaman ini tertutup sendiri dalam 30 menit.',
  },
  {
    title: 'Track a file',
    lead: 'Type the number and the tracking code from the receipt. No account is needed.',
    number: 'File number',
    numberHint: (example: string) => `On the receipt, for example ${example}. Small letters and spaces do not matter.`,
    secret: 'Tracking code',
    secretHint: 'Below the file number on the receipt.',
    submit: 'Track',
    wrong: 'That number and tracking code do not belong together. Check both on the receipt.',
    past: (day: string) =>
      `This file was closed long ago and removed on ${day}, once the time for which it is kept was over. Only its number is left.`,
    lost: 'Lost the receipt? Sign in with the account that applied, then open',
    mine: 'My files',
    description: 'See whose desk your file lies on and since when, with its number and tracking code, without an account.',
    limited: 'No personal data is shown here. To read answers, messages and documents, and to download what was issued, sign in.',
    signIn: 'Sign in',
    leave: 'Stop tracking',
    leaveHint: 'This page closes by itself after 30 minutes.',
  },
);
