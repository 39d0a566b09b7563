import { catalogue } from '#i18n';

const id = {
  title: 'Panduan menggambar untuk pemeriksaan',
  description: 'Untuk arsitek dan juru gambar: lapisan, garis batas, tinggi, dan satuan agar gambar DXF terbaca dan terukur.',
  lead: 'Gambar yang mengikuti tujuh hal ini terukur tanpa kesalahan, di sini dan di kantor.',
  link: 'Panduan menggambar',
  parts: [
    {
      title: 'Lapisan',
      lines: [
        'Pakai nama lapisan pada daftar di bawah; lapisan lain dibiarkan. Huruf besar, spasi, titik, dan garis sama saja.',
        'Bangunan kedua memakai nama sendiri: BLOK_2_TAPAK_BANGUNAN, BLOK_2_LANTAI_1.',
        'Luas yang dikurangkan, seperti void, ada di LANTAI_2_KURANG.',
        'Teks di lapisan BATAS_PERSIL, misalnya 304 M2 atau 0.0304_HA, dibaca sebagai luas menurut sertifikat.',
      ],
    },
    {
      title: 'Lapisan Anda sendiri',
      lines: [
        'Bila nama lapisan Anda lain, tunjukkan padanannya di halaman pemeriksaan.',
        'Lalu unduh gambar dengan pilihan Anda dan serahkan berkas itu: pilihan tertulis sebagai komentar di awal berkas, dan kantor membacanya sama.',
      ],
    },
    {
      title: 'Garis batas',
      lines: [
        'Polyline tertutup, termasuk busur, lingkaran, dan elips. Arsir dan spline tidak punya luas di sini: gambar garis batasnya.',
        'Garis yang digambar satu per satu disambung bila ujungnya bertemu. Bila tiga garis bertemu di satu titik, tidak jelas mana yang bersambung.',
        'Celah disebut ukurannya, dan ditutup hanya bila Anda memintanya. Garis yang memotong dirinya tidak diukur.',
      ],
    },
    {
      title: 'Tinggi',
      lines: [
        'Satu dimensi dari muka tanah ke titik tertinggi, di lapisan TINGGI. Dimensi diukur di antara kedua titiknya.',
        'Angka yang hanya ditulis dibaca sebagai tertulis, bukan terukur, dan diberi tanda.',
      ],
    },
    {
      title: 'Tempat',
      lines: ['Di model space. Lembar di paper space tidak dibaca. Blok dibaca di tempat disisipkan, juga yang dicerminkan.'],
    },
    {
      title: 'Simpan',
      lines: [
        'DXF teks (ASCII), paling besar 30 MB, dengan satuan yang benar (UNITS di AutoCAD). Bila satuannya keliru, katakan di halaman pemeriksaan.',
        'Paling banyak 200.000 objek, 3.000 sudut dalam satu garis, dan 10.000 sudut dalam semua yang diukur.',
      ],
    },
    {
      title: 'Tanpa CAD',
      lines: ['Tulis sudut-sudutnya, atau jiplak di atas PDF atau foto gambar. Hasilnya dapat diunduh sebagai DXF untuk permohonan.'],
    },
  ],
  done: 'Sudah benar bila halaman tidak menyebut kesalahan, dan luas di bawah Yang terukur sama dengan tabel Anda.',
};

const en: typeof id = {
  title: 'How to draw for the check',
  description: 'For architects and draughtsmen: layers, outlines, height and unit, so that a DXF drawing is read and measured.',
  lead: 'A drawing that keeps to these seven things is measured without a fault, here and at the office.',
  link: 'How to draw for the check',
  parts: [
    {
      title: 'Layers',
      lines: [
        'Use the names of layers listed below; others are left alone. Case, blanks, dots and dashes make no difference.',
        'A second building has names of its own: BLOK_2_TAPAK_BANGUNAN, BLOK_2_LANTAI_1.',
        'What is taken off, such as a void, lies on LANTAI_2_KURANG.',
        'A text on the layer BATAS_PERSIL, such as 304 M2 or 0.0304_HA, is read as the area by title.',
      ],
    },
    {
      title: 'Layers of your own',
      lines: [
        'Where your layers are named otherwise, say on the page of the check which is which.',
        'Then download the drawing with your choices and hand in that file: they are written as comments before it, and the office reads it alike.',
      ],
    },
    {
      title: 'Outlines',
      lines: [
        'Closed polylines, arcs, circles and ellipses included. A hatch or a spline has no area here: draw its outline.',
        'Lines drawn one by one are put together where their ends touch. Where three meet in one point nobody knows which goes on.',
        'A gap is named with its size, and closed only if you ask for it. An outline that crosses itself is not measured.',
      ],
    },
    {
      title: 'Height',
      lines: [
        'One dimension from the ground to the highest point, on the layer TINGGI. It is measured between its two points.',
        'A number that is only written counts as written, not as measured, and is marked so.',
      ],
    },
    {
      title: 'Where',
      lines: ['In model space. Sheets in paper space are not read. Blocks are read where they are inserted, mirrored ones too.'],
    },
    {
      title: 'Saving',
      lines: [
        'DXF as text (ASCII), at most 30 MB, with the right unit (UNITS in AutoCAD). Where the unit is wrong, say so on the page of the check.',
        'At most 200,000 objects, 3,000 corners in one outline and 10,000 corners in everything that is measured.',
      ],
    },
    {
      title: 'Without CAD',
      lines: [
        'Write the corners, or trace them over a PDF or picture of the plans. What comes of it can be downloaded as DXF for the application.',
      ],
    },
  ],
  done: 'It is right when the page names no fault and the areas under What was measured are those of your own table.',
};

export const guideTexts = catalogue(id, en);
