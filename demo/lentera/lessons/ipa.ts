import { t } from '../builders.ts';
import { type DemoLesson, exercise, text } from './lesson.ts';

const subject = 'ipa';

export const scienceLessons: readonly DemoLesson[] = [
  {
    title: 'Tumbuhan membuat makanannya sendiri',
    subject,
    grade: 5,
    aim: 'TP 5.1 Menjelaskan bagian tumbuhan dan fotosintesis',
    parts: [
      text(
        'Bagian tumbuhan dan tugasnya',
        '<p><img src="media:tumbuhan.png" alt="Tumbuhan dengan bunga di puncak, batang tegak, dua daun, dan akar bercabang di dalam tanah." /></p><table><thead><tr><th>Bagian</th><th>Tugas</th></tr></thead><tbody><tr><td>Akar</td><td>menyerap air dan mineral, menegakkan tumbuhan</td></tr><tr><td>Batang</td><td>mengangkut air ke atas dan hasil fotosintesis ke seluruh tubuh</td></tr><tr><td>Daun</td><td>tempat utama fotosintesis</td></tr><tr><td>Bunga</td><td>alat perkembangbiakan</td></tr></tbody></table>',
      ),
      exercise('Coba dahulu', 'Bagian yang menyerap air'),
      text(
        'Fotosintesis',
        '<p>Daun mengambil karbon dioksida dari udara, sedangkan akar menyerap air. Dengan bantuan cahaya yang ditangkap klorofil (zat hijau daun), keduanya diubah menjadi gula dan oksigen.</p><blockquote><p>karbon dioksida + air → gula + oksigen</p></blockquote><p>Gula menjadi bahan makanan tumbuhan, dan oksigennya dilepas ke udara. Tumbuhan juga bernapas, siang dan malam: saat itu oksigen dipakai dan karbon dioksida dilepas.</p>',
      ),
      text(
        'Dari bunga menjadi tanaman baru',
        '<p>Serbuk sari sampai ke kepala putik dengan bantuan angin, serangga, air, atau manusia. Setelah pembuahan, bakal biji menjadi biji. Biji yang tersebar ke tempat yang cocok berkecambah menjadi tanaman baru.</p>',
      ),
      exercise('Latihan', 'Gas yang diserap saat fotosintesis', 'Tanaman di dalam lemari gelap', 'Dari bunga menjadi tanaman baru'),
    ],
  },
  {
    title: 'Massa jenis dan benda yang terapung',
    subject,
    grade: 7,
    aim: 'TP 7.4 Menentukan massa jenis zat',
    parts: [
      text(
        'Apa itu massa jenis',
        t`<p>Satu liter minyak lebih ringan daripada satu liter air. Massa jenis menyatakan massa setiap satuan volume:</p><p>\[\rho = \frac{m}{V}\]</p><p>dengan \(\rho\) massa jenis, \(m\) massa, dan \(V\) volume. Massa jenis air kira-kira 1 g/cm³, sama dengan 1.000 kg/m³.</p>`,
      ),
      text(
        'Mengukur volume benda tak beraturan',
        t`<ol><li>Isi gelas ukur dengan air dan baca volumenya, misalnya 50 cm³.</li><li>Masukkan benda pelan-pelan sampai tenggelam seluruhnya.</li><li>Baca lagi, misalnya 62 cm³. Volume benda adalah selisihnya: \(62 - 50 = 12\) cm³.</li><li>Timbang bendanya. Bila massanya 96 gram, massa jenisnya \(\frac{96}{12} = 8\) g/cm³.</li></ol>`,
      ),
      exercise('Coba dahulu', 'Massa jenis sebuah batu'),
      text(
        'Terapung, melayang, tenggelam',
        '<p>Benda <strong>terapung</strong> bila massa jenisnya lebih kecil daripada massa jenis cairan, <strong>melayang</strong> bila sama, dan <strong>tenggelam</strong> bila lebih besar. Kapal besi dapat terapung karena di dalamnya banyak rongga udara, sehingga massa jenis rata-ratanya lebih kecil daripada air.</p>',
      ),
      exercise('Latihan', 'Telur di air garam'),
    ],
  },
  {
    title: 'Rangkaian listrik seri dan paralel',
    subject,
    grade: 9,
    aim: 'TP 9.5 Menganalisis rangkaian dan energi listrik',
    parts: [
      text(
        'Hukum Ohm',
        t`<p>Tegangan mendorong arus, hambatan menahannya. Untuk penghantar pada suhu tetap berlaku</p><p>\[V = I \times R\]</p><p>dengan \(V\) dalam volt, \(I\) dalam ampere, dan \(R\) dalam ohm. Contoh: tegangan 9 V pada hambatan 3 Ω menghasilkan arus \(\frac{9}{3} = 3\) A.</p>`,
      ),
      exercise('Coba dahulu', 'Kuat arus menurut hukum Ohm'),
      text(
        'Seri dan paralel',
        t`<p><img src="media:rangkaian.png" alt="Lampu A dipasang seri dengan dua lampu, B dan C, yang saling paralel; satu baterai." /></p><p>Pada rangkaian <strong>seri</strong> hanya ada satu jalan bagi arus. Hambatannya dijumlahkan: \(R = R_1 + R_2\).</p><p>Pada rangkaian <strong>paralel</strong> arus bercabang:</p><p>\[\frac{1}{R} = \frac{1}{R_1} + \frac{1}{R_2}\]</p><p>Hambatan pengganti paralel selalu lebih kecil daripada hambatan terkecil di antaranya. Contoh: 4 Ω dan 12 Ω paralel memberi \(\frac{1}{4} + \frac{1}{12} = \frac{4}{12}\), jadi \(R = 3\) Ω.</p>`,
      ),
      text(
        'Energi listrik',
        t`<p>Energi yang dipakai alat listrik adalah daya kali waktu: \(W = P \times t\). Bila \(P\) dalam watt dan \(t\) dalam jam, hasilnya watt-jam; dibagi 1.000 menjadi kilowatt-jam (kWh), satuan pada meteran di rumah.</p>`,
      ),
      exercise('Latihan', 'Lampu yang memutus semuanya', 'Hambatan paralel', 'Energi lampu sebulan'),
    ],
  },
];
