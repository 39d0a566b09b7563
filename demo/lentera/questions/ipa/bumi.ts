import { aim, pg, pgk, tabel, tentang, titik } from '../../builders.ts';

const subject = 'ipa';
const context = 'saintifik';
const surya = aim({ subject, grade: 6, aim: 'TP 6.5 Menjelaskan tata surya dan gerak Bumi', topic: 'Bumi/Tata surya', context });
const lapis = aim({
  subject,
  grade: 8,
  aim: 'TP 8.12 Menjelaskan lapisan Bumi, gempa, dan gunung api',
  topic: 'Bumi/Lapisan Bumi',
  context,
});
const sampah = aim({
  subject,
  grade: 7,
  aim: 'TP 7.7 Menafsirkan data pencemaran dan upaya mengatasinya',
  topic: 'Bumi/Pencemaran',
  context: 'sosial-budaya',
  labels: ['literasi'],
});

export const earth = [
  titik(
    surya.k1,
    'Menunjuk planet Bumi',
    'Tunjuklah planet Bumi pada gambar tata surya (ukuran dan jarak tidak sebenarnya).',
    {
      picture: 'tata-surya.png',
      alt: 'Matahari di tepi kiri, lalu delapan planet berjajar menurut urutannya ke kanan. Planet keenam bercincin.',
      areas: [{ id: 'a', kind: 'rectangle', x: 0.26, y: 0.4, width: 0.07, height: 0.2 }],
    },
    'Urutan planet dari Matahari: Merkurius, Venus, Bumi, Mars, Yupiter, Saturnus, Uranus, Neptunus. Bumi adalah planet ketiga.',
  ),
  pg(
    surya.k1,
    'Penyebab siang dan malam',
    'Siang dan malam bergantian karena ...',
    'Bumi berputar pada porosnya',
    [
      ['Bumi mengelilingi Matahari', 'Itu revolusi, lamanya satu tahun.'],
      ['Matahari mengelilingi Bumi', 'Matahari hanya tampak bergerak karena Bumi berputar.'],
      ['Bulan menutupi Matahari setiap malam', 'Bulan menutupi Matahari hanya saat gerhana matahari.'],
    ],
    'Rotasi Bumi kira-kira 24 jam membuat bagian yang menghadap Matahari berganti. Mengelilingi Matahari (revolusi) berlangsung satu tahun.',
  ),
  pg(
    surya.a2,
    'Susunan saat gerhana bulan',
    'Gerhana bulan terjadi bila susunannya ...',
    'Matahari, Bumi, Bulan segaris dengan Bumi di tengah',
    [
      'Matahari, Bulan, Bumi segaris dengan Bulan di tengah',
      'Bumi, Matahari, Bulan segaris dengan Matahari di tengah',
      'Bulan berada tegak lurus terhadap garis Matahari dan Bumi',
    ],
    'Pada gerhana bulan, bayangan Bumi jatuh pada Bulan yang sedang purnama. Bila Bulan di tengah, yang terjadi gerhana matahari.',
  ),
  tabel(
    surya.r1,
    'Akibat rotasi dan revolusi Bumi',
    'Tentukan penyebab setiap peristiwa.',
    ['Rotasi Bumi', 'Revolusi Bumi'],
    [
      ['Perbedaan waktu antara Denpasar dan Jakarta', 0],
      ['Pergantian musim di daerah beriklim sedang', 1],
      ['Matahari tampak bergerak dari timur ke barat', 0],
      ['Rasi bintang yang tampak berganti sepanjang tahun', 1],
    ],
    'Rotasi menyebabkan perbedaan waktu dan gerak semu harian. Revolusi, bersama kemiringan poros Bumi, menyebabkan pergantian musim, dan rasi bintang yang tampak pun berganti.',
  ),
  pg(
    lapis.k1,
    'Lapisan terluar Bumi',
    'Lapisan Bumi yang padat, paling luar, dan paling tipis disebut ...',
    'kerak',
    ['mantel', 'inti luar', 'inti dalam'],
    'Dari luar ke dalam: kerak, mantel, inti luar yang cair, dan inti dalam yang padat.',
  ),
  pg(
    lapis.k2,
    'Titik di permukaan tepat di atas gempa',
    'Tempat di permukaan Bumi yang tepat berada di atas pusat gempa disebut ...',
    'episentrum',
    ['hiposentrum', 'magma', 'seismograf'],
    'Hiposentrum adalah pusat gempa di dalam Bumi; episentrum titik di permukaan di atasnya. Seismograf adalah alat pencatat gempa.',
  ),
  pgk(
    lapis.a1,
    'Saat terjadi gempa di kelas',
    'Saat gempa terasa di kelas, tindakan manakah yang tepat? Pilih semua yang benar.',
    [
      'Berlindung di bawah meja yang kuat',
      'Melindungi kepala dan menjauhi jendela kaca',
      'Keluar dengan tertib ke tempat terbuka setelah guncangan berhenti',
    ],
    ['Berlari bersama-sama melewati tangga saat guncangan masih kuat', 'Memakai lift supaya cepat sampai di bawah'],
    'Selama guncangan, lindungi kepala dan berlindung. Setelah berhenti, keluar dengan tertib. Tangga yang penuh dan lift berbahaya.',
  ),
  ...tentang(
    {
      title: 'Bank sampah sekolah',
      text: '<p>Sebuah SMP mencatat sampah yang dikumpulkan selama satu pekan sebelum dan sesudah bank sampah sekolah dibuka.</p><table><thead><tr><th>Jenis</th><th>Sebelum (kg)</th><th>Sesudah (kg)</th></tr></thead><tbody><tr><td>Sisa makanan dan daun</td><td>40</td><td>38</td></tr><tr><td>Plastik</td><td>25</td><td>10</td></tr><tr><td>Kertas</td><td>20</td><td>12</td></tr><tr><td>Kaca dan logam</td><td>5</td><td>5</td></tr></tbody></table><p>Sesudah bank sampah dibuka, siswa membawa botol minum sendiri dan memakai kedua sisi kertas.</p>',
    },
    [
      pg(
        sampah.a1,
        'Penurunan sampah plastik',
        'Berapa persen sampah plastik berkurang?',
        '60%',
        [
          ['15%', '15 adalah kilogram yang berkurang, belum persen.'],
          ['40%', 'Ini bagian yang tersisa.'],
          ['150%', 'Bandingkan dengan jumlah semula, bukan dengan sisanya.'],
        ],
        'Berkurang 25 − 10 = 15 kg. Dibandingkan dengan semula: 15 : 25 = 60%. Angka 40% adalah sisanya; 15 adalah kilogram, bukan persen.',
        () => ((25 - 10) / 25) * 100,
      ),
      pg(
        sampah.k2,
        'Sampah yang paling mudah dikompos',
        'Jenis sampah manakah pada tabel yang paling cocok dijadikan kompos?',
        'Sisa makanan dan daun',
        ['Plastik', 'Kaca dan logam', 'Semua jenis sama cocoknya'],
        'Sisa makanan dan daun mudah diuraikan mikroorganisme. Plastik, kaca, dan logam sangat sukar terurai.',
      ),
      pg(
        sampah.r2,
        'Simpulan dari data sampah',
        'Simpulan manakah yang didukung oleh data?',
        'Kebiasaan baru terutama mengurangi sampah plastik dan kertas',
        [
          'Semua jenis sampah berkurang sama banyak',
          'Sampah kaca dan logam paling banyak berkurang',
          'Bank sampah menghilangkan sisa makanan dan daun',
        ],
        'Plastik turun 15 kg dan kertas 8 kg, sesuai dengan kebiasaan membawa botol dan memakai kedua sisi kertas. Sisa makanan hanya turun 2 kg; kaca dan logam tetap.',
      ),
    ],
  ),
];
