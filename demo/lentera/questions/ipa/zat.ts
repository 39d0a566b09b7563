import { aim, angka, bs, isian, jodoh, pg, pgk, t, tabel, uraian } from '../../builders.ts';

const subject = 'ipa';
const context = 'saintifik';
const wujud = aim({ subject, grade: 6, aim: 'TP 6.2 Menjelaskan wujud zat dan perubahannya', topic: 'Zat/Wujud zat' });
const ukur = aim({ subject, grade: 7, aim: 'TP 7.3 Melakukan pengukuran dengan satuan baku', topic: 'Zat/Pengukuran', context });
const rapat = aim({ subject, grade: 7, aim: 'TP 7.4 Menentukan massa jenis zat', topic: 'Zat/Massa jenis', context });
const kalor = aim({ subject, grade: 7, aim: 'TP 7.5 Menjelaskan suhu, kalor, dan pemuaian', topic: 'Zat/Suhu dan kalor', context });
const campur = aim({ subject, grade: 8, aim: 'TP 8.7 Membedakan unsur, senyawa, dan campuran', topic: 'Zat/Unsur dan senyawa', context });
const asam = aim({ subject, grade: 9, aim: 'TP 9.4 Menjelaskan sifat asam, basa, dan reaksi kimia', topic: 'Zat/Asam dan basa' });

export const matter = [
  pg(
    wujud.k1,
    'Embun di luar gelas es',
    'Bagian luar gelas berisi es menjadi basah. Dari mana air itu berasal?',
    'Uap air di udara yang mengembun',
    ['Air es yang merembes melalui kaca', 'Es yang menguap lalu menempel', 'Kaca yang mencair karena dingin'],
    'Udara mengandung uap air. Saat menyentuh gelas yang dingin, uap itu melepas kalor dan mengembun menjadi titik air.',
  ),
  pg(
    wujud.k1,
    'Kapur barus yang habis',
    'Kapur barus di lemari lama-lama habis tanpa mencair dahulu. Perubahan wujud itu disebut ...',
    'menyublim',
    ['menguap', 'mencair', 'mengembun'],
    'Menyublim adalah perubahan dari padat langsung menjadi gas. Menguap terjadi dari cair ke gas.',
  ),
  jodoh(
    wujud.k1,
    'Nama perubahan wujud',
    'Pasangkan peristiwa dengan nama perubahan wujudnya.',
    [
      ['Mentega dipanaskan di wajan', 'Mencair'],
      ['Air dijadikan es batu', 'Membeku'],
      ['Baju basah menjadi kering', 'Menguap'],
      ['Titik air pada rumput di pagi hari', 'Mengembun'],
    ],
    ['Menyublim'],
    'Mencair: padat ke cair; membeku: cair ke padat; menguap: cair ke gas; mengembun: gas ke cair.',
  ),
  tabel(
    wujud.a1,
    'Menyerap atau melepas kalor',
    'Tentukan apakah perubahan wujud berikut memerlukan atau melepaskan kalor.',
    ['Memerlukan kalor', 'Melepaskan kalor'],
    [
      ['Mencair', 0],
      ['Membeku', 1],
      ['Menguap', 0],
      ['Mengembun', 1],
    ],
    'Mencair dan menguap memerlukan kalor untuk melepaskan partikel dari ikatannya; membeku dan mengembun melepaskan kalor itu kembali.',
  ),
  pg(
    ukur.k1,
    'Besaran pokok',
    'Manakah yang seluruhnya merupakan besaran pokok?',
    'Panjang, massa, waktu',
    ['Panjang, luas, volume', 'Massa, kecepatan, suhu', 'Waktu, gaya, arus listrik'],
    'Tujuh besaran pokok SI: panjang, massa, waktu, suhu, kuat arus, jumlah zat, dan intensitas cahaya. Luas, volume, kecepatan, dan gaya adalah besaran turunan.',
  ),
  angka(
    ukur.a1,
    'Kecepatan dalam meter per detik',
    'Sebuah sepeda motor melaju 54 km/jam. Berapa kecepatannya dalam m/s?',
    {
      at: '15',
      units: [
        ['m/s', '1'],
        ['m/detik', '1'],
      ],
      check: () => (54 * 1000) / 3600,
    },
    t`\(54\) km/jam \(= \frac{54.000 \text{ m}}{3.600 \text{ s}} = 15\) m/s.`,
  ),
  pg(
    rapat.a1,
    'Massa jenis sebuah batu',
    'Batu bermassa 240 gram dimasukkan ke gelas ukur berisi 100 cm³ air; permukaan air naik menjadi 180 cm³. Massa jenis batu itu adalah ...',
    '3 g/cm³',
    [
      ['1,33 g/cm³', 'Volume batu adalah kenaikan air, bukan seluruh isi gelas.'],
      ['2,4 g/cm³', '100 cm³ adalah volume air semula.'],
      ['0,33 g/cm³', 'Terbalik: massa dibagi volume.'],
    ],
    t`Volume batu \(180 - 100 = 80\) cm³. \(\rho = \frac{240}{80} = 3\) g/cm³. Angka 1,33 memakai volume 180 cm³; 0,33 membagi terbalik.`,
    () => 240 / (180 - 100),
  ),
  pg(
    rapat.r2,
    'Telur di air garam',
    'Sebutir telur tenggelam di air tawar, tetapi terapung setelah banyak garam dilarutkan. Mengapa?',
    'Massa jenis air garam lebih besar daripada massa jenis telur',
    ['Massa telur berkurang karena terkena garam', 'Volume telur mengecil di dalam air garam', 'Garam menarik telur ke permukaan'],
    'Benda terapung bila massa jenisnya lebih kecil daripada massa jenis cairan. Garam menaikkan massa jenis air, sedangkan telur tidak berubah.',
  ),
  pg(
    kalor.a1,
    'Celsius ke Fahrenheit',
    'Suhu 25°C sama dengan ...',
    '77°F',
    [
      ['45°F', 'Tambahkan 32 setelah dikalikan.'],
      ['57°F', 'Kalikan dahulu dengan sembilan per lima.'],
      ['298°F', 'Itu suhunya dalam kelvin.'],
    ],
    t`\(F = \frac{9}{5} \times 25 + 32 = 45 + 32 = 77\). Angka 45 lupa ditambah 32; 298 adalah suhu dalam kelvin.`,
    () => (9 / 5) * 25 + 32,
  ),
  angka(
    kalor.a2,
    'Kalor memanaskan air',
    'Berapa joule kalor yang diperlukan untuk memanaskan 2 kg air dari 30°C menjadi 80°C? (Kalor jenis air 4.200 J/kg°C)',
    {
      at: '420000',
      units: [
        ['J', '1'],
        ['joule', '1'],
        ['kJ', '1000'],
      ],
      loses: 0.25,
      check: () => 2 * 4200 * (80 - 30),
    },
    t`\(Q = m \, c \, \Delta T = 2 \times 4.200 \times 50 = 420.000\) J, yaitu 420 kJ.`,
  ),
  pg(
    kalor.k2,
    'Gagang panci dari kayu',
    'Mengapa gagang panci sering dibuat dari kayu atau plastik?',
    'Bahan itu penghantar panas yang buruk',
    ['Bahan itu memantulkan cahaya', 'Bahan itu tidak dapat memuai sama sekali', 'Bahan itu menyimpan dingin'],
    'Kayu dan plastik adalah isolator panas sehingga kalor dari panci lambat sampai ke tangan. Semua bahan itu tetap dapat memuai; "dingin" bukan zat yang dapat disimpan.',
  ),
  tabel(
    kalor.a2,
    'Cara perpindahan kalor',
    'Tentukan cara utama perpindahan kalor pada setiap peristiwa.',
    ['Konduksi', 'Konveksi', 'Radiasi'],
    [
      ['Ujung sendok logam panas karena ujung lainnya di dalam sup', 0],
      ['Air di bagian bawah panci naik setelah dipanaskan', 1],
      ['Panas matahari sampai ke Bumi', 2],
      ['Angin laut bertiup ke darat pada siang hari', 1],
      ['Badan terasa hangat di samping api unggun', 2],
    ],
    'Konduksi: melalui zat tanpa partikelnya berpindah. Konveksi: bersama aliran zat. Radiasi: tanpa memerlukan zat perantara.',
  ),
  pg(
    campur.k2,
    'Contoh senyawa',
    'Manakah yang termasuk senyawa?',
    'Air',
    ['Oksigen', 'Udara', 'Emas murni'],
    'Air tersusun atas hidrogen dan oksigen yang bergabung secara kimia. Oksigen dan emas adalah unsur; udara adalah campuran.',
  ),
  pg(
    campur.a1,
    'Memisahkan garam dari air laut',
    'Cara yang dipakai petani garam tradisional untuk memperoleh garam dari air laut adalah ...',
    'penguapan dan pengkristalan',
    ['penyaringan', 'pengayakan', 'pemisahan dengan magnet'],
    'Garam larut dalam air sehingga tidak dapat disaring. Air diuapkan oleh panas matahari dan garam mengkristal.',
  ),
  pgk(
    campur.k2,
    'Perubahan kimia sehari-hari',
    'Manakah yang merupakan perubahan kimia? Pilih semua yang benar.',
    ['Besi berkarat', 'Singkong menjadi tape', 'Kertas terbakar'],
    ['Es mencair', 'Gula larut dalam teh'],
    'Perubahan kimia menghasilkan zat baru: karat, alkohol dan asam pada tape, abu dan gas. Es yang mencair dan gula yang larut tetap zat yang sama.',
  ),
  isian(campur.k1, 'Lambang unsur besi', 'Tulislah lambang unsur besi.', ['Fe'], 'Lambang besi Fe berasal dari nama Latinnya, ferrum.'),
  pg(
    asam.k1,
    'Warna lakmus dalam cuka',
    'Kertas lakmus biru dicelupkan ke dalam cuka makan. Warnanya menjadi ...',
    'merah',
    ['tetap biru', 'hijau', 'kuning'],
    'Cuka bersifat asam. Asam mengubah lakmus biru menjadi merah; basa mengubah lakmus merah menjadi biru.',
  ),
  pg(
    asam.a2,
    'Obat sakit lambung',
    'Obat lambung (antasida) mengurangi rasa perih karena ...',
    'zat basa di dalamnya menetralkan asam lambung',
    [
      'zat asam di dalamnya menambah asam lambung',
      'zat di dalamnya menghentikan pencernaan',
      'garam di dalamnya menyerap semua cairan lambung',
    ],
    'Antasida mengandung basa lemah, misalnya magnesium hidroksida, yang bereaksi dengan asam lambung (netralisasi) menghasilkan garam dan air.',
  ),
  bs(
    asam.k2,
    'pH larutan netral',
    'Pada suhu kamar larutan dengan pH 7 bersifat netral, dan larutan dengan pH 3 lebih asam daripada larutan dengan pH 5.',
    true,
    'Makin kecil pH di bawah 7, makin asam larutan itu; pH 7 pada suhu kamar bersifat netral.',
  ),
  uraian(
    asam.r2,
    'Indikator alami dari bunga',
    'Rancanglah percobaan untuk menguji apakah air perasan bunga telang dapat dipakai sebagai penunjuk asam dan basa. Sebutkan alat dan bahan, langkah kerja, dan cara menarik simpulan.',
    'Bahan asam (jeruk nipis atau cuka) dan basa (air sabun atau larutan soda kue) serta air sebagai pembanding; perasan diteteskan sama banyak; warna dicatat dalam tabel. Perasan telang biru menjadi ungu kemerahan dalam asam dan kehijauan dalam basa.',
    [
      ['Alat dan bahan', 1, ['Tidak ada', 'Kurang lengkap', 'Ada contoh asam, basa, dan pembanding netral']],
      ['Langkah kerja', 2, ['Tidak ada', 'Ada, tetapi tidak terkendali', 'Runtut, jumlah tetesan sama, hasil dicatat']],
      ['Cara menyimpulkan', 1, ['Tidak ada', 'Membandingkan warna dan menghubungkannya dengan sifat larutan']],
    ],
    'Penunjuk yang baik memberi warna yang jelas berbeda dalam asam, netral, dan basa. Semua hal lain, seperti banyak tetesan, dibuat sama agar warna hanya dipengaruhi sifat larutan.',
  ),
];
