export interface Ground {
  readonly key: string;
  readonly use: 'refusal' | 'closing';
  readonly name: { readonly id: string; readonly en: string };
  readonly instrument: string;
  readonly article: string;
  readonly confirmed: boolean;
}

const of36 = { use: 'refusal', instrument: 'UU 37/2008', article: '36', confirmed: false } as const;
const closing = { use: 'closing', instrument: 'Praktik Ombudsman (salinan pihak ketiga)', article: '', confirmed: false } as const;

/** Why a report is refused, and why one is closed. */
export const grounds: readonly Ground[] = [
  {
    key: 'no-prior',
    ...of36,
    name: { id: 'Belum disampaikan kepada terlapor atau atasannya', en: 'Not reported to the agency or its superior before' },
  },
  { key: 'court', ...of36, name: { id: 'Sedang atau telah diputus di pengadilan', en: 'Before a court, or decided by one' } },
  {
    key: 'reasonable-time',
    ...of36,
    name: { id: 'Instansi masih dalam tenggang waktu yang patut', en: 'The agency is still within reasonable time' },
  },
  { key: 'settled', ...of36, name: { id: 'Sudah diselesaikan instansi', en: 'Already settled by the agency' } },
  { key: 'authority', ...of36, name: { id: 'Bukan wewenang Ombudsman', en: 'Outside the Ombudsman’s authority' } },
  { key: 'mediated', ...of36, name: { id: 'Selesai lewat mediasi atau konsiliasi', en: 'Settled by mediation or conciliation' } },
  { key: 'no-maladministration', ...of36, name: { id: 'Tidak terjadi maladministrasi', en: 'No maladministration' } },
  { key: 'closed-settled', ...closing, name: { id: 'Diselesaikan instansi', en: 'Settled by the agency' } },
  { key: 'closed-conciliated', ...closing, name: { id: 'Selesai lewat konsiliasi', en: 'Settled by conciliation' } },
  { key: 'closed-none', ...closing, name: { id: 'Tidak ditemukan maladministrasi', en: 'No maladministration was found' } },
  { key: 'closed-court', ...closing, name: { id: 'Masuk ke pengadilan', en: 'Went to court' } },
];
