import { catalogue } from '#i18n';

export const texts = catalogue(
  {
    title: 'Data terbuka',
    description: 'Kinerja layanan publik sebagai CSV dan JSON, dengan skema dan lisensinya.',
    lead: 'Angka yang sama dengan laman kinerja, satu angka satu baris, dengan penyembunyian kelompok kecil yang sama.',
    files: 'Berkas data',
    year: 'Tahun ini',
    quarter: 'Triwulan ini',
    schema: 'Skema JSON (JSON Schema 2020-12)',
    columns: 'Kolom',
    column: 'Kolom',
    type: 'Jenis',
    meaning: 'Artinya',
    stable:
      'Alamat, kolom, dan kunci tidak berubah; kolom baru hanya ditambahkan di belakang. Masa lain: ganti nilai masa, misalnya 2026-Q3.',
    licence: 'Lisensi',
    unconfirmed: 'belum dikonfirmasi instansi',
    complaints: 'Pengaduan lewat Open311 GeoReport v2',
    complaintsLead: 'Laman lain dapat membaca dan mengirim pengaduan. Dokumen penemuannya:',
  },
  {
    title: 'Open data',
    description: 'How public services perform, as CSV and JSON, with schema and licence.',
    lead: 'The same figures as on the pages of performance, one figure a row, with the same small groups hidden.',
    files: 'Data',
    year: 'This year',
    quarter: 'This quarter',
    schema: 'JSON Schema (2020-12)',
    columns: 'Columns',
    column: 'Column',
    type: 'Type',
    meaning: 'Meaning',
    stable:
      'Addresses, columns and keys do not change; new columns are added at the end alone. For another period change masa, such as 2026-Q3.',
    licence: 'Licence',
    unconfirmed: 'not confirmed by the agencies',
    complaints: 'Complaints by Open311 GeoReport v2',
    complaintsLead: 'Other sites can read and send complaints. The discovery document:',
  },
);
