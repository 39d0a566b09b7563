import { aim, angka, pg, pgk, t, tabel, tentang, titik } from '../../builders.ts';

const subject = 'matematika';
const labels = ['numerasi'];
const grafik = aim({
  subject,
  grade: 6,
  aim: 'TP 6.6 Membaca dan menafsirkan diagram batang',
  topic: 'Data/Diagram',
  context: 'sosial-budaya',
  labels,
});
const belanja = aim({ subject, grade: 7, aim: 'TP 7.6 Memecahkan masalah aritmetika sosial', topic: 'Aljabar/Aritmetika sosial', labels });
const subak = aim({
  subject,
  grade: 8,
  aim: 'TP 8.9 Menggunakan perbandingan dan satuan dalam masalah sehari-hari',
  topic: 'Bilangan/Perbandingan',
  context: 'sosial-budaya',
  labels,
});
const garis = aim({ subject, grade: 5, aim: 'TP 5.1 Meletakkan pecahan pada garis bilangan', topic: 'Bilangan/Pecahan', labels });

const visitors = [40, 55, 30, 65, 50];

export const numeracy = [
  ...tentang(
    {
      title: 'Pengunjung perpustakaan',
      text: '<p>Diagram batang berikut menunjukkan banyak pengunjung perpustakaan sebuah SD dari Senin sampai Jumat.</p><p><img src="media:diagram-pengunjung.png" alt="Diagram batang banyak pengunjung: Senin 40, Selasa 55, Rabu 30, Kamis 65, Jumat 50. Garis mendatar berjarak 10." /></p><p>Dari kiri ke kanan: Senin, Selasa, Rabu, Kamis, Jumat. Setiap garis mendatar berjarak 10 orang.</p>',
    },
    [
      pg(
        grafik.k1,
        'Hari paling sepi di perpustakaan',
        'Pada hari apakah pengunjung paling sedikit?',
        'Rabu',
        ['Senin', 'Kamis', 'Jumat'],
        'Batang terpendek adalah batang Rabu, yaitu 30 orang. Kamis justru yang tertinggi.',
      ),
      pg(
        grafik.a1,
        'Rata-rata pengunjung perpustakaan',
        'Berapa rata-rata pengunjung setiap hari selama lima hari itu?',
        '48',
        ['50', '240', '65'],
        t`\(40 + 55 + 30 + 65 + 50 = 240\), lalu \(240 : 5 = 48\). Angka 50 adalah mediannya, bukan rata-ratanya.`,
        () => visitors.reduce((sum, each) => sum + each, 0) / visitors.length,
      ),
      angka(
        grafik.a2,
        'Kenaikan pengunjung dari Rabu ke Kamis',
        'Berapa orang kenaikan pengunjung dari Rabu ke Kamis?',
        { at: '35', units: [['orang', '1']], check: () => (visitors[3] ?? 0) - (visitors[2] ?? 0) },
        t`Kamis 65 dan Rabu 30, jadi kenaikannya \(65 - 30 = 35\) orang.`,
      ),
      tabel(
        grafik.r2,
        'Membaca diagram pengunjung',
        'Tentukan apakah setiap pernyataan sesuai dengan diagram.',
        ['Sesuai', 'Tidak sesuai'],
        [
          ['Pengunjung hari Kamis lebih dari dua kali pengunjung hari Rabu', 0],
          ['Pengunjung selalu bertambah dari hari ke hari', 1],
          ['Jumlah pengunjung Senin dan Jumat sama dengan 90 orang', 0],
        ],
        t`\(2 \times 30 = 60\) dan \(65 \gt 60\), sesuai. Dari Selasa ke Rabu pengunjung berkurang, jadi yang kedua tidak sesuai. \(40 + 50 = 90\), sesuai.`,
      ),
    ],
  ),
  ...tentang(
    {
      title: 'Kios jajan Bali',
      text: '<p>Ibu Wayan menjual jajan di pasar. Catatan modal dan penjualannya pada suatu hari:</p><table><thead><tr><th>Jajan</th><th>Modal per buah</th><th>Harga jual per buah</th><th>Dibuat</th><th>Terjual</th></tr></thead><tbody><tr><td>Laklak</td><td>Rp1.000</td><td>Rp1.500</td><td>100</td><td>90</td></tr><tr><td>Klepon</td><td>Rp800</td><td>Rp1.200</td><td>150</td><td>150</td></tr><tr><td>Lukis</td><td>Rp1.200</td><td>Rp2.000</td><td>60</td><td>45</td></tr></tbody></table><p>Jajan yang tidak terjual tidak dapat dijual lagi.</p>',
    },
    [
      pg(
        belanja.a1,
        'Modal seluruh jajan',
        'Berapa modal seluruh jajan yang dibuat hari itu?',
        'Rp292.000',
        ['Rp264.000', 'Rp405.000', 'Rp300.000'],
        t`\(100 \times 1.000 + 150 \times 800 + 60 \times 1.200 = 100.000 + 120.000 + 72.000 = 292.000\). Rp264.000 hanya menghitung jajan yang terjual, padahal modal keluar untuk semua yang dibuat.`,
        () => 100 * 1000 + 150 * 800 + 60 * 1200,
      ),
      pg(
        belanja.a2,
        'Untung dari kios jajan',
        'Berapa untung Ibu Wayan dari ketiga jajan hari itu?',
        'Rp113.000',
        ['Rp141.000', 'Rp405.000', 'Rp158.000'],
        t`Penjualan: \(90 \times 1.500 + 150 \times 1.200 + 45 \times 2.000 = 135.000 + 180.000 + 90.000 = 405.000\). Untung: \(405.000 - 292.000 = 113.000\). Rp158.000 didapat bila semua jajan dianggap laku.`,
        () => 90 * 1500 + 150 * 1200 + 45 * 2000 - 292000,
      ),
      pgk(
        belanja.r3,
        'Keputusan untuk hari berikutnya',
        'Pilih semua pernyataan yang didukung oleh catatan itu.',
        ['Untung dari laklak adalah Rp35.000', 'Klepon memberi untung paling besar', 'Seperempat lukis yang dibuat tidak terjual'],
        ['Lukis merugi karena banyak yang tidak terjual', 'Persentase untung terhadap modal paling besar diperoleh dari laklak'],
        t`Laklak: \(135.000 - 100.000 = 35.000\). Klepon: \(180.000 - 120.000 = 60.000\) (50% dari modal). Lukis: \(90.000 - 72.000 = 18.000\) (25%), masih untung; sisanya 15 dari 60. Laklak hanya 35% dari modal.`,
      ),
    ],
  ),
  ...tentang(
    {
      title: 'Pembagian air subak',
      text: '<p>Sebuah subak mengatur air untuk 24 hektare sawah. Air dari bendung mengalir 60 liter per detik dan dibagi ke tiga kelompok menurut luas sawahnya: kelompok Kaja 6 ha, kelompok Tengah 8 ha, dan kelompok Kelod 10 ha.</p>',
    },
    [
      pg(
        subak.a1,
        'Debit air untuk kelompok Tengah',
        'Berapa liter per detik air yang diterima kelompok Tengah?',
        '20 liter',
        ['15 liter', '25 liter', '8 liter'],
        t`\(\frac{8}{24} \times 60 = 20\) liter per detik. Kelompok Kaja menerima 15 dan kelompok Kelod 25 liter per detik.`,
        () => (8 / 24) * 60,
      ),
      angka(
        subak.a2,
        'Air kelompok Kaja dalam satu jam',
        'Berapa meter kubik air yang diterima kelompok Kaja dalam satu jam? (1 m³ = 1.000 liter)',
        {
          at: '54',
          units: [
            ['m³', '1'],
            ['m3', '1'],
            ['liter', '0.001'],
          ],
          loses: 0.25,
          check: () => ((6 / 24) * 60 * 3600) / 1000,
        },
        t`Kaja menerima \(\frac{6}{24} \times 60 = 15\) liter per detik. Dalam 3.600 detik: \(15 \times 3.600 = 54.000\) liter \(= 54\) m³.`,
      ),
      pg(
        subak.r2,
        'Air berkurang di musim kering',
        'Pada musim kering debit air turun 25%. Bila pembagiannya tetap menurut luas, berapa liter per detik yang diterima kelompok Kelod?',
        '18,75 liter',
        ['25 liter', '6,25 liter', '20 liter'],
        t`Debit menjadi \(0{,}75 \times 60 = 45\) liter per detik. Kelod: \(\frac{10}{24} \times 45 = 18{,}75\) liter per detik. Angka 6,25 adalah penurunannya.`,
        () => (10 / 24) * 60 * 0.75,
      ),
    ],
  ),
  titik(
    garis.k2,
    'Tiga perempat pada garis bilangan',
    t`Tunjuklah letak \(\frac{3}{4}\) pada garis bilangan.`,
    {
      picture: 'garis-bilangan.png',
      alt: 'Garis bilangan dari 0 sampai 1 dengan delapan bagian yang sama panjang.',
      areas: [{ id: 'a', kind: 'rectangle', x: 0.66, y: 0.3, width: 0.08, height: 0.4 }],
    },
    t`Garis dari 0 sampai 1 terbagi delapan bagian. \(\frac{3}{4} = \frac{6}{8}\), jadi letaknya pada garis keenam dari 0.`,
  ),
];
