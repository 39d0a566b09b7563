import { t } from '../builders.ts';
import { type DemoLesson, exercise, text } from './lesson.ts';

const subject = 'matematika';

export const mathematicsLessons: readonly DemoLesson[] = [
  {
    title: 'Menjumlahkan pecahan berpenyebut berbeda',
    subject,
    grade: 5,
    aim: 'TP 5.2 Menjumlahkan dan mengurangkan pecahan berpenyebut berbeda',
    parts: [
      text(
        'Pecahan senilai',
        t`<p>Sebuah kue dipotong tiga, lalu dua potong diambil: \(\frac{2}{3}\) kue. Bila setiap potong dibagi dua lagi, yang diambil menjadi empat dari enam potong: \(\frac{4}{6}\). Banyak kuenya tetap sama.</p><p>Jadi pembilang dan penyebut boleh <strong>dikalikan</strong> bilangan yang sama:</p><p>\[\frac{2}{3} = \frac{2 \times 2}{3 \times 2} = \frac{4}{6}\]</p><p>Menambah keduanya dengan bilangan yang sama tidak boleh: \(\frac{2 + 2}{3 + 2} = \frac{4}{5}\), dan itu lebih banyak daripada \(\frac{2}{3}\).</p>`,
      ),
      exercise('Coba dahulu', 'Pecahan senilai dua pertiga'),
      text(
        'Menyamakan penyebut',
        t`<p>Seperempat dan sepertiga tidak dapat langsung dijumlahkan karena potongannya tidak sama besar. Cari penyebut yang menjadi kelipatan keduanya, misalnya 12.</p><p>\[\frac{1}{4} + \frac{1}{3} = \frac{3}{12} + \frac{4}{12} = \frac{7}{12}\]</p><ol><li>Cari kelipatan persekutuan kedua penyebut, sebaiknya yang terkecil.</li><li>Ubah kedua pecahan menjadi senilai dengan penyebut itu.</li><li>Jumlahkan atau kurangkan pembilangnya; penyebutnya tetap.</li><li>Sederhanakan bila dapat.</li></ol>`,
      ),
      text(
        'Pecahan campuran',
        t`<p>Bila jumlah pembilang melebihi penyebut, ambil satu utuh. Contoh: \(1\frac{2}{3} + \frac{3}{4}\).</p><p>\[1\frac{8}{12} + \frac{9}{12} = 1\frac{17}{12} = 2\frac{5}{12}\]</p>`,
      ),
      exercise('Latihan', 'Sisa jus jeruk', 'Pita untuk penjor kecil', 'Tiga perempat dari dua perlima'),
    ],
  },
  {
    title: 'Persamaan linear satu variabel',
    subject,
    grade: 7,
    aim: 'TP 7.5 Menyelesaikan persamaan dan pertidaksamaan linear satu variabel',
    parts: [
      text(
        'Persamaan seperti timbangan',
        t`<p>Persamaan \(x + 3 = 8\) dapat dibayangkan sebagai timbangan yang seimbang. Yang dilakukan pada satu sisi harus dilakukan pada sisi lain:</p><ul><li>menambah atau mengurangi kedua ruas dengan bilangan yang sama;</li><li>mengalikan atau membagi kedua ruas dengan bilangan yang sama, asalkan bukan nol.</li></ul><p>Mengurangi kedua ruas dengan 3 memberi \(x = 5\). Periksa: \(5 + 3 = 8\), benar.</p>`,
      ),
      text(
        'Kurung dan variabel di dua ruas',
        t`<p>Selesaikan \(4(x - 1) = 2x + 6\).</p><p>\[\begin{aligned} 4x - 4 &amp;= 2x + 6 \\ 2x - 4 &amp;= 6 \\ 2x &amp;= 10 \\ x &amp;= 5 \end{aligned}\]</p><p>Mula-mula kurung dibuka: 4 dikalikan dengan <em>setiap</em> suku. Kemudian \(2x\) dikurangkan dari kedua ruas, 4 ditambahkan, dan kedua ruas dibagi 2. Periksa: \(4 \times 4 = 16\) dan \(2 \times 5 + 6 = 16\).</p>`,
      ),
      exercise('Coba dahulu', 'Persamaan dengan satu langkah kurung', 'Langkah menyelesaikan persamaan', 'Variabel di kedua ruas'),
      text(
        'Pertidaksamaan',
        t`<p>Aturannya sama, dengan satu tambahan: bila kedua ruas dikalikan atau dibagi bilangan <strong>negatif</strong>, tandanya berbalik. Contoh: \(2 \lt 5\), tetapi \(-2 \gt -5\).</p><p>\[-3x \lt 12 \quad\text{menjadi}\quad x \gt -4\]</p>`,
      ),
      exercise('Latihan', 'Membalik tanda pertidaksamaan', 'Umur kakak dan adik', 'Menyewa sepeda di pantai'),
    ],
  },
  {
    title: 'Teorema Pythagoras',
    subject,
    grade: 8,
    aim: 'TP 8.6 Menggunakan teorema Pythagoras',
    parts: [
      text(
        'Tiga sisi segitiga siku-siku',
        t`<p>Pada segitiga siku-siku, sisi di hadapan sudut siku-siku adalah sisi terpanjang dan disebut <em>hipotenusa</em>. Bila sisi siku-sikunya \(a\) dan \(b\), dan hipotenusanya \(c\), maka</p><p>\[a^2 + b^2 = c^2\]</p><p><img src="media:segitiga-siku.png" alt="Segitiga siku-siku dengan sisi tegak 9 cm dan sisi mendatar 12 cm." /></p>`,
      ),
      exercise('Coba dahulu', 'Sisi miring segitiga siku-siku'),
      text(
        'Mencari sisi siku-siku',
        t`<p>Bila hipotenusa diketahui, kuadratnya dikurangi: \(a^2 = c^2 - b^2\). Contoh: hipotenusa 10 cm dan satu sisi 6 cm.</p><p>\[a = \sqrt{10^2 - 6^2} = \sqrt{100 - 36} = \sqrt{64} = 8 \text{ cm}\]</p><p>Hasilnya harus lebih kecil daripada hipotenusa. Bila tidak, periksa sisi mana yang miring.</p>`,
      ),
      text(
        'Kebalikan teorema',
        t`<p>Bila \(a^2 + b^2 = c^2\) untuk sisi terpanjang \(c\), segitiga itu pasti siku-siku. Tiga bilangan bulat positif yang memenuhinya disebut tripel Pythagoras: 3, 4, 5 adalah yang paling terkenal, dan kelipatannya (6, 8, 10) juga.</p>`,
      ),
      exercise('Latihan', 'Tangga bersandar di dinding', 'Tripel Pythagoras'),
    ],
  },
];
