import { said } from '#i18n';
import { type AnswersIn, choice, date, journey, longText, optional, personName, phone, shownIf, text } from '#platform/forms';

/** What a complaint is about, as people say it. */
export const matters = {
  delay: said('Lama atau tidak bergerak', 'Slow, or not moving'),
  refused: said('Ditolak atau dikembalikan tanpa alasan yang jelas', 'Refused or returned without a clear reason'),
  money: said('Diminta uang atau imbalan', 'Asked for money or a favour'),
  conduct: said('Sikap petugas', 'Conduct of an officer'),
  system: said('Laman, sistem, atau sarana', 'Site, system or facilities'),
  other: said('Lainnya', 'Something else'),
};

const open = ({ privacy }: { readonly privacy: { readonly identity: 'open' | 'anonymous' } }) => privacy.identity === 'open';

/** Who sees what is asked first, so that nobody writes a name they meant to keep. */
export const complaintJourney = journey
  .page('privacy', said('Siapa melihat apa', 'Who sees what'), {
    identity: choice(
      { label: said('Nama Anda', 'Your name') },
      {
        open: {
          label: said('Terlihat petugas yang menangani', 'Seen by officers who handle it'),
          hint: said(
            'Mereka dapat menghubungi Anda dan melihat nomor berkas yang diadukan.',
            'They can reach you, and see the file it is about.',
          ),
        },
        anonymous: {
          label: said('Anonim', 'Anonymous'),
          hint: said(
            'Instansi tidak diberi tahu siapa Anda. Nomor berkas tidak ikut, karena nomor itu menunjukkan siapa Anda. Pengelola balai dapat mengetahuinya dari akun; bila itu mengkhawatirkan, lapor langsung ke Ombudsman.',
            'The agency is not told who you are. The number of your file does not go along: it would say who you are. Whoever runs this hall can learn it from your account; where that worries you, report to the Ombudsman directly.',
          ),
        },
      },
    ),
    content: choice(
      { label: said('Isi pengaduan', 'What you write') },
      {
        secret: {
          label: said('Rahasia', 'Secret'),
          hint: said('Hanya Anda dan instansi. Tidak pernah tampil untuk umum.', 'You and the agency alone. Never shown to the public.'),
        },
        open: {
          label: said('Boleh tampil untuk umum', 'May be shown to the public'),
          hint: said('Judul dan jawabannya, tanpa nama Anda.', 'Its title and the answer, without your name.'),
        },
      },
    ),
  })
  .page(
    'reporter',
    said('Anda', 'You'),
    {
      name: personName({ label: said('Nama', 'Name') }),
      phone: optional(phone({ label: said('Telepon', 'Telephone') })),
    },
    { when: open },
  )
  .page(
    'file',
    said('Berkas yang diadukan', 'The file it is about'),
    {
      number: optional(
        text(
          {
            label: said('Nomor berkas', 'Number of the file'),
            hint: said(
              'Kosongkan bila bukan tentang satu berkas. Bila berkas itu milik Anda, perjalanan dan keterlambatannya ikut.',
              'Leave it empty where it is about no file. Of a file of yours its timeline and its delay go along.',
            ),
          },
          { max: 60 },
        ),
      ),
    },
    { when: open },
  )
  .page('matter', said('Yang terjadi', 'What happened'), {
    kind: choice({ label: said('Tentang apa', 'What it is about') }, matters),
    title: text({ label: said('Judul singkat', 'Short title') }, { min: 5, max: 120 }),
    story: longText({ label: said('Apa yang terjadi', 'What happened') }, { min: 20, max: 6000, rows: 7 }),
    date: optional(date({ label: said('Tanggal peristiwa', 'Day it happened'), when: 'past' })),
    wish: optional(longText({ label: said('Yang Anda harapkan', 'What you wish for') }, { max: 2000, rows: 3 })),
  })
  .page('officer', said('Petugas yang diadukan', 'The officer it is about'), {
    about: choice(
      { label: said('Apakah ini tentang seorang petugas?', 'Is it about an officer?') },
      {
        none: said('Tidak', 'No'),
        handling: {
          label: said('Ya, petugas yang menangani berkas saya', 'Yes, whoever handled my file'),
          hint: said(
            'Semua yang pernah menanganinya dijauhkan dari pengaduan ini.',
            'Everybody who handled it is kept away from this complaint.',
          ),
        },
        named: said('Ya, petugas yang saya sebut', 'Yes, an officer I name'),
      },
    ),
    name: shownIf(
      'about',
      'named',
      text(
        {
          label: said('Nama petugas, sejauh Anda tahu', 'Name of the officer, as far as you know'),
          hint: said('Petugas bernama ini tidak akan melihat pengaduan Anda.', 'An officer of that name will not see your complaint.'),
        },
        { min: 2, max: 120 },
      ),
    ),
  });

export type ComplaintAnswers = AnswersIn<typeof complaintJourney>;
