import { catalogue } from '#i18n';

export const texts = catalogue(
  {
    title: 'Hasil antar sekolah',
    lead: 'Setiap ulangan dengan sekolah-sekolahnya. Nama siswa tidak ada di sini, dan kelompok kecil tidak diperlihatkan.',
    method: 'Cara menghitung',
    year: 'Tahun ajaran',
    filter: 'Saring',
    subject: 'Mata pelajaran',
    grade: 'Tingkat',
    sort: 'Jenis',
    none: 'Tidak ada ulangan yang sudah dinilai dengan saringan ini.',
    school: 'Sekolah',
    admitted: 'Terdaftar',
    participation: 'Ikut',
    mean: 'Rata-rata',
    median: 'Median',
    mastery: 'Tuntas',
    all: 'Semua sekolah',
    hidden: 'tidak diperlihatkan',
    hiddenNote: (n: number) =>
      `Tidak diperlihatkan: kelompok di bawah ${n} siswa, dan yang dapat membuat kelompok kecil itu terhitung dari jumlah.`,
    plot: 'Rata-rata per sekolah',
    plotOf: (n: number) => `Rata-rata ${n} sekolah; angkanya ada di tabel.`,
    csvName: 'hasil-antar-sekolah',
    test: 'Ulangan',
    methodTitle: 'Cara menghitung hasil antar sekolah',
    // `{n}` is the smallest group.
    methodParts: [
      [
        'Yang dihitung',
        'Ulangan yang sudah dinilai, kecuali latihan dan susulan. Setiap siswa dihitung sekali, dengan percobaan yang berlaku menurut aturan ulangan itu (pertama, terbaik, atau terakhir).',
      ],
      [
        'Ikut',
        'Siswa yang mulai mengerjakan dibagi siswa yang terdaftar. Yang uraiannya belum dinilai ikut di sini, tetapi belum di rata-rata.',
      ],
      [
        'Rata-rata dan median',
        'Dari nilai 0 sampai 100: poin yang diperoleh dibagi poin yang mungkin. Soal yang dibatalkan tidak dihitung.',
      ],
      ['Tuntas', 'Siswa yang nilainya mencapai batas ulangan itu, dibagi siswa yang dinilai. Tanpa batas, tidak ada angka.'],
      [
        'Kelompok kecil',
        'Sekolah dengan kurang dari {n} siswa dinilai tidak diperlihatkan. Agar angkanya tidak dapat dihitung dari jumlah semua sekolah, paling sedikit dua sekolah disembunyikan bersama, dengan sedikitnya {n} siswa; bila tidak mungkin, jumlahnya yang disembunyikan. Ulangan tidak dijumlahkan satu sama lain, supaya selisihnya tidak membuka yang tersembunyi. Batas ini adalah aturan kantor dan dapat diubah.',
      ],
      [
        'Membandingkan',
        'Ulangan buatan sekolah sendiri berbeda satu sama lain; hanya ulangan kota yang sama dapat dibandingkan antar sekolah. Sekolah yang berbeda menerima siswa yang berbeda: angka ini bukan peringkat mutu.',
      ],
    ] as readonly (readonly [string, string])[],
  },
  {
    title: 'Results of schools',
    lead: 'Each test with its schools. No student is named here, and small groups are not shown.',
    method: 'How it is worked out',
    year: 'School year',
    filter: 'Filter',
    subject: 'Subject',
    grade: 'Grade',
    sort: 'Sort',
    none: 'No test that was marked fits this filter.',
    school: 'School',
    admitted: 'Admitted',
    participation: 'Took part',
    mean: 'Mean',
    median: 'Median',
    mastery: 'Passed',
    all: 'All schools',
    hidden: 'not shown',
    hiddenNote: (n: number) => `Not shown: groups of fewer than ${n} students, and what would let one be worked out of the total.`,
    plot: 'Mean by school',
    plotOf: (n: number) => `Means of ${n} schools; the figures are in the table.`,
    csvName: 'results-of-schools',
    test: 'Test',
    methodTitle: 'How results of schools are worked out',
    // `{n}` is the smallest group.
    methodParts: [
      [
        'What counts',
        'Tests that were marked, except practice and make-up tests. Each student counts once, with the attempt that counts by the test’s own rule (first, best or last).',
      ],
      ['Took part', 'Students who began, by students admitted. Whoever’s essays wait for a marker is in it, but not in the mean yet.'],
      ['Mean and median', 'Of scores from 0 to 100: marks earned by marks to earn. Questions that were voided do not count.'],
      ['Passed', 'Students who reached the test’s own lowest mark, by students marked. Without one there is no figure.'],
      [
        'Small groups',
        'Schools with fewer than {n} students marked are not shown. So that nobody can work one out of the total, at least two schools are hidden together, with {n} students or more between them; where that cannot be, the total is hidden instead. Tests are never added up, so that no difference of two lists opens what is hidden. The limit is a rule of the office and can be changed.',
      ],
      [
        'Comparing',
        'Tests that schools make themselves differ; only the same test of the city can be compared. Different schools take in different students: these figures are no ranking of quality.',
      ],
    ],
  },
);
