import { catalogue } from '#i18n';

export const texts = catalogue(
  {
    title: (code: string) => `Formulir ${code} terisi`,
    lead: 'Semua jawaban pelapor pada formulirnya, untuk ditandatangani dan disimpan bersama berkas.',
    covered: 'Dengan NIK, KK, dan telepon tersamar (PDF)',
    whole: 'Dengan nomor lengkap, untuk berkas',
    hint: 'Nama Anda, waktu, dan keperluannya dicatat.',
    print: 'Buka PDF dengan nomor lengkap',
  },
  {
    title: (code) => `Form ${code}, filled in`,
    lead: 'Everything who reports answered, on its form, to be signed and kept with the file.',
    covered: 'With NIK, KK and telephone numbers covered (PDF)',
    whole: 'With numbers in full, for the file',
    hint: 'Your name, the time and the purpose are noted.',
    print: 'Open the PDF with numbers in full',
  },
);
