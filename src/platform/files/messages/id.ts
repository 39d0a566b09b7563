export const id = {
  tooLarge: (max: string) => `Dokumen lebih besar dari ${max}. Kecilkan, atau bagi menjadi beberapa dokumen, lalu unggah lagi.`,
  empty: 'Dokumen ini kosong. Pilih dokumen yang ada isinya.',
  type: (kinds: string) => `Isi dokumen ini bukan ${kinds}. Simpan sebagai salah satunya, lalu unggah lagi.`,
  truncated: 'Dokumen ini terpotong di tengah. Simpan ulang dari program asalnya, lalu unggah lagi.',
  active: 'PDF ini berisi skrip atau lampiran tersembunyi. Cetak ulang menjadi PDF (“Print to PDF”), lalu unggah hasilnya.',
  picture: 'Gambar ini rusak atau terpotong. Ambil atau simpan ulang fotonya, lalu unggah lagi.',
  unknown: 'Dokumen ini tidak dapat diterima. Kirim PDF atau foto (JPG, PNG, WebP).',
  away: 'Dokumen ini belum tersimpan: tempat penyimpanan kami sedang tidak terjangkau. Unggah lagi beberapa menit lagi.',
  scannerAway: 'Dokumen ini belum diterima: pemeriksa virus kami sedang tidak terjangkau. Unggah lagi beberapa menit lagi.',
  infected:
    'Pemeriksa menemukan program berbahaya di dalam dokumen ini, jadi kami menahannya. Periksa perangkat Anda dengan antivirus, pindai atau foto lagi kertas aslinya, lalu unggah hasilnya.',
  or: 'atau',
};
