import { aim, angka, bs, pg, pgk, rumpang, bilangan, t, tabel, urut } from '../../builders.ts';

const subject = 'matematika';
const banding = aim({
  subject,
  grade: 7,
  aim: 'TP 7.3 Menggunakan rasio, skala, dan perbandingan senilai dan berbalik nilai',
  topic: 'Bilangan/Perbandingan',
});
const pusat = aim({
  subject,
  grade: 8,
  aim: 'TP 8.8 Menentukan ukuran pemusatan dan penyebaran data',
  topic: 'Data/Ukuran pemusatan',
  context: 'sosial-budaya',
});
const peluang = aim({ subject, grade: 9, aim: 'TP 9.6 Menghitung peluang suatu kejadian', topic: 'Data/Peluang' });

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

export const data = [
  pg(
    banding.a1,
    'Jarak pada peta',
    'Pada peta berskala 1 : 500.000 jarak dua kota 6 cm. Jarak sebenarnya adalah ...',
    '30 km',
    ['3 km', '300 km', '12 km'],
    t`\(6 \times 500.000 = 3.000.000\) cm. Satu kilometer sama dengan 100.000 cm, jadi 30 km.`,
    () => (6 * 500000) / 100000,
  ),
  pg(
    banding.a2,
    'Pekerja tambahan',
    'Sebuah tembok selesai dalam 12 hari bila dikerjakan 6 orang. Bila dikerjakan 9 orang dengan kecepatan kerja yang sama, tembok itu selesai dalam ...',
    '8 hari',
    [
      ['18 hari', 'Pekerja bertambah, jadi waktunya berkurang: berbalik nilai.'],
      ['9 hari', 'Tiga orang lebih banyak tidak berarti tiga hari lebih cepat.'],
      ['15 hari', 'Pekerja bertambah, jadi waktunya tidak mungkin lebih lama.'],
    ],
    t`Makin banyak orang makin singkat waktunya (berbalik nilai): \(6 \times 12 = 72\), lalu \(72 : 9 = 8\) hari. Jawaban 18 memakai perbandingan senilai.`,
    () => (6 * 12) / 9,
  ),
  pg(
    banding.k2,
    'Membagi uang menurut rasio',
    'Uang Rp120.000 dibagi antara Kadek dan Komang dengan perbandingan 3 : 5. Bagian Komang adalah ...',
    'Rp75.000',
    ['Rp45.000', 'Rp60.000', 'Rp72.000'],
    t`Jumlah bagian \(3 + 5 = 8\). Bagian Komang \(\frac{5}{8} \times 120.000 = 75.000\). Rp45.000 adalah bagian Kadek.`,
    () => (120000 * 5) / 8,
  ),
  angka(
    banding.a1,
    'Bensin untuk perjalanan',
    'Sebuah mobil memerlukan 4 liter bensin untuk menempuh 50 km. Dengan pemakaian yang sama, berapa liter diperlukan untuk 175 km?',
    {
      at: '14',
      units: [
        ['liter', '1'],
        ['l', '1'],
        ['ml', '0.001'],
      ],
      check: () => (4 / 50) * 175,
    },
    t`Perbandingan senilai: \(\frac{175}{50} \times 4 = 3{,}5 \times 4 = 14\) liter.`,
  ),
  tabel(
    banding.r1,
    'Senilai atau berbalik nilai',
    'Tentukan jenis perbandingan pada setiap keadaan.',
    ['Senilai', 'Berbalik nilai'],
    [
      ['Banyak buku yang dibeli dan jumlah harganya, bila harga satuannya tetap', 0],
      ['Kecepatan kendaraan dan waktu tempuh untuk jarak yang sama', 1],
      ['Banyak ternak dan lama persediaan pakan yang sama habis', 1],
      ['Lama mesin menyala dan banyak listrik yang dipakai, bila dayanya tetap', 0],
    ],
    'Pada perbandingan senilai keduanya naik bersama. Pada perbandingan berbalik nilai yang satu naik bila yang lain turun, dan hasil kalinya tetap.',
  ),
  pg(
    pusat.k1,
    'Rata-rata lima nilai',
    'Nilai lima ulangan Sari adalah 70, 85, 90, 75, dan 80. Rata-ratanya adalah ...',
    '80',
    ['75', '85', '400'],
    t`\(70 + 85 + 90 + 75 + 80 = 400\), lalu \(400 : 5 = 80\).`,
    () => mean([70, 85, 90, 75, 80]),
  ),
  pg(
    pusat.k1,
    'Median data genap',
    'Median dari data 9, 4, 7, 12, 6, 10 adalah ...',
    '8',
    [
      ['9,5', 'Urutkan datanya dahulu.'],
      ['7', 'Ada dua data tengah; ambil rata-rata keduanya.'],
      ['9', 'Ada dua data tengah; ambil rata-rata keduanya.'],
    ],
    t`Urutkan: 4, 6, 7, 9, 10, 12. Dua data tengah 7 dan 9, jadi mediannya \(\frac{7 + 9}{2} = 8\). Angka 9,5 muncul bila data tidak diurutkan.`,
    () => (7 + 9) / 2,
  ),
  pg(
    pusat.r2,
    'Nilai ulangan keenam',
    'Rata-rata lima ulangan Bagus adalah 78. Setelah ulangan keenam, rata-ratanya menjadi 80. Nilai ulangan keenamnya adalah ...',
    '90',
    ['82', '79', '80'],
    t`Jumlah lima nilai \(5 \times 78 = 390\); jumlah enam nilai \(6 \times 80 = 480\). Nilai keenam \(480 - 390 = 90\).`,
    () => 6 * 80 - 5 * 78,
  ),
  pg(
    pusat.r3,
    'Rata-rata gabungan dua kelas',
    'Rata-rata tinggi 20 siswi adalah 150 cm dan rata-rata tinggi 10 siswa 156 cm. Rata-rata tinggi ke-30 anak itu adalah ...',
    '152 cm',
    [
      ['153 cm', 'Banyak siswi dan siswa berbeda, jadi tidak boleh dirata-ratakan langsung.'],
      ['154 cm', 'Kelompok yang lebih banyak lebih menentukan: siswi ada 20.'],
      ['151 cm', 'Hitung jumlah tinggi semuanya, lalu bagi 30.'],
    ],
    t`\(\frac{20 \times 150 + 10 \times 156}{30} = \frac{3.000 + 1.560}{30} = 152\) cm. Angka 153 adalah rata-rata dua rata-rata tanpa memperhatikan banyak anak.`,
    () => (20 * 150 + 10 * 156) / 30,
  ),
  urut(
    pusat.k2,
    'Langkah mencari median',
    'Urutkan langkah mencari median dari data berjumlah genap.',
    [
      'Urutkan data dari yang terkecil',
      'Tentukan dua data yang berada di tengah',
      'Jumlahkan kedua data tengah itu',
      'Bagi jumlahnya dengan 2',
    ],
    'Tanpa mengurutkan data terlebih dahulu, dua data di tengah tidak ada artinya.',
  ),
  rumpang(
    pusat.a2,
    'Jangkauan dan modus',
    'Lengkapi berdasarkan data berikut.',
    'Data banyak buku yang dibaca delapan siswa: 3, 5, 2, 5, 8, 4, 5, 6. Modusnya {{a}}, jangkauannya {{b}}, dan mediannya {{c}}.',
    [bilangan('5'), bilangan('6'), bilangan('5')],
    t`Terurut: 2, 3, 4, 5, 5, 5, 6, 8. Modus 5 (muncul tiga kali), jangkauan \(8 - 2 = 6\), median \(\frac{5 + 5}{2} = 5\).`,
  ),
  pg(
    peluang.k1,
    'Mata dadu prima',
    'Sebuah dadu biasa dilempar sekali. Peluang munculnya mata dadu bilangan prima adalah ...',
    t`\(\frac{1}{2}\)`,
    [t`\(\frac{2}{3}\)`, t`\(\frac{1}{3}\)`, t`\(\frac{5}{6}\)`],
    t`Bilangan prima pada dadu: 2, 3, 5. Peluang \(\frac{3}{6} = \frac{1}{2}\). Angka 1 bukan bilangan prima.`,
    () => [1, 2, 3, 4, 5, 6].filter((face) => [2, 3, 5].includes(face)).length / 6,
  ),
  pg(
    peluang.a2,
    'Jumlah dua mata dadu tujuh',
    'Dua dadu dilempar bersama. Peluang jumlah kedua mata dadu sama dengan 7 adalah ...',
    t`\(\frac{1}{6}\)`,
    [t`\(\frac{1}{12}\)`, t`\(\frac{7}{36}\)`, t`\(\frac{1}{36}\)`],
    t`Ada 36 pasangan, dan enam di antaranya berjumlah 7: (1,6), (2,5), (3,4), (4,3), (5,2), (6,1). Jadi \(\frac{6}{36} = \frac{1}{6}\). Yang menjawab \(\frac{1}{12}\) menganggap (1,6) dan (6,1) sama.`,
    () => {
      const faces = [1, 2, 3, 4, 5, 6];
      return faces.flatMap((one) => faces.filter((other) => one + other === 7)).length / 36;
    },
  ),
  pg(
    peluang.a1,
    'Frekuensi relatif sebuah koin',
    'Sebuah koin dilempar 50 kali dan sisi angka muncul 28 kali. Frekuensi relatif munculnya sisi angka adalah ...',
    '0,56',
    ['0,5', '0,44', '1,79'],
    t`Frekuensi relatif \(= \frac{28}{50} = 0{,}56\). Nilai 0,5 adalah peluang teoretisnya; 0,44 adalah frekuensi relatif sisi gambar.`,
    () => 28 / 50,
  ),
  bs(
    peluang.k2,
    'Peluang lebih dari satu',
    'Peluang suatu kejadian dapat bernilai lebih dari 1 bila kejadian itu sangat mungkin.',
    false,
    'Peluang selalu dari 0 (mustahil) sampai 1 (pasti). Tidak ada kejadian yang lebih dari pasti.',
  ),
  pgk(
    peluang.r2,
    'Kantong berisi kelereng',
    'Sebuah kantong berisi 5 kelereng merah, 3 biru, dan 2 putih. Satu kelereng diambil secara acak. Pilih semua pernyataan yang benar.',
    [t`Peluang terambil merah \(\frac{1}{2}\)`, t`Peluang terambil bukan putih \(\frac{4}{5}\)`],
    [t`Peluang terambil biru \(\frac{1}{3}\) karena ada tiga warna`, 'Peluang terambil putih lebih besar daripada biru'],
    t`Seluruhnya 10 kelereng: merah \(\frac{5}{10}\), biru \(\frac{3}{10}\), putih \(\frac{2}{10}\), bukan putih \(\frac{8}{10} = \frac{4}{5}\). Banyak warna tidak menentukan peluang.`,
  ),
];
