import { catalogue } from '#i18n';

export const officialTexts = catalogue(
  {
    title: (name: string) => `Pemeriksaan gambar: ${name}`,
    lead: (zone: string | null) =>
      `Dihitung oleh kantor dari berkas DXF${zone === null ? '' : `, dengan batas subzona ${zone}`}, menurut aturan saat permohonan diajukan. Keterangan, bukan keputusan: petugas menulis penilaiannya pada dokumen itu.`,
    noZone: 'Tidak ada batas zona untuk letak tanah ini; gambar hanya diukur.',
    severalZones: 'Tanah ini berada di beberapa zona; gambar dibandingkan dengan zona yang bagiannya terbesar.',
  },
  {
    title: (name: string) => `Check of the drawing: ${name}`,
    lead: (zone: string | null) =>
      `Worked out by the office from the DXF file${zone === null ? '' : `, against the limits of subzone ${zone}`}, under the rules of the day the application was sent. It informs and decides nothing: the officer writes a judgement on that file.`,
    noZone: 'No limits of a zone are known for this place; the drawing was only measured.',
    severalZones: 'The land lies in several zones; the drawing is held against the one with the largest share.',
  },
);
