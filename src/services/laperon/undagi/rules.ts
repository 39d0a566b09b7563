import { paper } from '#platform/forms';
import { defineRule } from '#platform/rules';
import { Type } from 'typebox';
import { identity, powerOfAttorney, standardOf, termsOf } from '../permits/kit/index.ts';
import { DesignSchema, overlapIn } from './domain/design.ts';

const key = 'laperon.undagi';
const name = { id: 'gambar gratis (UNDAGI)', en: 'free drawings (UNDAGI)' } as const;
const since = { confirmed: false, validFrom: '2017-08-01' } as const;

/** For whom the office draws. */
export const plotLimit = defineRule({
  key: `${key}.plot-limit`,
  title: { id: 'Luas tanah paling besar untuk gambar gratis', en: 'Largest plot for free drawings' },
  schema: Type.Integer({ minimum: 20, maximum: 10_000 }),
  value: 200,
  unit: 'm²',
  citation: 'Program UNDAGI DPMPTSP Badung, berlaku 1-8-2017, menurut berita; dasar hukumnya belum dikonfirmasi',
  ...since,
});

const room = (id: string, en: string, storey: number, x: number, y: number, width: number, depth: number) => ({
  name: { id, en },
  storey,
  x,
  y,
  width,
  depth,
});

/** Houses ready to be built: invented ones, until the agency enters its own. */
export const designs = defineRule({
  key: `${key}.designs`,
  title: { id: 'Contoh desain rumah', en: 'Sample designs of houses' },
  schema: Type.Object({ designs: Type.Array(DesignSchema, { minItems: 1, maxItems: 60 }) }),
  value: {
    designs: [
      {
        key: 'tipe-36',
        name: { id: 'Tipe 36, satu lantai', en: 'Type 36, one storey' },
        about: {
          id: 'Dua kamar tidur untuk tanah sempit; teras menghadap natah.',
          en: 'Two bedrooms for a narrow plot; the terrace faces the courtyard.',
        },
        height: 5,
        smallestPlotM2: 72,
        rooms: [
          room('Teras', 'Terrace', 1, 0, 0, 6, 1.5),
          room('Ruang keluarga', 'Living room', 1, 0, 1.5, 3, 3),
          room('Kamar tidur 1', 'Bedroom 1', 1, 3, 1.5, 3, 3),
          room('Kamar tidur 2', 'Bedroom 2', 1, 3, 4.5, 3, 3),
          room('Dapur', 'Kitchen', 1, 0, 4.5, 1.5, 3),
          room('Kamar mandi', 'Bathroom', 1, 1.5, 4.5, 1.5, 3),
        ],
      },
      {
        key: 'tipe-54',
        name: { id: 'Tipe 54, satu lantai', en: 'Type 54, one storey' },
        about: { id: 'Tiga kamar tidur, dapur terpisah di sisi selatan.', en: 'Three bedrooms, the kitchen apart on the south side.' },
        height: 5.5,
        smallestPlotM2: 110,
        rooms: [
          room('Dapur', 'Kitchen', 1, 0, 0, 3, 3),
          room('Kamar mandi', 'Bathroom', 1, 3, 0, 2, 3),
          room('Teras', 'Terrace', 1, 5, 0, 4, 1.5),
          room('Ruang keluarga', 'Living room', 1, 0, 3, 5, 3),
          room('Kamar tidur 1', 'Bedroom 1', 1, 5, 1.5, 4, 3),
          room('Kamar tidur 2', 'Bedroom 2', 1, 5, 4.5, 4, 3),
        ],
      },
      {
        key: 'tipe-72',
        name: { id: 'Tipe 72, dua lantai', en: 'Type 72, two storeys' },
        about: {
          id: 'Dua lantai untuk tanah 100 m² ke atas; lantai atas dua kamar tidur dan tempat suci.',
          en: 'Two storeys for plots from 100 m²; above, two bedrooms and the family shrine.',
        },
        height: 8,
        smallestPlotM2: 100,
        rooms: [
          room('Teras', 'Terrace', 1, 0, 0, 6, 1.5),
          room('Ruang keluarga', 'Living room', 1, 0, 1.5, 6, 4),
          room('Dapur', 'Kitchen', 1, 0, 5.5, 3, 2.5),
          room('Kamar mandi', 'Bathroom', 1, 3, 5.5, 3, 2.5),
          room('Kamar tidur 1', 'Bedroom 1', 2, 0, 2.5, 3, 3),
          room('Kamar tidur 2', 'Bedroom 2', 2, 3, 2.5, 3, 3),
          room('Tempat suci', 'Shrine', 2, 0, 5.5, 3, 2.5),
          room('Tangga dan cuci', 'Stairs and laundry', 2, 3, 5.5, 3, 2.5),
        ],
      },
    ],
  },
  citation: 'Gambar rekaan kami untuk peragaan; desain siap pakai Kabupaten Badung belum diterima',
  ...since,
  labels: {
    designs: { id: 'Desain', en: 'Designs' },
    key: { id: 'Kunci', en: 'Key' },
    name: { id: 'Nama', en: 'Name' },
    about: { id: 'Keterangan', en: 'Description' },
    height: { id: 'Tinggi, m', en: 'Height, m' },
    smallestPlotM2: { id: 'Luas tanah paling kecil, m²', en: 'Smallest plot, m²' },
    rooms: { id: 'Ruang', en: 'Rooms' },
    storey: { id: 'Lantai', en: 'Storey' },
    x: { id: 'Jarak dari barat, m', en: 'From the west, m' },
    y: { id: 'Jarak dari selatan, m', en: 'From the south, m' },
    width: { id: 'Lebar, m', en: 'Width, m' },
    depth: { id: 'Panjang, m', en: 'Depth, m' },
  },
  problem: ({ designs: some }) => {
    const keys = some.map(({ key: one }) => one);
    const twice = keys.find((one, n) => keys.indexOf(one) < n || one === 'own');
    if (twice !== undefined) return { id: `Kunci ${twice} sudah dipakai.`, en: `The key ${twice} is taken.` };
    for (const design of some) {
      const rooms = overlapIn(design);
      if (rooms)
        return {
          id: `${design.name.id}: ${rooms[0]} dan ${rooms[1]} bertumpang tindih.`,
          en: `${design.name.en}: ${rooms[0]} and ${rooms[1]} lie on one another.`,
        };
    }
    return null;
  },
});

export const terms = termsOf({
  key,
  name,
  citation: 'Program UNDAGI DPMPTSP Badung (syarat menurut berita)',
  validFrom: '2017-08-01',
  days: 10,
  deskDays: { 'front-office': 1, drawing: 7, agreement: 14 },
  number: { matter: '640', type: 'UNDAGI' },
  papers: [
    identity,
    powerOfAttorney,
    paper('land-title', 'Salinan sertipikat tanah', 'Copy of the land certificate', { maxFiles: 3 }),
    paper('sketch', 'Sketsa rumah yang diinginkan', 'Sketch of the house you want', {
      accepts: 'drawing',
      maxFiles: 3,
      when: { path: 'house.design', is: 'own' },
      hint: { id: 'Gambar tangan sudah cukup; foto boleh.', en: 'Drawn by hand is enough; a photo will do.' },
    }),
  ],
});

export const standard = standardOf({
  key,
  name,
  requirements: {
    id: ['KTP-el dan salinan sertipikat; sketsa bila tidak memakai contoh desain. Tanah paling luas 200 m², untuk rumah tinggal sendiri.'],
    en: [
      'Identity card and copy of the certificate; a sketch where no sample design is used. Plots up to 200 m², for a house of one’s own.',
    ],
  },
  procedure: {
    id: [
      'Isi permohonan dan pilih contoh desain, atau kirim sketsa.',
      'Kantor menggambar.',
      'Anda menyetujui atau memberi catatan; lalu lanjutkan menjadi permohonan izin.',
    ],
    en: [
      'Fill in the form and choose a sample design, or send a sketch.',
      'The office draws.',
      'You agree or write remarks; then go on to the permit.',
    ],
  },
  duration: {
    id: ['10 hari kerja di kantor; waktu Anda menjawab tidak dihitung.'],
    en: ['10 working days at the office; your time to answer does not count.'],
  },
  cost: { id: ['Gratis.'], en: ['Free of charge.'] },
  product: {
    id: ['Gambar denah, tampak, dan potongan untuk permohonan izin.'],
    en: ['Floor plans, elevations and sections for the application.'],
  },
  legalBasis: {
    id: ['UU 28/2002 tentang Bangunan Gedung.', 'PP 16/2021.', 'Ketentuan UNDAGI Kabupaten Badung belum dikonfirmasi.'],
    en: ['Law 28/2002 on buildings.', 'Government Regulation 16/2021.', 'Badung’s own terms of UNDAGI are not confirmed.'],
  },
});
