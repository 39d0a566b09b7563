import { catalogue, type Locale } from '#i18n';
import { partOf, type Stem } from '../domain/traced.ts';
import type { TracingFault } from '../domain/tracing.ts';

const id = {
  title: 'Jiplak gambar untuk diperiksa',
  description: 'Tanpa berkas DXF: jiplak tanah, bangunan, dan lantai di atas PDF atau foto gambar, lalu bandingkan dengan batas zonanya.',
  lead: 'Tidak punya DXF? Buka PDF atau foto gambarnya di sini, tentukan skalanya, lalu jiplak garis batasnya. Gambar itu tetap di perangkat Anda.',
  leadPlain: 'Tulis sudut-sudutnya dalam meter. Dengan JavaScript, Anda juga dapat menjiplaknya di atas PDF atau foto.',
  pictureTitle: 'Gambar yang dijiplak',
  picture: 'PDF atau foto gambar',
  pictureHint: 'Tidak dikirim ke mana pun. Untuk PDF, halaman pertama yang ditampilkan; pakai tombol halaman untuk yang lain.',
  before: 'Halaman sebelumnya',
  after: 'Halaman berikutnya',
  setScale: 'Tentukan skala',
  scaleFirst: 'Tentukan skalanya dulu: tulis skala PDF, atau tekan dua titik lalu tulis panjang sebenarnya.',
  scaleIs: (metres: string) => `Skala sudah ditentukan: lebar gambar ${metres} m.`,
  trace: 'Jiplak',
  traceHow:
    'Tekan sudut demi sudut. Dengan papan ketik: geser hingga sudutnya di tengah, lalu Enter. Sudut terakhir tidak perlu bertemu sudut pertama.',
  what: 'Yang dijiplak',
  undo: 'Urungkan',
  redo: 'Ulangi',
  snapping: 'Lekatkan',
  snapped: { corner: 'Melekat pada sudut.', edge: 'Melekat pada garis.', straight: 'Lurus dari sudut sebelumnya.' },
  mend: 'Perbaiki sudut',
  mendHow:
    'Tekan sebuah sudut, lalu tekan tempat barunya atau hapus. Dengan papan ketik: N dan P berganti sudut, Enter memindahkannya ke tengah layar, Delete menghapusnya, Esc melepasnya.',
  chosen: (n: number, of: number) => `Sudut ${n} dari ${of} dipilih.`,
  remove: 'Hapus sudut ini',
  tracingKeys: 'Saat menjiplak: Backspace menghapus sudut terakhir, Ctrl+Z mengurungkan, Ctrl+Y mengulangi.',
  another: 'Mulai garis baru',
  cornersTitle: 'Sudut dalam meter',
  cornersLead: 'Satu sudut per baris: x; y. Baris kosong memulai garis berikutnya. Yang dijiplak tertulis di sini dan dapat diperbaiki.',
  fields: {
    batas_persil: 'Batas tanah',
    tapak_bangunan: 'Tapak bangunan',
    lantai: 'Lantai',
    basemen: 'Basemen',
    rth: 'Ruang hijau',
    jalan: 'Tepi jalan (garis)',
    tinggi: 'Tinggi bangunan (m)',
    luas: 'Luas tanah menurut sertifikat (m²)',
  } satisfies Record<Stem, string>,
  building: (n: number) => `Bangunan ${n}`,
  site: 'Tanah dan sekitarnya',
  buildings: 'Banyak bangunan',
  storeys: 'Lantai terbanyak',
  extent: 'Tampilkan daftarnya',
  check: 'Periksa',
  save: 'Unduh sebagai DXF untuk permohonan',
  saveLead:
    'Serahkan berkas ini sebagai gambar situasi. Kantor membacanya dengan hitungan yang sama, dan melihat bahwa gambar ini dijiplak. Gambar yang Anda jiplak, dengan garisnya, ikut di dalam berkas ini.',
  kept: 'Jiplakan tersimpan di perangkat ini.',
  clear: 'Hapus jiplakan dari perangkat ini',
  back: 'Periksa berkas DXF',
  faults: {
    corner: (field: string, line: number) => `${field}, baris ${line}: tulis x; y dalam meter, misalnya 12,5; 8.`,
    'too-few': (field: string) => `${field}: paling sedikit tiga sudut, dua untuk garis.`,
    'too-many': (field: string) => `${field}: terlalu banyak garis atau sudut.`,
    figure: (field: string) => `${field}: tulis angkanya saja, misalnya 8,5.`,
  } satisfies Record<TracingFault['why'], (field: string, line: number) => string>,
  opening: 'Gambar sedang dibuka …',
  working: 'Sedang dihitung …',
  failed: 'Jiplakan ini tidak dapat diperiksa di peramban ini.',
};

const en: typeof id = {
  title: 'Trace a drawing to check it',
  description:
    'Without a DXF file: trace land, building and storeys over a PDF or picture of the plans, and hold them against the limits of the zone.',
  lead: 'No DXF? Open the PDF or picture of the plans here, set its scale, and trace the outlines. It stays on your device.',
  leadPlain: 'Write the corners in metres. With JavaScript you can trace them over a PDF or picture too.',
  pictureTitle: 'The drawing to trace',
  picture: 'PDF or picture of the plans',
  pictureHint: 'Sent nowhere. Of a PDF the first page is shown; the page buttons lead to others.',
  before: 'Previous page',
  after: 'Next page',
  setScale: 'Set the scale',
  scaleFirst: 'Set the scale first: write the scale of the PDF, or press two places and write the real length.',
  scaleIs: (metres) => `The scale is set: the drawing is ${metres} m wide.`,
  trace: 'Trace',
  traceHow: 'Press corner after corner. By keyboard: move until the corner is in the middle, then Enter. The last need not meet the first.',
  what: 'What is traced',
  undo: 'Undo',
  redo: 'Redo',
  snapping: 'Snap',
  snapped: { corner: 'Snapped to a corner.', edge: 'Snapped to a line.', straight: 'Straight from the corner before.' },
  mend: 'Mend corners',
  mendHow:
    'Press a corner, then its new place, or remove it. By keyboard: N and P go from corner to corner, Enter moves it to the middle of the view, Delete removes it, Esc lets it go.',
  chosen: (n, of) => `Corner ${n} of ${of} is chosen.`,
  remove: 'Remove this corner',
  tracingKeys: 'While tracing: Backspace removes the last corner, Ctrl+Z undoes, Ctrl+Y does again.',
  another: 'Begin a new outline',
  cornersTitle: 'Corners in metres',
  cornersLead: 'One corner to a line: x; y. An empty line begins the next outline. What is traced is written here and can be mended.',
  fields: {
    batas_persil: 'Border of the land',
    tapak_bangunan: 'Footprint',
    lantai: 'Storey',
    basemen: 'Basement',
    rth: 'Green',
    jalan: 'Edge of the road (a line)',
    tinggi: 'Height of the building (m)',
    luas: 'Area of the land by its title (m²)',
  },
  building: (n) => `Building ${n}`,
  site: 'The land and around it',
  buildings: 'Buildings',
  storeys: 'Storeys at most',
  extent: 'Show the lists',
  check: 'Check',
  save: 'Download as DXF for the application',
  saveLead:
    'Hand in this file as the situation drawing. The office reads it by the same arithmetic, and sees that it was traced. The picture you traced, with its lines, travels in this file.',
  kept: 'What you traced is kept on this device.',
  clear: 'Remove it from this device',
  back: 'Check a DXF file',
  faults: {
    corner: (field, line) => `${field}, line ${line}: write x; y in metres, such as 12.5; 8.`,
    'too-few': (field) => `${field}: at least three corners, two for a line.`,
    'too-many': (field) => `${field}: too many outlines or corners.`,
    figure: (field) => `${field}: write the figure alone, such as 8.5.`,
  },
  opening: 'The drawing is being opened …',
  working: 'Measuring …',
  failed: 'This tracing cannot be checked in this browser.',
};

export const tracingTexts = catalogue(id, en);

/** How a field is called: of the second building and further ones with the building. */
export function labelOf(key: string, locale: Locale): string {
  const t = tracingTexts(locale);
  const { stem, building, storey } = partOf(key);
  const own = stem === 'lantai' ? `${t.fields.lantai} ${storey}` : t.fields[stem];
  return building > 1 ? `${t.building(building)}: ${own}` : own;
}
