import { aim, bs, isian, jodoh, pg, pgk, pilih, rumpang, tabel, tentang, uraian } from '../../builders.ts';

const subject = 'bahasa-bali';
const context = 'sosial-budaya';
const aksara = aim({
  subject,
  grade: 6,
  aim: 'TP 6.2 Membaca dan menulis kata sederhana dengan aksara Bali',
  topic: 'Aksara/Kata sederhana',
  context,
});
const pangangge = aim({
  subject,
  grade: 7,
  aim: 'TP 7.3 Menggunakan pangangge suara dan pangangge tengenan',
  topic: 'Aksara/Pangangge',
  context,
});
const salam = aim({ subject, grade: 5, aim: 'TP 5.3 Mengucapkan salam dan berkenalan dalam bahasa Bali', topic: 'Basa/Salam', context });
const sekar = aim({ subject, grade: 8, aim: 'TP 8.2 Mengenal sekar rare, alit, madya, dan agung', topic: 'Sastra/Sekar', context });
const satua = aim({ subject, grade: 7, aim: 'TP 7.4 Memahami isi satua', topic: 'Sastra/Satua', context, labels: ['literasi'] });
const paribasa = aim({ subject, grade: 9, aim: 'TP 9.1 Menafsirkan paribasa Bali', topic: 'Sastra/Paribasa', context });

export const scriptAndLore = [
  pg(
    aksara.k1,
    'Membaca kata bali',
    'Kata beraksara Bali ᬩᬮᬶ dibaca ...',
    'bali',
    ['bila', 'balu', 'bala'],
    'ᬩ dibaca ba, ᬮ dibaca la, dan tanda ulu di atas ᬮ mengubahnya menjadi li.',
  ),
  pg(
    aksara.a1,
    'Menulis kata sapi',
    'Tulisan aksara Bali untuk kata <em>sapi</em> adalah ...',
    'ᬲᬧᬶ',
    ['ᬲᬶᬧ', 'ᬲᬧᬸ', 'ᬲᬧ'],
    'Sa ditulis ᬲ dan pi ditulis ᬧ dengan ulu: ᬧᬶ. Pilihan lain dibaca sipa, sapu, dan sapa.',
  ),
  isian(
    aksara.a1,
    'Membaca kata kayu',
    'Tulislah dengan huruf Latin kata berikut: ᬓᬬᬸ',
    ['kayu'],
    'ᬓ dibaca ka, ᬬ dengan suku (tanda u) dibaca yu.',
  ),
  // A word, not a number: a number may be typed in Balinese digits, and copying them is no reading.
  isian(
    aksara.a1,
    'Membaca angka Bali',
    'Tulislah dengan angka Latin bilangan berikut: ᭒᭐᭒᭖',
    ['2026', '2.026'],
    'Angka Bali ᭐ sampai ᭙ bernilai 0 sampai 9: ᭒ dua, ᭐ nol, ᭖ enam.',
  ),
  pg(
    aksara.k2,
    'Banyak aksara wianjana',
    'Banyak aksara wianjana yang dipakai untuk menulis bahasa Bali sehari-hari adalah ...',
    '18',
    ['20', '26', '5'],
    'Bahasa Bali memakai 18 aksara wianjana, mulai dari ha, na, ca, ra, ka. Huruf Latin berjumlah 26.',
  ),
  jodoh(
    pangangge.k1,
    'Pangangge suara pada ka',
    'Pasangkan tulisan aksara Bali dengan bacaannya.',
    [
      ['ᬓᬶ', 'ki'],
      ['ᬓᬸ', 'ku'],
      ['ᬓᬾ', 'ké'],
      ['ᬓᭀ', 'ko'],
    ],
    ['ka'],
    'Ulu memberi bunyi i, suku u, taling é, dan taling-tedung o. Tanpa pangangge, ᬓ dibaca ka.',
  ),
  pgk(
    pangangge.a2,
    'Kata yang berakhir ng',
    'Manakah yang dibaca dengan bunyi akhir ng? Pilih semua yang benar.',
    ['ᬓᬸᬧᬶᬂ', 'ᬲᬂ'],
    ['ᬲᬄ', 'ᬲᬃ', 'ᬲᬧᬶ'],
    'Cecek (ᬂ) memberi bunyi akhir ng: kuping dan sang. Bisah (ᬄ) memberi h, surang (ᬃ) memberi r.',
  ),
  pg(
    pangangge.k2,
    'Kegunaan adeg-adeg',
    'Adeg-adeg digunakan untuk ...',
    'menghilangkan bunyi vokal aksara wianjana',
    ['memberi bunyi akhir ng', 'memanjangkan bunyi a', 'mengakhiri sebuah kalimat'],
    'Aksara wianjana dibaca dengan vokal a; adeg-adeg mematikannya, misalnya ᬓ᭄ dibaca k. Bunyi akhir ng ditulis dengan cecek.',
  ),
  pg(
    salam.k1,
    'Salam pada pagi hari',
    'Arti <em>Rahajeng semeng</em> adalah ...',
    'selamat pagi',
    ['selamat malam', 'selamat datang', 'terima kasih'],
    '<em>Rahajeng wengi</em> selamat malam, <em>rahajeng rauh</em> selamat datang, <em>matur suksma</em> terima kasih.',
  ),
  rumpang(
    salam.a1,
    'Melengkapi salam dan ucapan',
    'Pilih ucapan yang tepat.',
    'Di awal pertemuan umat Hindu Bali mengucapkan {{a}}. Setelah diberi bantuan, kita mengucapkan matur {{b}}. Di akhir pertemuan diucapkan Om {{c}}, Om.',
    [
      pilih('Om Swastyastu', 'Rahajeng wengi', 'Matur suksma'),
      pilih('suksma', 'semeng', 'rauh'),
      pilih('Santih, Santih, Santih', 'Swastyastu', 'Rahajeng'),
    ],
    '<em>Om Swastyastu</em> membuka, <em>matur suksma</em> mengucapkan terima kasih, dan <em>Om Santih, Santih, Santih, Om</em> menutup.',
  ),
  uraian(
    salam.a3,
    'Memperkenalkan diri dengan basa alus',
    'Tulislah perkenalan diri dalam bahasa Bali alus, sedikitnya empat kalimat: salam, nama, asal, dan sekolah.',
    'Contoh: Om Swastyastu. Wastan titiang Luh Sari. Titiang saking Dénpasar. Titiang masekolah ring SMP. Matur suksma.',
    [
      ['Isi', 2, ['Satu hal atau kurang', 'Dua atau tiga hal', 'Salam, nama, asal, dan sekolah']],
      ['Basa alus', 2, ['Semua andap', 'Campuran', 'Alus dan tepat']],
      ['Ejaan', 1, ['Banyak kesalahan', 'Rapi']],
    ],
    'Untuk diri sendiri dipakai <em>titiang</em> dan <em>wasta</em>; kata depan alusnya <em>ring</em> (di) dan <em>saking</em> (dari).',
  ),
  jodoh(
    sekar.k2,
    'Empat golongan sekar',
    'Pasangkan golongan sekar dengan isinya.',
    [
      ['Sekar rare', 'lagu anak-anak'],
      ['Sekar alit', 'pupuh'],
      ['Sekar madya', 'kidung'],
      ['Sekar agung', 'kakawin'],
    ],
    ['satua'],
    'Sekar rare berupa gending rare, sekar alit pupuh, sekar madya kidung, dan sekar agung kakawin. Satua adalah cerita, bukan nyanyian.',
  ),
  tabel(
    sekar.k1,
    'Sekar alit atau sekar rare',
    'Kelompokkan tembang berikut.',
    ['Sekar alit', 'Sekar rare'],
    [
      ['Pupuh Ginada', 0],
      ['Méong-méong', 1],
      ['Pupuh Pucung', 0],
      ['Juru Pencar', 1],
    ],
    'Ginada dan Pucung adalah pupuh; Méong-méong dan Juru Pencar gending rare.',
  ),
  pg(
    satua.k1,
    'Pemangsa dalam satua Siap Selem',
    'Dalam satua <em>I Siap Selem</em>, tokoh yang ingin memangsa induk ayam dan anak-anaknya adalah ...',
    'Méng Kuuk',
    ['Pedanda Baka', 'I Lutung', 'Ni Kesuna'],
    'Méng Kuuk menawari I Siap Selem menginap saat hujan karena ingin memangsanya. Tokoh lain terdapat dalam satua yang berbeda.',
  ),
  ...tentang(
    {
      title: 'Cicing ngaba tulang',
      text: '<div lang="ban"><p>Ada cicing ngaba tulang. Ia majalan di titi. Di yéhé ia nepukin cicing lénan ané masih ngaba tulang. Cicingé dot ngelah tulang ento. Ia ngongkong. Tulangné ulung ka yéh.</p></div>',
    },
    [
      pg(
        satua.k2,
        'Yang dibawa anjing dalam satua',
        'Apa yang dibawa anjing dalam satua itu?',
        'Tulang',
        ['Ikan', 'Jembatan', 'Air'],
        '<em>Ngaba tulang</em> berarti membawa tulang; <em>titi</em> jembatan dan <em>yéh</em> air.',
      ),
      pg(
        satua.r1,
        'Anjing yang terlihat di air',
        'Anjing lain yang terlihat di air sebenarnya adalah ...',
        'bayangannya sendiri',
        ['anjing milik tetangga', 'anjing yang tenggelam', 'ikan yang besar'],
        'Air memantulkan bayangan anjing itu beserta tulangnya.',
      ),
      pg(
        satua.r2,
        'Amanat satua anjing dan tulang',
        'Amanat yang paling tepat untuk satua itu adalah ...',
        '<em>Eda loba!</em>',
        ['<em>Eda kiul!</em>', '<em>Eda bobab!</em>', '<em>Eda jejeh!</em>'],
        '<em>Eda loba</em> berarti jangan serakah. <em>Kiul</em> malas, <em>bobab</em> bohong, <em>jejeh</em> takut.',
      ),
    ],
  ),
  pg(
    paribasa.k2,
    'Arti gangsaran tindak kuangan daya',
    'Sesonggan <em>gangsaran tindak kuangan daya</em> ditujukan kepada orang yang ...',
    'bertindak tergesa-gesa tanpa berpikir panjang',
    ['rajin bekerja sejak pagi', 'pandai berbicara di depan umum', 'suka menolong tanpa diminta'],
    'Artinya cepat bertindak tetapi kurang pertimbangan.',
  ),
  bs(
    paribasa.k1,
    'Arti cecimpedan',
    '<em>Cecimpedan</em> adalah teka-teki dalam bahasa Bali.',
    true,
    'Cecimpedan biasanya diawali pertanyaan "Apa ...?" dan harus ditebak jawabannya.',
  ),
];
