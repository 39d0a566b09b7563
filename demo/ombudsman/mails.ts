import { receiveMail } from '#platform/channels';
import type { DemoApp } from '../app.ts';

const mail = (head: Readonly<Record<string, string>>, text: string) =>
  Buffer.from(
    [...Object.entries(head).map(([name, value]) => `${name}: ${value}`), 'Content-Type: text/plain; charset=utf-8', '', text, ''].join(
      '\r\n',
    ),
  );

/** Invented mail to the office, as it comes over the line: two from people, one of a program, and one that cannot be read. */
const mails: readonly Buffer[] = [
  mail(
    {
      From: 'Nyoman Contoh Penanya <nyoman.penanya@contoh.test>',
      To: 'bali@ombudsman.contoh.test',
      Subject: 'Sertifikat tanah belum selesai setahun',
      'Message-ID': '<contoh-satu@contoh.test>',
    },
    'Selamat siang. Berkas pengukuran saya masuk tahun lalu dan sampai sekarang hanya dijawab menunggu. Apakah ini dapat dilaporkan?',
  ),
  mail(
    {
      From: 'Kadek Contoh Perantau <kadek.perantau@contoh.test>',
      To: 'bali@ombudsman.contoh.test',
      Subject: 'Antrean paspor ditutup sebelum jamnya',
      'Message-ID': '<contoh-dua@contoh.test>',
    },
    'Loket ditutup pukul sebelas tanpa pengumuman. Kami berdelapan disuruh pulang.',
  ),
  mail(
    {
      From: 'Balasan Otomatis <kantor@contoh.test>',
      To: 'bali@ombudsman.contoh.test',
      Subject: 'Sedang cuti',
      'Auto-Submitted': 'auto-replied',
      'Message-ID': '<contoh-tiga@contoh.test>',
    },
    'Saya kembali pekan depan.',
  ),
  Buffer.concat([Buffer.from('Bukan: surat\r\n\r\n'), Buffer.from([0, 255, 1, 2])]),
];

/** Mail of the demonstration, taken in as any other: sealed at once, before whoever takes matters in. */
export async function seedOmbudsmanMail({ ombudsman }: DemoApp): Promise<void> {
  const box = ombudsman.mail.boxes.find(({ key }) => key === 'ombudsman');
  if (!box) return;
  for (const [at, raw] of mails.entries()) await receiveMail(ombudsman.mail, box, { uidValidity: 1, uid: at + 1, raw, fault: null });
}
