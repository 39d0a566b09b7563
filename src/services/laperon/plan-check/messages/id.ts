import type { DxfProblem } from '../../domain/dxf/drawing.ts';
import type { Check } from '../domain/judge.ts';
import type { Fault } from '../domain/site-plan.ts';

export const id = {
  title: 'Periksa gambar',
  description: 'Ukur gambar DXF Anda terhadap batas zona: KDB, KLB, KDH, KTB, sempadan, tinggi. Di peramban, sebelum mengajukan.',
  lead: 'Apakah gambar Anda memenuhi batas zonanya? Berkas DXF dibaca di peramban Anda; tidak ada yang dikirim ke mana pun.',
  leadPlain: 'Peramban ini tidak menjalankan skrip, jadi berkas dikirim ke server, diukur, lalu langsung dibuang.',
  file: 'Berkas gambar (DXF)',
  fileHint: 'Paling besar 30 MB. Dari AutoCAD, ZWCAD, atau LibreCAD: simpan sebagai DXF (teks).',
  place: {
    title: 'Letak tanah',
    lead: 'Dengan letaknya, batas zona, radius pura, dan sempadan pantai atau jurang ikut diperiksa. Letak itu tidak disimpan.',
    label: 'Titik atau batas tanah',
    hint: 'Lintang dan bujur dipisah koma, satu titik tiap baris: satu titik, atau tiga sudut atau lebih.',
    use: 'Pakai letak ini',
    byName: 'Cari menurut nama',
    byNameLead: 'Cari banjar, desa, atau jalan di Informasi Tata Ruang; dari jawabannya Anda kembali ke sini.',
    choose: 'Tentukan letak tanah',
    chooseLead: 'Agar zona, radius pura, dan sempadan di sana ikut diperiksa.',
    where: 'Lokasi',
    point: (at: string) => `Titik ${at}`,
    parcel: (m2: string) => `Tanah ${m2} m² menurut sudutnya`,
    zone: 'Zona',
    noZone: 'Tidak ada zona yang mencapai lokasi ini',
    several: 'Tanah ini jatuh di beberapa zona. Yang terluas dipakai; pilih subzona lain di bawah untuk bagian lainnya.',
    other: 'Ganti letak',
    all: 'Semua keterangan tata ruang di sini',
  },
  ofLand: (metres: string) => `${metres} m dari tanah menurut peta rencana`,
  onLand: 'ada di tanah ini menurut peta rencana',
  subzone: 'Subzona',
  subzoneHint: 'Belum tahu? Cari dulu di Informasi Tata Ruang.',
  chooseSubzone: 'Tanpa batas zona: ukur saja',
  unit: 'Satuan gambar',
  unitHint: 'Hanya dipakai bila berkas tidak menyebutkan satuannya.',
  units: { m: 'Meter', cm: 'Sentimeter', mm: 'Milimeter' },
  gaps: 'Tutup garis yang hampir bertemu',
  gapsHint: 'Garis luar yang ujungnya terpisah paling jauh 20 cm dianggap tertutup. Jarak tiap celah tetap disebut.',
  check: 'Periksa',
  template: 'Unduh contoh gambar dengan lapisannya',
  layersTitle: 'Nama lapisan yang dikenal',
  layersLead: 'Delapan lapisan cukup. Huruf besar atau kecil sama saja; lapisan lain boleh ada dan diabaikan.',
  layerMeaning: {
    BATAS_PERSIL: 'Batas tanah, garis tertutup. Teks di lapisan ini, misalnya 304 M2, dibaca sebagai luas menurut surat.',
    JALAN: 'Tepi jalan, garis.',
    GSB_GSP: 'Garis sempadan, garis.',
    TAPAK_BANGUNAN: 'Tapak bangunan, garis tertutup. Beberapa bangunan: BLOK_2_TAPAK_BANGUNAN, dan seterusnya.',
    LANTAI: 'Luas tiap lantai, garis tertutup: LANTAI_1, LANTAI_2. Lubang yang dikurangkan: LANTAI_2_KURANG.',
    BASEMEN: 'Luas basemen, garis tertutup.',
    RTH: 'Ruang hijau, garis tertutup.',
    TINGGI: 'Dimensi dari tanah ke puncak bangunan.',
    GARIS_PANTAI: 'Hanya bila dekat pantai: garis pantai.',
    TEPI_TEBING: 'Hanya bila dekat tebing atau jurang: tepinya.',
    PURA: 'Hanya bila dekat pura: batas pura.',
  } as Readonly<Record<string, string>>,
  working: 'Mengukur…',
  result: 'Hasil pemeriksaan',
  summary: (met: string, bad: string, unread: string) => `${met} terpenuhi, ${bad} tidak, ${unread} tidak terbaca.`,
  information: 'Keterangan, bukan keputusan',
  informationLead:
    'Petugas menilai gambar yang Anda ajukan dengan hitungan yang sama. Batas yang belum dikonfirmasi tidak menolak siapa pun.',
  unconfirmed: 'Batas di bawah belum dikonfirmasi instansi.',
  columns: { check: 'Yang diperiksa', required: 'Batas', provided: 'Pada gambar', verdict: 'Hasil' },
  checks: {
    kdb: 'KDB, tapak bangunan terhadap tanah',
    klb: 'KLB, luas lantai terhadap tanah',
    kdh: 'KDH, ruang hijau terhadap tanah',
    ktb: 'KTB, basemen terhadap tanah',
    gsb: 'Jarak ke jalan',
    side: 'Jarak ke batas tanah',
    height: 'Tinggi bangunan',
    floors: 'Jumlah lantai',
    land: 'Selisih luas tanah terukur dengan yang tertulis',
    coast: 'Jarak ke pantai',
    cliff: 'Jarak ke tepi tebing',
    temple: 'Jarak ke pura',
  } satisfies Record<Check, string>,
  most: (value: string) => `paling banyak ${value}`,
  least: (value: string) => `paling sedikit ${value}`,
  verdicts: { met: 'Terpenuhi', 'not-met': 'Tidak terpenuhi', unread: 'Tidak terbaca', free: 'Tidak dibatasi', officer: 'Dinilai petugas' },
  storeys: (_count: number, figure: string) => `${figure} lantai`,
  measured: 'Yang terukur',
  land: 'Luas tanah',
  declared: 'Luas tertulis',
  block: (n: string) => `Bangunan ${n}`,
  footprint: 'Tapak',
  floor: (n: string) => `Lantai ${n}`,
  basement: 'Basemen',
  green: 'Ruang hijau',
  heightMeasured: 'Tinggi, dari dimensi',
  heightWritten: 'Tinggi, hanya tertulis',
  drawing: 'Gambar yang terbaca',
  drawingAlt: 'Denah: tanah, tapak bangunan, ruang hijau, dan jalan seperti terbaca dari berkas. Luasnya ada di tabel.',
  faultsTitle: 'Yang perlu diperhatikan',
  faults: {
    'no-unit': 'Berkas tidak menyebut satuan. Pilih satuannya di atas.',
    'no-parcel': 'Batas tanah tidak ditemukan. Tunjukkan lapisannya.',
    'several-parcels': 'Ada beberapa batas tanah; luasnya dijumlahkan, jarak diukur dari yang pertama.',
    'no-footprint': 'Tapak bangunan tidak ditemukan. Tunjukkan lapisannya.',
    closed: 'Garis hampir bertemu; kami tutup sesuai pilihan Anda.',
    open: 'Garis tidak tertutup, jadi tidak diukur.',
    'one-corner': 'Garis dengan satu titik; diabaikan.',
    'no-area': 'Garis tertutup tanpa luas; diabaikan.',
    'crosses-itself': 'Garis memotong dirinya sendiri, jadi luasnya tidak berarti.',
    'too-fine': 'Terlalu rinci: paling banyak 3.000 titik tiap garis dan 10.000 seluruhnya. Sederhanakan dulu.',
    'only-unread': 'Lapisan ini hanya berisi arsiran atau lengkung bebas. Gambar garis luarnya.',
    'outside-parcel': 'Tapak bangunan melewati batas tanah.',
    joined: 'Garis-garis terpisah yang bersambung; dibaca sebagai satu garis batas.',
    twice: 'Garis batas yang sama digambar dua kali; dihitung sekali.',
    'unlikely-size': 'Luas tanahnya tidak masuk akal. Satuan pada berkas mungkin keliru: pilih satuannya dan centang di atas.',
    'height-written': 'Tinggi hanya tertulis, bukan terukur.',
  } satisfies Record<Fault['kind'], string>,
  gap: (metres: string) => `celah ${metres} m`,
  layer: (name: string) => `lapisan ${name}`,
  near: (x: string, y: string) => `di ${x}; ${y} m`,
  mapperTitle: 'Lapisan pada berkas Anda',
  mapperLead: 'Nama yang dikenal sudah terpasang; yang mirip kami duga. Perbaiki bila keliru. Pilihan Anda diingat di perangkat ini.',
  mapperFound: (paths: string, texts: string, dimensions: string) => `${paths} garis, ${texts} teks, ${dimensions} dimensi`,
  ignore: 'Abaikan',
  named: { own: 'Lapisan menurut pilihan Anda', office: 'Lapisan menurut pemohon' },
  force: 'Berkas menyebut satuan yang keliru',
  forceHint: 'Pakai satuan yang saya pilih, apa pun yang tertulis pada berkas.',
  noDxf: 'Tidak punya DXF? Jiplak dari PDF atau foto gambar',
  carry: 'Unduh gambar dengan pilihan Anda',
  carryLead:
    'Pilihan lapisan dan satuan ditulis sebagai komentar di awal berkas; gambarnya tidak berubah. Serahkan berkas ini bersama permohonan agar kantor membacanya sama.',
  guessed: 'Lapisan yang kami duga dari namanya',
  problem: (problem: DxfProblem): string => {
    switch (problem.kind) {
      case 'empty':
        return 'Berkas ini kosong.';
      case 'binary':
        return 'Ini DWG atau DXF biner. Simpan sebagai DXF teks (ASCII).';
      case 'not-dxf':
        return 'Berkas ini bukan DXF.';
      case 'too-large':
        return `Berkas melebihi ${problem.mostMegabytes} MB. Simpan denah tapaknya saja.`;
      case 'too-many':
        return `Berkas memuat lebih dari ${problem.most} objek. Simpan denah tapaknya saja.`;
      case 'too-deep':
        return 'Blok di dalam blok terlalu dalam atau melingkar. Pecahkan bloknya (explode).';
      case 'too-slow':
        return 'Gambar ini terlalu rumit untuk diperiksa. Simpan gambar tapaknya saja.';
      case 'cut-off':
        return 'Berkas ini terpotong: bagian akhirnya hilang. Simpan dan unduh ulang.';
      case 'nothing':
        return 'Model space berkas ini kosong. Gambar tapak harus berada di sana.';
      case 'broken':
        return `Berkas rusak di baris ${problem.line}.`;
    }
  },
  noFile: 'Pilih berkas DXF dahulu.',
  failed: 'Gambar ini tidak dapat diperiksa di peramban ini.',
  beforehand: 'Periksa gambar sebelum mengajukan',
  beforehandLead: 'Gambar DXF diukur terhadap batas zona, di peramban Anda.',
};
