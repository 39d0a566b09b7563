import { catalogue } from '#i18n';

export const officialTexts = catalogue(
  {
    title: (name: string) => `Pemeriksaan gambar: ${name}`,
    lead: (zone: string | null) =>
      `Dihitung oleh kantor dari berkas DXF${zone === null ? '' : `, dengan batas subzona ${zone}`}, menurut aturan saat permohonan diajukan. Keterangan, bukan keputusan: petugas menulis penilaiannya pada dokumen itu.`,
    noZone: 'Tidak ada batas zona untuk letak tanah ini; gambar hanya diukur.',
    unit: (metres: string, against: boolean) =>
      `Satuan gambar menurut pemohon: ${metres} m${against ? ', walau berkas menyebut yang lain' : ' bila berkas tidak menyebutnya'}.`,
    traced: 'Dijiplak oleh pemohon dari PDF atau foto gambar, bukan digambar dengan CAD; ukurannya setepat jiplakannya.',
    gaps: (metres: string) => `Pemohon meminta celah sampai ${metres} m ditutup.`,
    severalZones: 'Tanah ini berada di beberapa zona; gambar dibandingkan dengan zona yang bagiannya terbesar.',
  },
  {
    title: (name: string) => `Check of the drawing: ${name}`,
    lead: (zone: string | null) =>
      `Worked out by the office from the DXF file${zone === null ? '' : `, against the limits of subzone ${zone}`}, under the rules of the day the application was sent. It informs and decides nothing: the officer writes a judgement on that file.`,
    noZone: 'No limits of a zone are known for this place; the drawing was only measured.',
    unit: (metres: string, against: boolean) =>
      `Unit of the drawing as told by the applicant: ${metres} m${against ? ', whatever the file names' : ' where the file names none'}.`,
    traced: 'Traced by the applicant over a PDF or picture of the plans, not drawn in CAD; its measures are as exact as the tracing.',
    gaps: (metres: string) => `The applicant asked for gaps up to ${metres} m to be closed.`,
    severalZones: 'The land lies in several zones; the drawing is held against the one with the largest share.',
  },
);
