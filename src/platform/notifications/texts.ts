import { catalogue, type Locale } from '#i18n';

/** What people choose between, in their words. */
export const texts = catalogue(
  {
    topics: {
      message: { title: 'Pesan kantor', hint: 'Petugas menulis kepada Anda tentang berkas Anda.' },
      decision: { title: 'Keputusan', hint: 'Disetujui, ditolak, terbit, dicabut. Ada batas waktu untuk keberatan.' },
      todo: { title: 'Yang harus Anda lakukan', hint: 'Perbaikan, surat, atau persetujuan dengan batas waktu.' },
      status: { title: 'Perjalanan berkas', hint: 'Diterima, pindah meja, menunggu. Anda tidak perlu berbuat apa-apa.' },
      survey: { title: 'Survei kepuasan', hint: 'Sekali untuk tiap berkas yang selesai: bagaimana Anda dilayani.' },
      security: { title: 'Keamanan akun', hint: 'Kata sandi, langkah kedua, perangkat baru, jabatan.' },
      morning: {
        title: 'Rangkuman pagi',
        hint: 'Satu surel tiap hari kerja: berkas baru, jatuh tempo, terlambat, kabar pemohon. Tidak dikirim bila tidak ada apa-apa.',
      },
      arrived: { title: 'Berkas masuk', hint: 'Berkas sampai di meja Anda atau diserahkan kepada Anda.' },
      desk: { title: 'Kabar di meja Anda', hint: 'Pesan pemohon, perbaikan masuk, keberatan, surat belum ditandatangani.' },
      late: { title: 'Batas waktu', hint: 'Berkas yang jatuh tempo besok atau terlambat, di meja Anda atau di bawah Anda.' },
      confirm: {
        title: 'Menunggu orang kedua',
        hint: 'Usulan aturan, hari libur, atau kuasa yang harus Anda putuskan; dan keputusan atas usulan Anda.',
      },
      upkeep: { title: 'Pengelolaan', hint: 'Sertifikat hampir habis, webhook dijeda.' },
      'school-tests': {
        title: 'Sekolah: ulangan dan tugas',
        hint: 'Ulangan dijadwalkan, berubah waktu, atau dibatalkan; materi ditugaskan.',
      },
      'school-results': { title: 'Sekolah: hasil', hint: 'Nilai ulangan atau buku nilai anak Anda diperlihatkan.' },
      'school-remedial': { title: 'Sekolah: remedial', hint: 'Anak Anda dipanggil mengulang sebuah TP.' },
      'school-absence': { title: 'Sekolah: tidak ikut ulangan', hint: 'Anak Anda terdaftar pada ulangan dan tidak mengerjakannya.' },
    },
    daily: { title: 'Rangkuman harian' },
    rhythms: { 'at-once': 'Begitu terjadi', daily: 'Sekali sehari, pagi hari, dalam satu surel' },
    channels: { email: 'Surel', push: 'Langsung di perangkat', whatsapp: 'WhatsApp' },
    news: 'Kabar',
    inside: 'Buka untuk membacanya.',
    ofCase: (number: string) => `Berkas ${number}. Buka untuk membacanya.`,
    account: 'Akun',
  },
  {
    topics: {
      message: { title: 'Messages of the office', hint: 'An officer writes to you about your file.' },
      decision: { title: 'Decisions', hint: 'Approved, rejected, issued, revoked. Objections have a time limit.' },
      todo: { title: 'What you have to do', hint: 'Corrections, letters or consents with a time limit.' },
      status: { title: 'The way of a file', hint: 'Received, moved to another desk, waiting. There is nothing for you to do.' },
      survey: { title: 'Satisfaction survey', hint: 'Once for each file that is finished: how you were served.' },
      security: { title: 'Safety of the account', hint: 'Password, second step, new devices, offices.' },
      morning: {
        title: 'Summary of the morning',
        hint: 'One e-mail on working days: what is new, due, overdue, and what applicants wrote. None where there is nothing.',
      },
      arrived: { title: 'Files that arrive', hint: 'A file comes to your desk or is given to you.' },
      desk: { title: 'News at your desk', hint: 'Messages of applicants, corrections, objections, letters left unsigned.' },
      late: { title: 'Time limits', hint: 'Files that are due tomorrow or late, at your desk or below you.' },
      confirm: {
        title: 'Waiting for a second person',
        hint: 'Proposals of rules, holidays or mandates you have to decide on; and what became of yours.',
      },
      upkeep: { title: 'Looking after the system', hint: 'Certificates that end, webhooks that are paused.' },
      'school-tests': {
        title: 'School: tests and lessons',
        hint: 'A test is set, held at another time, or called off; lessons are given.',
      },
      'school-results': { title: 'School: results', hint: 'A score or a gradebook of your child is shown.' },
      'school-remedial': { title: 'School: remedials', hint: 'Your child is called to take an aim up again.' },
      'school-absence': { title: 'School: missed tests', hint: 'Your child was admitted to a test and did not take it.' },
    },
    daily: { title: 'Daily summary' },
    rhythms: { 'at-once': 'As it happens', daily: 'Once a day, in the morning, in one e-mail' },
    channels: { email: 'E-mail', push: 'At once on a device', whatsapp: 'WhatsApp' },
    news: 'News',
    inside: 'Open to read it.',
    ofCase: (number: string) => `File ${number}. Open to read it.`,
    account: 'Account',
  },
);

/** What people know a topic by; null for none there is. */
export function topicTitle(topic: string | null, locale: Locale): string | null {
  const topics: Readonly<Record<string, { readonly title: string }>> = texts(locale).topics;
  return topics[topic ?? '']?.title ?? null;
}
