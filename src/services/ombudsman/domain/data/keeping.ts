/** How long matters of one way to an end are kept after it, in calendar days. */
export interface Keeping {
  readonly key: string;
  readonly name: { readonly id: string; readonly en: string };
  readonly days: number;
  readonly instrument: string;
  readonly article: string;
  readonly confirmed: boolean;
}

/** The office's retention schedule (JRA) is not known: these days are a proposal, and make nothing due while unconfirmed. */
const unknown = {
  instrument: 'Jadwal retensi arsip Ombudsman belum diketahui; UU 27/2022',
  article: '16(2)g, 43, 44',
  confirmed: false,
} as const;

export const keeping: readonly Keeping[] = [
  { key: 'closed', name: { id: 'Laporan selesai', en: 'Report closed' }, days: 1825, ...unknown },
  { key: 'published', name: { id: 'Laporan diumumkan', en: 'Report published' }, days: 3650, ...unknown },
  { key: 'refused', name: { id: 'Laporan tidak dilanjutkan', en: 'Report not taken up' }, days: 1825, ...unknown },
  { key: 'withdrawn', name: { id: 'Laporan dicabut', en: 'Report withdrawn' }, days: 730, ...unknown },
  { key: 'transferred', name: { id: 'Laporan dilimpahkan', en: 'Report transferred' }, days: 1825, ...unknown },
  { key: 'consultation', name: { id: 'Konsultasi selesai', en: 'Consultation closed' }, days: 365, ...unknown },
  { key: 'tip', name: { id: 'Informasi dicatat', en: 'Tip noted' }, days: 730, ...unknown },
];
