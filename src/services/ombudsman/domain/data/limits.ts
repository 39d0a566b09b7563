/** On whose time a clock runs. */
export const parties = ['reporter', 'agency', 'superior', 'ombudsman'] as const;
export type Party = (typeof parties)[number];

export interface Limit {
  readonly key: string;
  readonly party: Party;
  readonly name: { readonly id: string; readonly en: string };
  readonly days: number;
  readonly unit: 'calendar' | 'working';
  readonly instrument: string;
  readonly article: string;
  readonly confirmed: boolean;
}

const classNote = 'Batas hari belum ditemukan dalam naskah PO 58/2023';

export const limits: readonly Limit[] = [
  {
    key: 'formal',
    party: 'ombudsman',
    name: { id: 'Verifikasi formal', en: 'Formal verification' },
    days: 14,
    unit: 'working',
    instrument: 'SK 244/2020 (salinan pihak ketiga)',
    article: '',
    confirmed: false,
  },
  {
    key: 'completion',
    party: 'reporter',
    name: { id: 'Melengkapi berkas', en: 'Completing the papers' },
    days: 30,
    unit: 'calendar',
    instrument: 'UU 37/2008',
    article: '25',
    confirmed: false,
  },
  {
    key: 'material',
    party: 'ombudsman',
    name: { id: 'Verifikasi material', en: 'Material verification' },
    days: 30,
    unit: 'working',
    instrument: 'SK 244/2020 (salinan pihak ketiga)',
    article: '',
    confirmed: false,
  },
  {
    key: 'class-light',
    party: 'ombudsman',
    name: { id: 'Pemeriksaan laporan sederhana', en: 'Examination of a simple report' },
    days: 60,
    unit: 'calendar',
    instrument: classNote,
    article: '',
    confirmed: false,
  },
  {
    key: 'class-medium',
    party: 'ombudsman',
    name: { id: 'Pemeriksaan laporan sedang', en: 'Examination of a medium report' },
    days: 120,
    unit: 'calendar',
    instrument: classNote,
    article: '',
    confirmed: false,
  },
  {
    key: 'class-heavy',
    party: 'ombudsman',
    name: { id: 'Pemeriksaan laporan berat', en: 'Examination of a heavy report' },
    days: 180,
    unit: 'calendar',
    instrument: classNote,
    article: '',
    confirmed: false,
  },
  {
    key: 'explanation-1',
    party: 'agency',
    name: { id: 'Penjelasan terlapor, permintaan pertama', en: 'Agency’s explanation, first request' },
    days: 14,
    unit: 'calendar',
    instrument: 'UU 37/2008',
    article: '33',
    confirmed: false,
  },
  {
    key: 'explanation-2',
    party: 'agency',
    name: { id: 'Penjelasan terlapor, permintaan kedua', en: 'Agency’s explanation, second request' },
    days: 14,
    unit: 'calendar',
    instrument: 'UU 37/2008',
    article: '33',
    confirmed: false,
  },
  {
    key: 'result-answer',
    party: 'reporter',
    name: { id: 'Tanggapan atas pemberitahuan hasil', en: 'Answer to the notice of the result' },
    days: 14,
    unit: 'calendar',
    instrument: 'PO 48/2020 (dicabut; periksa PO 58/2023)',
    article: '25',
    confirmed: false,
  },
  {
    key: 'reply',
    party: 'agency',
    name: { id: 'Hak jawab sebelum publikasi', en: 'Reply before publication' },
    days: 14,
    unit: 'calendar',
    instrument: 'Ketentuan kami (UU 37/2008 pasal 38 tidak menyebut hari)',
    article: '',
    confirmed: false,
  },
  {
    key: 'objection',
    party: 'ombudsman',
    name: { id: 'Memutus keberatan penutupan', en: 'Deciding an objection to closing' },
    days: 14,
    unit: 'working',
    instrument: 'Ketentuan kami; belum ditemukan dalam PO 58/2023',
    article: '',
    confirmed: false,
  },
  {
    key: 'corrective',
    party: 'agency',
    name: { id: 'Tindakan korektif', en: 'Corrective action' },
    days: 30,
    unit: 'working',
    instrument: 'PO 58/2023',
    article: '54',
    confirmed: true,
  },
  {
    key: 'recommendation',
    party: 'superior',
    name: { id: 'Laporan pelaksanaan rekomendasi', en: 'Report on carrying out the recommendation' },
    days: 60,
    unit: 'calendar',
    instrument: 'UU 37/2008',
    article: '38(2)',
    confirmed: true,
  },
];
