import { catalogue } from '#i18n';

/** Matters that are alike, and one of the office's own that rests on them. */
export const texts = catalogue(
  {
    title: 'Pola laporan',
    lead: 'Laporan yang serupa menurut instansi, layanan, dan bentuk maladministrasi, di antara yang terbuka dengan kunci Anda. Dibandingkan di sini saja dan tidak disimpan.',
    none: 'Tidak ada dua laporan yang serupa.',
    service: 'Layanan',
    kind: 'Bentuk',
    unknown: 'belum ada temuan',
    noService: 'tidak disebut',
    count: (n: number) => `${n} laporan`,
    open: 'Buka penyelidikan atas prakarsa sendiri',
    openLead:
      'Yang baru memuat kata kantor saja. Pelapor tidak diberi tahu, dan tidak ada kata atau nama mereka yang ikut. Siapa yang dijauhkan dari salah satu laporan dijauhkan pula dari yang baru.',
    name: 'Perihal',
    reason: 'Alasan, dengan kata kantor',
    which: 'Laporan yang mendasari',
    submit: 'Buka',
    headOnly: 'Hanya kepala yang membukanya.',
    wrong: {
      judul: 'Isi perihalnya.',
      alasan: 'Isi alasannya.',
      laporan: 'Pilih sedikitnya dua laporan.',
      'not-head': 'Hanya kepala yang membukanya.',
      'excludes-self': 'Anda dijauhkan dari salah satu laporan itu.',
      'nobody-to-open': 'Tidak ada petugas lain yang boleh memegangnya.',
    } as Readonly<Record<string, string>>,
  },
  {
    title: 'Patterns of reports',
    lead: 'Reports alike by agency, service and kind of maladministration, among those your key opens. They are compared here alone, and nothing of it is kept.',
    none: 'No two reports are alike.',
    service: 'Service',
    kind: 'Kind',
    unknown: 'none found so far',
    noService: 'not given',
    count: (n: number) => `${n} reports`,
    open: 'Open an investigation of our own initiative',
    openLead:
      'The new one holds words of the office alone. Reporters are not told, and no word or name of theirs goes along. Whoever is kept away from one of the reports is kept away from the new one too.',
    name: 'About',
    reason: 'Reason, in words of the office',
    which: 'Reports it rests on',
    submit: 'Open',
    headOnly: 'Only the head opens one.',
    wrong: {
      judul: 'Say what it is about.',
      alasan: 'Give the reason.',
      laporan: 'Choose two reports at least.',
      'not-head': 'Only the head opens one.',
      'excludes-self': 'You are kept away from one of these reports.',
      'nobody-to-open': 'No other officer may hold it.',
    },
  },
);
