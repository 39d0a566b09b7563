import { aim, isian, jodoh, pg } from '../../builders.ts';

const arab = aim({
  subject: 'pendidikan-agama',
  grade: 7,
  aim: 'TP 7.1 Membaca huruf hijaiah dan kata Arab sederhana',
  topic: 'Membaca/Huruf hijaiah',
  context: 'sosial-budaya',
  labels: ['arab'],
});

const arabic = (text: string) => `<p dir="rtl" lang="ar">${text}</p>`;
const within = (text: string) => `<span dir="rtl" lang="ar">${text}</span>`;

/** Questions with Arabic script, from the right. */
export const arabicReading = [
  pg(
    arab.k1,
    'Arti kata kitab',
    `<p>Arti kata berikut adalah ...</p>${arabic('كِتَابٌ')}`,
    'buku',
    ['pena', 'meja', 'rumah'],
    'Kata itu dibaca kitābun dan berarti buku; pena adalah qalamun, rumah adalah baitun.',
  ),
  pg(
    arab.k1,
    'Menjawab salam',
    `<p>Jawaban untuk salam berikut adalah ...</p>${arabic('اَلسَّلَامُ عَلَيْكُمْ')}`,
    arabic('وَعَلَيْكُمُ السَّلَامُ'),
    [arabic('صَبَاحُ الْخَيْرِ'), arabic('شُكْرًا'), arabic('مَعَ السَّلَامَةِ')],
    'Salam dijawab dengan wa ‘alaikumussalām. Pilihan lain berarti selamat pagi, terima kasih, dan selamat jalan.',
  ),
  isian(
    arab.a1,
    'Membaca kata bait',
    `<p>Tulislah dengan huruf Latin bacaan kata ini, tanpa tanwin: ${within('بَيْت')}</p>`,
    ['bait', 'bayt'],
    'Huruf ba berharakat fathah diikuti ya sukun dan ta: bait, yang berarti rumah.',
  ),
  jodoh(
    arab.a1,
    'Huruf hijaiah dan namanya',
    'Pasangkan setiap huruf hijaiah dengan namanya.',
    [
      [within('ب'), 'ba'],
      [within('ت'), 'ta'],
      [within('ج'), 'jim'],
      [within('م'), 'mim'],
    ],
    [],
    'Ba bertitik satu di bawah, ta bertitik dua di atas, jim bertitik satu di perutnya, dan mim tidak bertitik.',
  ),
];
