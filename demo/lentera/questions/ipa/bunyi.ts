import { aim, isian, pg } from '../../builders.ts';

const bunyi = aim({
  subject: 'ipa',
  grade: 8,
  aim: 'TP 8.9 Menjelaskan getaran, gelombang, dan bunyi',
  topic: 'Getaran dan bunyi',
  context: 'saintifik',
  labels: ['suara'],
});

const heard = (name: string) => `<p><audio src="media:${name}" controls></audio></p>`;

/** Questions about what is heard: their sounds are made by us. */
export const sounds = [
  pg(
    bunyi.k1,
    'Nada yang lebih tinggi',
    `${heard('dua-nada.wav')}<p>Dengarkan dua nada itu. Dibandingkan nada pertama, nada kedua ...</p>`,
    'lebih tinggi, karena frekuensinya lebih besar',
    ['lebih tinggi, karena amplitudonya lebih besar', 'lebih rendah, karena frekuensinya lebih kecil', 'sama tinggi'],
    'Tinggi rendah nada ditentukan frekuensinya. Nada pertama 440 Hz, nada kedua 660 Hz; kerasnya sama.',
  ),
  pg(
    bunyi.a2,
    'Banyak getaran dua nada',
    `${heard('dua-nada.wav')}<p>Nada pertama berfrekuensi 440 Hz dan nada kedua 660 Hz. Dalam waktu yang sama, untuk setiap 2 getaran nada pertama, nada kedua bergetar ...</p>`,
    '3 kali',
    ['2 kali', '4 kali', '6 kali'],
    'Perbandingan frekuensinya 440 : 660 = 2 : 3, maka nada kedua bergetar 3 kali dalam waktu 2 getaran nada pertama.',
  ),
  isian(
    bunyi.a1,
    'Sandi Morse yang terdengar',
    `${heard('morse.wav')}<p>Nada pendek berarti titik dan nada panjang berarti garis. Dalam sandi Morse, S adalah tiga titik dan O adalah tiga garis. Tulislah tiga huruf yang terdengar.</p>`,
    ['SOS', 'S O S'],
    'Terdengar tiga nada pendek (S), tiga nada panjang (O), lalu tiga nada pendek lagi (S).',
  ),
  pg(
    bunyi.a1,
    'Waktu antara dua ketukan',
    `${heard('ketukan.wav')}<p>Terdengar empat ketukan dalam 2 detik, dengan jarak yang sama. Frekuensi ketukan itu adalah ...</p>`,
    '2 Hz',
    ['0,5 Hz', '4 Hz', '8 Hz'],
    'Frekuensi adalah banyak kejadian tiap detik: 4 ketukan dibagi 2 detik sama dengan 2 Hz.',
  ),
];
