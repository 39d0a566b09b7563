import { type DemoLesson, exercise, text } from './lesson.ts';

export const languageLessons: readonly DemoLesson[] = [
  {
    title: 'Kata depan di dan imbuhan di-',
    subject: 'bahasa-indonesia',
    grade: 7,
    aim: 'TP 7.1 Menggunakan ejaan dan tanda baca sesuai pedoman',
    parts: [
      text(
        'Dua macam di',
        '<p>Bunyinya sama, tetapi tugasnya berbeda.</p><table><thead><tr><th></th><th>Kata depan <em>di</em></th><th>Imbuhan <em>di-</em></th></tr></thead><tbody><tr><th>Ditulis</th><td>terpisah</td><td>serangkai</td></tr><tr><th>Diikuti</th><td>tempat atau waktu</td><td>kata kerja</td></tr><tr><th>Contoh</th><td>di pasar, di atas, di antara</td><td>ditulis, dibaca, dimakan</td></tr></tbody></table><p>Cara memeriksanya: kata kerja ber-<em>di-</em> dapat diubah menjadi ber-<em>me-</em> (dibaca, membaca). Kata depan <em>di</em> dapat diganti dengan <em>dari</em> (di pasar, dari pasar).</p>',
      ),
      exercise('Coba dahulu', 'Penulisan kata depan di'),
      text(
        'Kata depan ke dan dari',
        '<p>Kata depan <em>ke</em> dan <em>dari</em> juga ditulis terpisah: ke sekolah, ke luar kota, dari rumah. Perhatikan beberapa kata yang memang serangkai karena bukan kata depan, misalnya <em>keluar</em> dalam arti lawan dari masuk, <em>kepada</em>, dan <em>daripada</em>.</p>',
      ),
      text(
        'Huruf kapital dan tanda baca',
        '<p>Nama orang, tempat, hari, dan bulan diawali huruf kapital: Danau Beratan, hari Senin, bulan Mei. Pada kalimat langsung, ucapan dimulai dengan huruf kapital dan tanda bacanya terletak sebelum tanda petik penutup: Ayah bertanya, "Siapa yang ikut?"</p>',
      ),
      exercise('Latihan', 'Ejaan yang benar dalam pengumuman', 'Huruf kapital pada nama', 'Kalimat langsung', 'Memeriksa ejaan kalimat'),
    ],
  },
  {
    title: 'Membaca puisi dengan teliti',
    subject: 'bahasa-indonesia',
    grade: 8,
    aim: 'TP 8.7 Menelaah unsur pembangun puisi',
    parts: [
      text(
        'Yang didengar dan yang dilihat',
        '<p>Bacalah puisi dengan suara pelan. Persamaan bunyi disebut <strong>rima</strong>, alunan naik turunnya <strong>irama</strong>, pilihan katanya <strong>diksi</strong>, dan bentuk penulisannya <strong>tipografi</strong>. Kata yang membuat kita seakan-akan melihat, mendengar, atau meraba membentuk <strong>citraan</strong>.</p>',
      ),
      text(
        'Majas yang sering dipakai',
        '<table><thead><tr><th>Majas</th><th>Ciri</th><th>Contoh</th></tr></thead><tbody><tr><td>Simile</td><td>membandingkan dengan seperti, bagai, laksana</td><td>Hatinya bening bagai embun</td></tr><tr><td>Metafora</td><td>membandingkan langsung tanpa kata pembanding</td><td>Buku adalah jendela dunia</td></tr><tr><td>Personifikasi</td><td>memberi sifat manusia kepada benda</td><td>Angin membelai daun padi</td></tr><tr><td>Hiperbola</td><td>melebih-lebihkan</td><td>Tangisnya membanjiri kota</td></tr></tbody></table>',
      ),
      exercise('Coba dahulu', 'Majas personifikasi', 'Arti rima dalam puisi'),
      text(
        'Menarik makna',
        '<p>Makna puisi dicari dari kata-katanya, bukan ditebak. Tanyakan: siapa yang berbicara? Apa yang ia lihat? Kata mana yang berulang atau terasa ganjil? Apa lambangnya? Setiap pendapat tentang puisi harus dapat ditunjukkan buktinya pada larik tertentu.</p>',
      ),
      exercise(
        'Latihan dengan puisi Perahu Ayah',
        'Suasana awal puisi Perahu Ayah',
        'Majas lampu yang mengedip',
        'Makna layar putih yang tumbuh',
        'Perasaan aku dalam puisi Perahu Ayah',
      ),
    ],
  },
  {
    title: 'Telling what happened: the simple past',
    subject: 'bahasa-inggris',
    grade: 8,
    aim: 'TP 8.1 Menceritakan peristiwa lampau dengan simple past',
    parts: [
      text(
        'Bentuk kata kerja',
        '<p>Peristiwa yang sudah selesai diceritakan dengan <em>simple past</em>.</p><ul><li>Kata kerja beraturan mendapat -ed: <em lang="en">walk – walked, visit – visited</em>.</li><li>Kata kerja tak beraturan harus dihafal: <em lang="en">go – went, buy – bought, see – saw</em>.</li><li><em lang="en">Be</em> menjadi <em lang="en">was</em> (I, he, she, it) atau <em lang="en">were</em> (you, we, they).</li></ul><p>Penanda waktunya misalnya <em lang="en">yesterday, last week, two days ago</em>.</p>',
      ),
      exercise('Coba dahulu', 'Past form of buy', 'Irregular past forms'),
      text(
        'Kalimat negatif dan pertanyaan',
        '<p>Gunakan <em lang="en">did</em>; kata kerjanya kembali ke bentuk dasar.</p><table><thead><tr><th>Kalimat</th><th>Contoh</th></tr></thead><tbody><tr><td>Pernyataan</td><td lang="en">They went to Serangan.</td></tr><tr><td>Negatif</td><td lang="en">They did not go to Serangan.</td></tr><tr><td>Pertanyaan</td><td lang="en">Did they go to Serangan?</td></tr></tbody></table><p>Kesalahan yang sering terjadi adalah memakai bentuk lampau dua kali: <em lang="en">Did they went</em>. Yang lampau cukup <em lang="en">did</em>.</p>',
      ),
      exercise('Latihan', 'Question in simple past', 'Was or were at the beach', 'Arrange the words of a question'),
    ],
  },
  {
    title: 'Pangangge aksara Bali',
    subject: 'bahasa-bali',
    grade: 7,
    aim: 'TP 7.3 Menggunakan pangangge suara dan pangangge tengenan',
    parts: [
      text(
        'Aksara wianjana',
        '<p>Setiap aksara wianjana dibaca dengan vokal <em>a</em>: ᬳ ha, ᬦ na, ᬘ ca, ᬭ ra, ᬓ ka, ᬢ ta, ᬲ sa, ᬯ wa, ᬮ la, ᬫ ma, ᬩ ba, ᬧ pa, ᬬ ya. Maka ᬫᬢ dibaca <em>mata</em> dan ᬲᬧ dibaca <em>sapa</em>.</p>',
      ),
      text(
        'Pangangge suara',
        '<p>Vokal diubah dengan pangangge suara, di sini pada ᬓ:</p><table><thead><tr><th>Pangangge</th><th>Bunyi</th><th>Contoh</th></tr></thead><tbody><tr><td>ulu</td><td>i</td><td>ᬓᬶ ki</td></tr><tr><td>suku</td><td>u</td><td>ᬓᬸ ku</td></tr><tr><td>taling</td><td>é</td><td>ᬓᬾ ké</td></tr><tr><td>taling-tedung</td><td>o</td><td>ᬓᭀ ko</td></tr></tbody></table>',
      ),
      exercise('Coba dahulu', 'Pangangge suara pada ka', 'Membaca kata bali', 'Membaca kata kayu'),
      text(
        'Pangangge tengenan',
        '<p>Bunyi akhir ditulis dengan pangangge tengenan: cecek untuk <em>ng</em> (ᬲᬂ sang), surang untuk <em>r</em> (ᬲᬃ sar), bisah untuk <em>h</em> (ᬲᬄ sah), dan adeg-adeg untuk mematikan vokal (ᬓ᭄ k).</p>',
      ),
      exercise('Latihan', 'Kata yang berakhir ng', 'Kegunaan adeg-adeg', 'Menulis kata sapi'),
    ],
  },
];
