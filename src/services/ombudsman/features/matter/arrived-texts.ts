import { catalogue } from '#i18n';

/** What officers read on the page of a matter of what came for it, and of whom it is about. */
export const texts = catalogue(
  {
    arrived: {
      title: 'Yang baru datang',
      mail: 'Surel',
      chat: 'WhatsApp',
      unknown: 'tanpa pengirim',
      answers: (n: number) => `${n} jawaban instansi`,
      lacks: (name: string) => `${name} belum mendapat kunci identitas bagian pertama`,
      take: 'Masukkan ke laporan ini',
    },
    respondent: {
      title: 'Instansi terlapor',
      nobody: 'Belum disebut.',
      unregistered: 'Tidak dipilih dari daftar: dihitung menurut tulisannya.',
      correct: 'Tetapkan atau perbaiki instansi',
      hint: 'Pilihan pelapor tetap tersimpan sebagaimana dikirim. Pola, laporan berkala, dan angka publik memakai yang ditetapkan di sini.',
      save: 'Tetapkan',
    },
  },
  {
    arrived: {
      title: 'What has come',
      mail: 'E-mail',
      chat: 'WhatsApp',
      unknown: 'no sender',
      answers: (n: number) => (n === 1 ? 'An agency’s answer' : `${n} answers of agencies`),
      lacks: (name: string) => `${name} lacks the first part of the key to who reports`,
      take: 'Put into this matter',
    },
    respondent: {
      title: 'Agency complained of',
      nobody: 'Not named yet.',
      unregistered: 'Not chosen from the list: counted by how it is written.',
      correct: 'Say or correct which agency',
      hint: 'What the reporter chose stays as it was sent. Patterns, periodical reports and public figures go by what is said here.',
      save: 'Save',
    },
  },
);
