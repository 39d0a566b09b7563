import { aim, angka, isian, jodoh, kata, pg, pgk, rumpang, tabel, tentang, titik, uraian, urut } from '../../builders.ts';

const subject = 'bahasa-indonesia';
const labels = ['literasi'];
const denah = aim({ subject, grade: 5, aim: 'TP 5.2 Membaca denah dan petunjuk', topic: 'Membaca/Denah' });
const cerita = aim({ subject, grade: 5, aim: 'TP 5.3 Memahami isi cerita', topic: 'Membaca/Cerita', labels });
const informasi = aim({
  subject,
  grade: 6,
  aim: 'TP 6.1 Menentukan ide pokok dan informasi dalam teks',
  topic: 'Membaca/Teks informasi',
  context: 'sosial-budaya',
  labels,
});
const alam = aim({
  subject,
  grade: 7,
  aim: 'TP 7.8 Menyimpulkan isi teks ilmiah populer',
  topic: 'Membaca/Teks ilmiah',
  context: 'saintifik',
  labels,
});
const pendapat = aim({
  subject,
  grade: 8,
  aim: 'TP 8.9 Menilai pendapat dan alasan dalam teks',
  topic: 'Membaca/Teks pendapat',
  context: 'sosial-budaya',
  labels,
});
const cerpen = aim({ subject, grade: 9, aim: 'TP 9.4 Menafsirkan cerita pendek', topic: 'Membaca/Cerpen', labels });

export const reading = [
  titik(
    denah.k2,
    'Menemukan perpustakaan pada denah',
    'Perpustakaan terletak di sebelah utara jalan yang membujur dari barat ke timur, di sebelah barat jalan yang melintang, dan paling dekat dengan persimpangan. Tunjuklah perpustakaan pada denah.',
    {
      picture: 'denah.png',
      alt: 'Denah dengan dua jalan bersilangan. Di utara jalan mendatar: A dan B di barat, C di timur. Di selatannya: D di barat, E dan F di timur. Panah menunjuk ke utara.',
      areas: [{ id: 'a', kind: 'rectangle', x: 0.25, y: 0.216, width: 0.15, height: 0.168 }],
    },
    'Di barat laut persimpangan ada A dan B. Yang paling dekat dengan persimpangan adalah B.',
  ),
  ...tentang(
    {
      title: 'Layang-layang untuk Gita',
      text: '<p>Angin bulan Juli bertiup kencang. Gita memandang layang-layang besar milik kelompok kakaknya yang menari di atas pantai. Ia ingin sekali mempunyai layang-layang sendiri, tetapi uang sakunya tidak cukup untuk membeli kertas dan benang.</p><p>"Kalau begitu, kita buat dari barang bekas," kata Kakek sambil membelah bambu. Mereka memakai plastik pembungkus yang sudah dicuci dan benang sisa jahitan Nenek. Dua kali layang-layang itu jatuh karena terlalu berat di satu sisi. Kakek tidak memperbaikinya. Ia hanya bertanya, "Menurutmu, apa yang harus kita kurangi?"</p><p>Gita menimbang-nimbang, lalu memendekkan bambu di sisi kiri. Pada percobaan ketiga, layang-layang itu naik, naik, dan tidak turun lagi sampai senja.</p>',
    },
    [
      pg(
        cerita.k1,
        'Bahan layang-layang Gita',
        'Layang-layang Gita dibuat dari ...',
        'bambu, plastik bekas, dan benang sisa jahitan',
        ['bambu, kertas baru, dan benang baru', 'kayu, kain, dan tali plastik', 'bambu, daun kering, dan benang baru'],
        'Paragraf kedua menyebut bambu, plastik pembungkus yang sudah dicuci, dan benang sisa jahitan Nenek.',
      ),
      pg(
        cerita.r2,
        'Mengapa Kakek hanya bertanya',
        'Mengapa Kakek tidak langsung memperbaiki layang-layang itu?',
        'Ia ingin Gita menemukan sendiri penyebabnya',
        ['Ia sudah lelah dan ingin pulang', 'Ia tidak tahu cara membuat layang-layang', 'Ia marah karena layang-layang jatuh'],
        'Pertanyaan Kakek menuntun Gita berpikir. Kakek jelas tahu caranya, sebab ia yang membelah bambu.',
      ),
      urut(
        cerita.a1,
        'Urutan peristiwa layang-layang',
        'Urutkan peristiwa sesuai cerita.',
        [
          'Gita melihat layang-layang kelompok kakaknya',
          'Kakek mengajak memakai barang bekas',
          'Layang-layang jatuh dua kali',
          'Gita memendekkan bambu di sisi kiri',
          'Layang-layang terbang sampai senja',
        ],
        'Urutannya mengikuti jalan cerita dari paragraf pertama sampai terakhir.',
      ),
      isian(
        cerita.k2,
        'Bulan dalam cerita layang-layang',
        'Pada bulan apakah cerita itu terjadi?',
        ['Juli', 'bulan Juli'],
        'Kalimat pertama berbunyi "Angin bulan Juli bertiup kencang".',
      ),
    ],
  ),
  ...tentang(
    {
      title: 'Ogoh-ogoh tanpa gabus',
      text: '<p>Sehari sebelum Nyepi, pemuda banjar mengarak ogoh-ogoh. Dahulu kerangkanya dibuat dari bambu dan kulitnya dari kertas. Kemudian banyak kelompok memakai gabus sintetis karena ringan dan mudah dibentuk. Namun, gabus tidak dapat terurai dan asapnya berbahaya bila dibakar.</p><p>Sebuah kelompok pemuda memilih kembali ke bambu. Mereka menganyam bilah bambu, lalu melapisinya dengan kertas bekas dan kanji. Pengerjaannya lebih lama: dua bulan, sedangkan dengan gabus cukup tiga minggu. "Lebih lama, tetapi kami jadi lebih sering berkumpul," kata ketua kelompok itu. Setelah diarak, bambunya dipakai lagi untuk pagar kebun banjar.</p>',
    },
    [
      pg(
        informasi.a1,
        'Ide pokok paragraf kedua ogoh-ogoh',
        'Ide pokok paragraf kedua adalah ...',
        'sebuah kelompok pemuda kembali memakai bambu untuk ogoh-ogoh',
        ['gabus lebih mudah dibentuk daripada bambu', 'pagar kebun banjar terbuat dari bambu', 'pemuda banjar suka berkumpul'],
        'Kalimat utama menyatakan kelompok itu memilih kembali ke bambu; kalimat lain menjelaskannya.',
      ),
      pg(
        informasi.k1,
        'Alasan gabus banyak dipakai',
        'Mengapa banyak kelompok memakai gabus sintetis?',
        'Ringan dan mudah dibentuk',
        ['Lebih murah daripada kertas', 'Dapat dipakai lagi untuk pagar', 'Asapnya harum bila dibakar'],
        'Alasan itu disebut langsung pada paragraf pertama. Harga tidak disebut dalam teks.',
      ),
      tabel(
        informasi.r1,
        'Pernyataan tentang ogoh-ogoh bambu',
        'Tentukan apakah pernyataan berikut sesuai dengan teks.',
        ['Sesuai', 'Tidak sesuai'],
        [
          ['Ogoh-ogoh bambu memerlukan waktu lebih lama untuk dibuat.', 0],
          ['Gabus sintetis dapat terurai dengan cepat.', 1],
          ['Bambu ogoh-ogoh dimanfaatkan lagi setelah diarak.', 0],
          ['Semua kelompok pemuda sudah berhenti memakai gabus.', 1],
        ],
        'Dua bulan lebih lama daripada tiga minggu; bambu dipakai untuk pagar. Teks menyebut gabus tidak dapat terurai dan hanya menceritakan satu kelompok.',
      ),
      pg(
        informasi.r2,
        'Sikap ketua kelompok pemuda',
        'Dari ucapannya, ketua kelompok menganggap waktu pengerjaan yang lama sebagai ...',
        'kesempatan untuk mempererat kebersamaan',
        ['kerugian yang harus dihindari', 'hukuman bagi anggota kelompok', 'tanda bahwa bambu sukar didapat'],
        'Ia berkata, "Lebih lama, tetapi kami jadi lebih sering berkumpul", jadi ia melihat sisi baiknya.',
      ),
    ],
  ),
  ...tentang(
    {
      title: 'Penyu dan cahaya lampu',
      text: '<p>Tukik, anak penyu, menetas pada malam hari di bawah pasir. Begitu keluar, tukik bergerak menuju tempat yang paling terang. Di pantai yang gelap, tempat paling terang adalah laut yang memantulkan cahaya bulan dan bintang.</p><p>Lampu di tepi pantai mengacaukan petunjuk alami itu. Tukik dapat berjalan ke arah jalan raya dan tidak pernah mencapai air. Peneliti menyarankan tiga cara: mematikan lampu yang tidak perlu pada musim menetas, menutup lampu agar sinarnya hanya ke bawah, dan memakai cahaya merah atau jingga, yang kurang menarik bagi tukik.</p>',
    },
    [
      pg(
        alam.k1,
        'Petunjuk arah bagi tukik',
        'Di pantai yang alami, apa yang menuntun tukik ke laut?',
        'Pantulan cahaya bulan dan bintang di laut',
        ['Bau makanan dari induknya', 'Suara kendaraan di jalan raya', 'Suhu pasir yang makin dingin'],
        'Paragraf pertama menyatakan tukik menuju tempat paling terang, yaitu laut yang memantulkan cahaya.',
      ),
      pgk(
        alam.a2,
        'Saran peneliti untuk melindungi tukik',
        'Manakah yang sesuai dengan saran peneliti? Pilih semua yang benar.',
        [
          'Mematikan lampu yang tidak perlu saat musim menetas',
          'Mengarahkan sinar lampu ke bawah',
          'Mengganti lampu dengan warna merah atau jingga',
        ],
        ['Menambah lampu putih agar tukik dapat melihat jalan', 'Memindahkan semua tukik ke dalam kolam hotel'],
        'Ketiga saran itu disebut pada paragraf kedua. Menambah lampu putih justru mengacaukan arah tukik.',
      ),
      pg(
        alam.r2,
        'Hubungan sebab akibat pada tukik',
        'Pernyataan sebab akibat yang sesuai dengan teks adalah ...',
        'karena lampu di darat lebih terang daripada laut, tukik berjalan menjauhi air',
        [
          'karena tukik menetas pada malam hari, laut menjadi gelap',
          'karena bulan bersinar, tukik tidak dapat menetas',
          'karena jalan raya ramai, lampu pantai dimatikan',
        ],
        'Tukik menuju tempat paling terang; bila itu lampu di darat, arahnya salah.',
      ),
      rumpang(
        alam.a1,
        'Ringkasan teks tukik',
        'Lengkapi ringkasan dengan satu kata dari teks.',
        'Tukik menetas pada {{a}} hari dan bergerak ke tempat yang paling {{b}}. Karena itu lampu di tepi pantai dapat mengacaukan arahnya menuju {{c}}.',
        [kata('malam'), kata('terang'), kata('laut', 'air')],
        'Ketiga kata itu terdapat pada paragraf pertama dan menjadi inti teks.',
      ),
    ],
  ),
  ...tentang(
    {
      title: 'Perlukah gawai di kelas?',
      text: '<p>Gawai sebaiknya boleh dipakai di kelas, asalkan ada aturan. Pertama, gawai membantu siswa mencari sumber belajar dengan cepat. Kedua, siswa perlu berlatih memakai gawai dengan bertanggung jawab; latihan itu lebih baik didampingi guru daripada dilakukan sendirian.</p><p>Memang, gawai dapat mengganggu perhatian. Dalam catatan seorang guru, 12 dari 30 siswa membuka permainan ketika diminta membaca. Namun, setelah disepakati bahwa gawai diletakkan terbalik di meja dan hanya dibuka bila diminta, jumlah itu turun menjadi 3 siswa. Jadi, yang diperlukan bukan larangan, melainkan kesepakatan.</p>',
    },
    [
      pg(
        pendapat.a1,
        'Pendapat penulis tentang gawai',
        'Pendapat penulis teks itu adalah ...',
        'gawai boleh dipakai di kelas dengan aturan yang disepakati',
        ['gawai harus dilarang sepenuhnya di sekolah', 'gawai boleh dipakai kapan saja tanpa aturan', 'gawai hanya boleh dipakai guru'],
        'Kalimat pertama dan terakhir menegaskan pendapat itu: boleh, dengan kesepakatan.',
      ),
      angka(
        pendapat.a2,
        'Penurunan siswa yang membuka permainan',
        'Menurut teks, berkurang berapa siswa yang membuka permainan setelah ada kesepakatan?',
        {
          at: '9',
          units: [
            ['siswa', '1'],
            ['orang', '1'],
          ],
          check: () => 12 - 3,
        },
        'Mula-mula 12 siswa, kemudian 3 siswa, jadi berkurang 9 siswa.',
      ),
      pg(
        pendapat.r3,
        'Menilai bukti tentang gawai',
        'Kelemahan bukti pada paragraf kedua adalah ...',
        'hanya berasal dari satu kelas sehingga belum tentu berlaku umum',
        ['tidak memuat angka sama sekali', 'bertentangan dengan pendapat penulis', 'tidak berhubungan dengan gawai'],
        'Catatan seorang guru tentang 30 siswa adalah contoh, belum cukup untuk menyimpulkan semua kelas. Bukti itu memuat angka dan mendukung pendapat penulis.',
      ),
      uraian(
        pendapat.r3,
        'Menanggapi pendapat tentang gawai',
        'Setujukah kamu dengan penulis? Tulislah tanggapanmu dalam satu paragraf dengan satu alasan dan satu contoh dari pengalaman di sekolahmu.',
        'Sikap jelas (setuju, tidak setuju, atau setuju bersyarat), alasan sendiri yang tidak hanya mengulang teks, dan contoh yang berkaitan.',
        [
          ['Sikap', 1, ['Tidak jelas', 'Jelas']],
          ['Alasan', 2, ['Tidak ada', 'Mengulang teks', 'Alasan sendiri yang masuk akal']],
          ['Contoh', 1, ['Tidak ada', 'Kurang berkaitan', 'Berkaitan dan nyata']],
        ],
        'Sikap apa pun dapat diterima. Yang dinilai adalah alasan yang mendukung dan contoh yang sesuai.',
      ),
    ],
  ),
  ...tentang(
    {
      title: 'Cerpen: Kursi di Pojok',
      text: '<p>Sudah tiga hari kursi di pojok itu kosong. Tidak ada yang bertanya, sebab Arka memang jarang bicara. Aku pun baru sadar ketika Bu Guru membagikan kertas ulangan dan satu lembar tersisa di tanganku.</p><p>Sepulang sekolah aku mampir ke rumahnya. Arka sedang menyuapi adiknya di teras. "Ibu dirawat," katanya pendek. Matanya tetap pada sendok. Aku ingin mengatakan sesuatu yang pantas, tetapi semua kata terasa terlalu besar. Akhirnya aku hanya duduk, membuka buku catatanku, dan mulai menyalin pelajaran tiga hari itu untuknya.</p><p>Keesokan paginya ada secarik kertas di bawah mejaku: <em>Terima kasih sudah melihat kursiku.</em></p>',
    },
    [
      pg(
        cerpen.k2,
        'Alasan Arka tidak masuk',
        'Mengapa Arka tidak masuk sekolah?',
        'Ia menjaga adiknya karena ibunya dirawat',
        ['Ia sakit dan dirawat di rumah sakit', 'Ia pindah ke sekolah lain', 'Ia takut menghadapi ulangan'],
        'Arka menyuapi adiknya dan berkata "Ibu dirawat". Yang dirawat adalah ibunya, bukan dirinya.',
      ),
      pg(
        cerpen.r2,
        'Makna kata-kata yang terlalu besar',
        'Maksud "semua kata terasa terlalu besar" adalah ...',
        'tokoh aku merasa kata-kata tidak cocok untuk menghibur saat itu',
        ['tulisan di buku catatan terlalu besar', 'Arka berbicara terlalu keras', 'tokoh aku tidak mengerti perkataan Arka'],
        'Tokoh aku ingin mengatakan sesuatu yang pantas, tetapi setiap ucapan terasa berlebihan; maka ia menunjukkan kepedulian lewat perbuatan.',
      ),
      jodoh(
        cerpen.a2,
        'Tokoh dan wataknya dalam Kursi di Pojok',
        'Pasangkan bukti dalam cerpen dengan watak yang ditunjukkannya.',
        [
          ['Menyalin pelajaran tiga hari untuk kawan', 'peduli'],
          ['Menyuapi adik ketika ibu dirawat', 'bertanggung jawab'],
          ['Meninggalkan ucapan terima kasih', 'tahu berterima kasih'],
        ],
        ['pemarah'],
        'Watak tokoh tampak dari perbuatannya, bukan hanya dari penjelasan pengarang.',
      ),
      pg(
        cerpen.r3,
        'Makna melihat kursiku',
        'Kalimat "Terima kasih sudah melihat kursiku" paling tepat diartikan sebagai terima kasih karena ...',
        'ada yang menyadari ketidakhadirannya dan peduli',
        ['kursinya dibersihkan oleh teman', 'kursinya dipindahkan ke depan', 'ia boleh memilih kursi baru'],
        'Kursi kosong melambangkan ketidakhadiran Arka yang semula tidak diperhatikan siapa pun.',
      ),
    ],
  ),
];
