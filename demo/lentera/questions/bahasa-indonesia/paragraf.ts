import { aim, pg, pgk, tabel, tentang } from '../../builders.ts';

const subject = 'bahasa-indonesia';
const jadwal = aim({
  subject,
  grade: 5,
  aim: 'TP 5.4 Memahami pengumuman dan jadwal',
  topic: 'Membaca/Pengumuman',
  context: 'sosial-budaya',
  labels: ['literasi'],
});
const paragraf = aim({ subject, grade: 9, aim: 'TP 9.1 Mengembangkan paragraf yang padu', topic: 'Kebahasaan/Paragraf' });

export const paragraphs = [
  ...tentang(
    {
      title: 'Perpustakaan keliling',
      text: '<p><strong>Pengumuman</strong></p><p>Perpustakaan keliling akan singgah di halaman sekolah setiap Selasa dan Kamis, pukul 09.00 sampai 11.30. Setiap siswa boleh meminjam paling banyak dua buku selama satu minggu. Bawalah kartu pelajar. Buku yang terlambat dikembalikan dikenai denda membaca: siswa menceritakan isi buku itu di depan kelas.</p>',
    },
    [
      pg(
        jadwal.k1,
        'Hari perpustakaan keliling',
        'Pada hari apa perpustakaan keliling singgah?',
        'Selasa dan Kamis',
        ['Senin dan Rabu', 'Setiap hari', 'Selasa saja'],
        'Pengumuman menyebut "setiap Selasa dan Kamis".',
      ),
      pg(
        jadwal.a1,
        'Denda membaca',
        'Apa yang harus dilakukan siswa yang terlambat mengembalikan buku?',
        'Menceritakan isi buku di depan kelas',
        ['Membayar denda dua ribu rupiah', 'Tidak boleh meminjam selamanya', 'Membeli buku pengganti'],
        'Denda yang disebut bukan uang, melainkan menceritakan isi buku.',
      ),
      tabel(
        jadwal.a2,
        'Boleh atau tidak menurut pengumuman',
        'Tentukan apakah tindakan berikut sesuai dengan pengumuman.',
        ['Sesuai', 'Tidak sesuai'],
        [
          ['Meminjam dua buku pada hari Kamis pukul 10.00', 0],
          ['Meminjam tiga buku sekaligus', 1],
          ['Meminjam tanpa membawa kartu pelajar', 1],
          ['Mengembalikan buku sesudah enam hari', 0],
        ],
        'Paling banyak dua buku, kartu pelajar dibawa, dan lama pinjam satu minggu. Enam hari belum terlambat.',
      ),
    ],
  ),
  pg(
    paragraf.k2,
    'Letak kalimat utama',
    'Bacalah: "Pasar itu ramai sejak subuh. Pedagang sayur, buah, dan ikan sudah menata dagangan. Pembeli datang silih berganti. Pendeknya, pasar pagi menjadi pusat kegiatan desa." Kalimat utama paragraf itu terletak di ...',
    'akhir paragraf',
    ['awal paragraf', 'tengah paragraf', 'seluruh paragraf'],
    'Paragraf dimulai dengan perincian dan ditutup simpulan umum yang ditandai "pendeknya" (paragraf induktif).',
  ),
  pg(
    paragraf.a2,
    'Kalimat yang tidak padu',
    'Bacalah: "(1) Bambu banyak manfaatnya. (2) Batangnya dipakai untuk membangun balai. (3) Rebungnya dapat dimasak. (4) Kemarin hujan turun deras." Kalimat yang sumbang adalah kalimat nomor ...',
    '(4)',
    ['(1)', '(2)', '(3)'],
    'Kalimat (1) ide pokok, (2) dan (3) penjelasnya. Kalimat (4) tidak berhubungan dengan manfaat bambu.',
  ),
  pgk(
    paragraf.r1,
    'Syarat paragraf yang baik',
    'Manakah yang merupakan syarat paragraf yang baik? Pilih semua yang benar.',
    ['Mempunyai satu ide pokok', 'Kalimat-kalimatnya saling berhubungan'],
    ['Terdiri atas tepat lima kalimat', 'Setiap kalimat memuat ide pokok yang berbeda'],
    'Paragraf yang baik memiliki kesatuan (satu ide pokok) dan kepaduan. Banyak kalimatnya tidak ditentukan.',
  ),
];
