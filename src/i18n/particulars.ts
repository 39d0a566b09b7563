import { catalogue } from './catalogue.ts';

/** What is said where a name, number or address is none, on every page and in every channel alike. */
export const particularSentences = catalogue(
  {
    notAName: 'Tulis nama seperti di KTP, dengan huruf.',
    notAnEmail: 'Tulis alamat surel lengkap, misalnya nama@contoh.id.',
    notAPhone: 'Tulis nomor telepon yang diawali 0 atau +62.',
    notNik: 'NIK terdiri dari 16 angka, seperti di KTP-el.',
    notKk: 'Nomor KK terdiri dari 16 angka, seperti di Kartu Keluarga.',
    kkLikeNik: 'Nomor ini terbaca seperti NIK. Nomor KK tertulis di kiri atas Kartu Keluarga; bila memang demikian, lanjutkan.',
    oddDate: 'Tanggal lahir di dalam NIK tidak ada di kalender. Periksa lagi; bila di KTP memang demikian, lanjutkan.',
    oddProvince: 'Dua angka pertama NIK bukan kode provinsi yang kami kenal. Periksa lagi; bila di KTP memang demikian, lanjutkan.',
  },
  {
    notAName: 'Write the name as on the identity card, in letters.',
    notAnEmail: 'Write a full e-mail address, for example name@example.id.',
    notAPhone: 'Write a telephone number that begins with 0 or +62.',
    notNik: 'A NIK has 16 digits, as on the identity card.',
    notKk: 'A KK number has 16 digits, as on the family card.',
    kkLikeNik: 'This number reads like a NIK. The KK number stands at the top left of the family card; if it is right, go on.',
    oddDate: 'The date of birth inside the NIK does not exist. Check it; if the card says so, go on.',
    oddProvince: 'The first two digits of the NIK are not a province we know. Check them; if the card says so, go on.',
  },
);
