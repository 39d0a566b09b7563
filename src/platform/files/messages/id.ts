export const id = {
  tooLarge: (max: string) => `Berkas lebih besar dari ${max}. Kecilkan, atau bagi menjadi beberapa berkas, lalu unggah lagi.`,
  empty: 'Berkas ini kosong. Pilih berkas yang ada isinya.',
  type: (kinds: string) => `Isi berkas ini bukan ${kinds}. Simpan sebagai salah satunya, lalu unggah lagi.`,
  truncated: 'Berkas PDF ini terpotong di tengah. Simpan ulang dari program asalnya, lalu unggah lagi.',
  active: 'PDF ini berisi skrip atau lampiran tersembunyi. Cetak ulang menjadi PDF (“Print to PDF”), lalu unggah hasilnya.',
  picture: 'Gambar ini rusak atau terpotong. Ambil atau simpan ulang fotonya, lalu unggah lagi.',
  unknown: 'Berkas ini tidak dapat diterima. Kirim PDF atau foto (JPG, PNG, WebP).',
  or: 'atau',
};
