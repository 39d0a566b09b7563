import { aim, angka, isian, jodoh, pg, pgk, tabel, tentang, titik, urut } from '../../builders.ts';

const subject = 'bahasa-bali';
const context = 'sosial-budaya';
const kruna = aim({ subject, grade: 5, aim: 'TP 5.1 Menggunakan kosakata bahasa Bali sehari-hari', topic: 'Basa/Kosakata', context });
const wilangan = aim({ subject, grade: 5, aim: 'TP 5.2 Menyebut bilangan dalam bahasa Bali', topic: 'Basa/Bilangan', context });
const dina = aim({ subject, grade: 6, aim: 'TP 6.1 Menyebut hari, arah, dan penanggalan Bali', topic: 'Basa/Hari dan arah', context });
const unggah = aim({ subject, grade: 7, aim: 'TP 7.1 Menggunakan anggah-ungguhing basa', topic: 'Basa/Anggah-ungguhing basa', context });
const wacana = aim({
  subject,
  grade: 7,
  aim: 'TP 7.2 Memahami wacana berbahasa Bali',
  topic: 'Basa/Membaca',
  context,
  labels: ['literasi'],
});
const wangun = aim({ subject, grade: 8, aim: 'TP 8.1 Menjelaskan bentuk kata bahasa Bali', topic: 'Basa/Kruna', context });

export const speech = [
  pg(
    kruna.k1,
    'Ayah dari ayah',
    'Dalam bahasa Bali, ayah dari ayah kita disebut ...',
    'pekak',
    ['dadong', 'beli', 'misan'],
    '<em>Pekak</em> kakek, <em>dadong</em> nenek, <em>beli</em> kakak laki-laki, <em>misan</em> sepupu.',
  ),
  jodoh(
    kruna.k1,
    'Anak hewan dalam bahasa Bali',
    'Pasangkan hewan dengan sebutan anaknya dalam bahasa Bali.',
    [
      ['sampi', 'godél'],
      ['céléng', 'kucit'],
      ['siap', 'pitik'],
      ['cicing', 'konyong'],
    ],
    ['lelipi'],
    'Anak sapi <em>godél</em>, anak babi <em>kucit</em>, anak ayam <em>pitik</em>, anak anjing <em>konyong</em>. <em>Lelipi</em> berarti ular.',
  ),
  pgk(
    kruna.k1,
    'Bagian kepala dalam bahasa Bali',
    'Manakah yang merupakan bagian kepala? Pilih semua yang benar.',
    ['mata', 'kuping', 'cunguh'],
    ['batis', 'jriji'],
    '<em>Mata</em> mata, <em>kuping</em> telinga, <em>cunguh</em> hidung. <em>Batis</em> berarti kaki dan <em>jriji</em> jari.',
  ),
  pg(
    kruna.k1,
    'Arti kata kedis',
    'Kata <em>kedis</em> dalam bahasa Indonesia berarti ...',
    'burung',
    ['kucing', 'kuda', 'ikan'],
    '<em>Kedis</em> burung, <em>méong</em> kucing, <em>jaran</em> kuda, <em>bé</em> ikan.',
  ),
  jodoh(
    wilangan.k1,
    'Bilangan dan angkanya',
    'Pasangkan bilangan dalam bahasa Bali dengan angkanya.',
    [
      ['solas', '11'],
      ['selaé', '25'],
      ['séket', '50'],
      ['satus', '100'],
    ],
    ['15', '75'],
    '<em>Solas</em> 11, <em>selaé</em> 25, <em>séket</em> 50, <em>satus</em> 100. Lima belas disebut <em>limolas</em>.',
  ),
  angka(
    wilangan.a1,
    'Kutus ditambah sia',
    'Hitunglah dan tulis hasilnya dengan angka: <em>kutus</em> ditambah <em>sia</em>.',
    { at: '17', check: () => 8 + 9 },
    '<em>Kutus</em> 8 dan <em>sia</em> 9, jumlahnya 17 (<em>pitulas</em>).',
  ),
  urut(
    wilangan.k1,
    'Bilangan satu sampai lima',
    'Urutkan bilangan berikut dari yang terkecil.',
    ['besik', 'dadua', 'telu', 'papat', 'lima'],
    '<em>Besik</em> satu, <em>dadua</em> dua, <em>telu</em> tiga, <em>papat</em> empat, <em>lima</em> lima.',
  ),
  titik(
    dina.k1,
    'Menunjuk arah kelod',
    'Di Denpasar gunung terletak di utara dan laut di selatan. Tunjuklah arah <em>kelod</em> pada gambar.',
    {
      picture: 'arah-angin.png',
      alt: 'Empat anak panah: A ke gunung di atas, B ke matahari terbit di kanan, C ke laut di bawah, D ke kiri.',
      areas: [{ id: 'a', kind: 'rectangle', x: 0.42, y: 0.6, width: 0.2, height: 0.22 }],
    },
    '<em>Kelod</em> berarti ke arah laut, <em>kaja</em> ke arah gunung, <em>kangin</em> timur, dan <em>kauh</em> barat.',
  ),
  urut(
    dina.k2,
    'Nama hari dalam saptawara',
    'Urutkan nama hari mulai dari Minggu.',
    ['Redité', 'Soma', 'Anggara', 'Buda', 'Wraspati', 'Sukra', 'Saniscara'],
    'Redité Minggu, Soma Senin, Anggara Selasa, Buda Rabu, Wraspati Kamis, Sukra Jumat, Saniscara Sabtu.',
  ),
  pg(
    dina.k2,
    'Hari raya Galungan',
    'Hari raya Galungan jatuh pada ...',
    'Buda Kliwon wuku Dungulan',
    ['Saniscara Kliwon wuku Kuningan', 'Saniscara Umanis wuku Watugunung', 'Buda Kliwon wuku Sinta'],
    'Saniscara Kliwon Kuningan adalah hari raya Kuningan, Saniscara Umanis Watugunung Saraswati, Buda Kliwon Sinta Pagerwesi.',
  ),
  angka(
    dina.a2,
    'Lama satu putaran pawukon',
    'Satu putaran pawukon terdiri atas 30 wuku dan setiap wuku tujuh hari. Berapa hari satu putaran itu?',
    {
      at: '210',
      units: [
        ['hari', '1'],
        ['dina', '1'],
        ['wuku', '7'],
      ],
      check: () => 30 * 7,
    },
    '30 × 7 = 210 hari; karena itu otonan datang setiap 210 hari.',
  ),
  jodoh(
    unggah.k1,
    'Kata andap dan alusnya',
    'Pasangkan kata andap dengan bentuk alusnya.',
    [
      ['apa', 'napi'],
      ['nyén', 'sira'],
      ['jani', 'mangkin'],
      ['tusing', 'nénten'],
      ['suba', 'sampun'],
    ],
    ['benjang'],
    'Bentuk alus dipakai kepada orang yang dihormati. <em>Benjang</em> adalah bentuk alus dari <em>buin mani</em> (besok).',
  ),
  pg(
    unggah.a1,
    'Menjawab pertanyaan guru',
    'Seorang murid ditanya guru dan tidak tahu jawabannya. Jawaban yang santun adalah ...',
    'Titiang nénten uning, Bu Guru.',
    ['Icang sing nawang, Bu Guru.', 'Titiang tusing nawang, Bu Guru.', 'Ia nénten uning, Bu Guru.'],
    'Kepada guru dipakai <em>titiang</em>, <em>nénten</em>, dan <em>uning</em>. <em>Sing nawang</em> dan <em>tusing nawang</em> andap; <em>ia</em> berarti dia.',
  ),
  pg(
    unggah.a2,
    'Guru sudah datang',
    'Bentuk alus untuk "Pak Guru sudah datang" adalah ...',
    'Pak Guru sampun rauh.',
    ['Pak Guru suba teka.', 'Pak Guru sampun teka.', 'Pak Guru suba luas.'],
    '<em>Suba</em> menjadi <em>sampun</em> dan <em>teka</em> menjadi <em>rauh</em>. <em>Luas</em> berarti pergi.',
  ),
  tabel(
    unggah.k2,
    'Kalimat andap atau alus',
    'Tentukan apakah kalimat berikut memakai basa andap atau basa alus.',
    ['Andap', 'Alus'],
    [
      ['Icang lakar mulih.', 0],
      ['Titiang pacang budal.', 1],
      ['Ia suba luas.', 0],
      ['Ida sampun lunga.', 1],
    ],
    '<em>Icang, lakar, mulih, ia, suba, luas</em> adalah kata andap; <em>titiang, pacang, budal, ida, sampun, lunga</em> kata alus.',
  ),
  pg(
    unggah.k1,
    'Bentuk alus kata liu',
    'Bentuk alus kata <em>liu</em> (banyak) adalah ...',
    'akéh',
    ['alit', 'ageng', 'becik'],
    '<em>Akéh</em> banyak, <em>alit</em> kecil, <em>ageng</em> besar, <em>becik</em> baik.',
  ),
  ...tentang(
    {
      title: 'Umah tiangé',
      text: '<div lang="ban"><p>Adan tiangé Wayan Sudi. Umah tiangé di désa. Paek umah tiangé ada carik linggah. Sabilang semeng bapan tiangé luas ka carik, mémén tiangé luas ka peken ngadep jukut. Tiang ngelah siap lan bébék. Sabilang sanja tiang maang siapé ngamah. Adin tiangé ngangon bébék di carik.</p></div>',
    },
    [
      pg(
        wacana.k1,
        'Yang dijual ibu Wayan Sudi',
        'Apa yang dijual ibu Wayan Sudi di pasar?',
        'Sayur',
        ['Ayam', 'Bebek', 'Padi'],
        '"Mémén tiangé luas ka peken ngadep jukut": ibu pergi ke pasar menjual sayur.',
      ),
      pg(
        wacana.k1,
        'Kapan ayam diberi makan',
        'Kapan Wayan Sudi memberi makan ayamnya?',
        'Setiap sore',
        ['Setiap pagi', 'Setiap siang', 'Setiap malam'],
        '<em>Sabilang sanja</em> berarti setiap sore; <em>sabilang semeng</em> setiap pagi.',
      ),
      isian(
        wacana.k2,
        'Tempat ayah Wayan Sudi bekerja',
        'Ke mana ayah Wayan Sudi pergi setiap pagi? Jawablah dengan satu kata bahasa Bali.',
        ['carik', 'ka carik', 'ke carik'],
        '"Bapan tiangé luas ka carik": ayah pergi ke sawah.',
      ),
    ],
  ),
  pg(
    wangun.k1,
    'Kata dasar dari nyampat',
    'Kruna lingga (kata dasar) dari <em>nyampat</em> adalah ...',
    'sampat',
    ['nyapat', 'ampat', 'campat'],
    'Anusuara ny- meluluhkan s pada <em>sampat</em> (sapu): <em>sampat</em> menjadi <em>nyampat</em> (menyapu).',
  ),
  tabel(
    wangun.a2,
    'Kruna lingga dan kruna tiruan',
    'Tentukan apakah kata berikut kruna lingga (kata dasar) atau kruna tiruan (kata berimbuhan).',
    ['Kruna lingga', 'Kruna tiruan'],
    [
      ['tulis', 0],
      ['nulis', 1],
      ['majalan', 1],
      ['jemak', 0],
      ['jemakang', 1],
    ],
    '<em>Nulis</em> mendapat anusuara, <em>majalan</em> awalan ma-, dan <em>jemakang</em> akhiran -ang. <em>Tulis</em> dan <em>jemak</em> kata dasar.',
  ),
];
