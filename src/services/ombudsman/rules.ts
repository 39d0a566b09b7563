import { NumberingSchema, numberingLabels } from '#platform/documents';
import { defineRule, type Rule, type Words } from '#platform/rules';
import { Type } from 'typebox';
import { grounds } from './domain/data/grounds.ts';
import { keeping } from './domain/data/keeping.ts';
import { limits, parties } from './domain/data/limits.ts';
import { pauses } from './domain/data/pauses.ts';
import { requirements } from './domain/data/requirements.ts';
import { maladministration } from './domain/data/taxonomy.ts';

const Name = Type.Object({ id: Type.String({ minLength: 1, maxLength: 200 }), en: Type.String({ minLength: 1, maxLength: 200 }) });
const cited = {
  key: Type.String({ pattern: '^[a-z0-9-]{1,40}$' }),
  name: Name,
  instrument: Type.String({ minLength: 1, maxLength: 200 }),
  /** Whether its text was read and says so; the office's own word stands at the version. */
  confirmed: Type.Boolean(),
};
const article = Type.String({ maxLength: 40 });

const unique = (list: readonly { readonly key: string }[]): Words | null => {
  const twice = list.find(({ key }, at) => list.findIndex((one) => one.key === key) !== at);
  return twice ? { id: `Kunci ${twice.key} dipakai dua kali.`, en: `The key ${twice.key} is used twice.` } : null;
};

/** Why a list of keys the procedure is written for cannot miss one. */
const whole =
  (known: readonly { readonly key: string }[]) =>
  (list: readonly { readonly key: string }[]): Words | null => {
    const lost = known.find(({ key }) => !list.some((one) => one.key === key));
    return unique(list) ?? (lost ? { id: `Kunci ${lost.key} tidak ada.`, en: `The key ${lost.key} is missing.` } : null);
  };

const labels = {
  key: { id: 'Kunci', en: 'Key' },
  name: { id: 'Nama', en: 'Name' },
  instrument: { id: 'Peraturan', en: 'Instrument' },
  article: { id: 'Pasal', en: 'Article' },
  confirmed: { id: 'Naskah sudah dibaca', en: 'Text was read' },
  group: { id: 'Kelompok', en: 'Group' },
  party: { id: 'Yang terikat', en: 'Bound party' },
  days: { id: 'Hari', en: 'Days' },
  unit: { id: 'Satuan', en: 'Unit' },
  use: { id: 'Dipakai untuk', en: 'Used for' },
} as const;

const base = { confirmed: false, validFrom: '2024-01-01', labels } as const;

export const requirementsRule = defineRule({
  key: 'ombudsman.requirements',
  title: { id: 'Persyaratan laporan', en: 'Requirements of a report' },
  schema: Type.Array(Type.Object({ ...cited, article, group: Type.Enum(['formal', 'material']) }), { minItems: 1, maxItems: 60 }),
  value: [...requirements],
  citation: 'UU 37/2008 pasal 24 dan 36; prosedur Ombudsman dari salinan pihak ketiga, belum dikonfirmasi',
  ...base,
  problem: unique,
});

export const limitsRule = defineRule({
  key: 'ombudsman.limits',
  title: { id: 'Batas waktu tiap pihak', en: 'Limits of each party' },
  schema: Type.Array(
    Type.Object({
      ...cited,
      article,
      party: Type.Enum([...parties]),
      days: Type.Integer({ minimum: 1, maximum: 1000 }),
      unit: Type.Enum(['calendar', 'working']),
    }),
    { minItems: 1, maxItems: 60 },
  ),
  value: [...limits],
  citation: 'UU 37/2008, PO 58/2023, SK 244/2020; sebagian belum dikonfirmasi, lihat tiap baris',
  meanwhile: {
    id: 'Selama belum dikonfirmasi, surat dan halaman umum tidak menyebut batas ini sebagai hukum.',
    en: 'While it is not confirmed, letters and public pages do not state a limit as law.',
  },
  ...base,
  problem: whole(limits),
});

export const groundsRule = defineRule({
  key: 'ombudsman.grounds',
  title: { id: 'Alasan penolakan dan penutupan', en: 'Grounds of refusal and closing' },
  schema: Type.Array(Type.Object({ ...cited, article, use: Type.Enum(['refusal', 'closing']) }), { minItems: 1, maxItems: 60 }),
  value: [...grounds],
  citation: 'UU 37/2008 pasal 36; alasan penutupan dari salinan pihak ketiga, belum dikonfirmasi',
  ...base,
  problem: unique,
});

export const kindsRule = defineRule({
  key: 'ombudsman.maladministration',
  title: { id: 'Bentuk maladministrasi', en: 'Kinds of maladministration' },
  schema: Type.Array(Type.Object(cited), { minItems: 1, maxItems: 60 }),
  value: [...maladministration],
  citation: 'PO 26/2017 dan angka Ombudsman 2023–2025; definisi PO 58/2023 belum ditemukan',
  ...base,
  problem: unique,
});

export const pausesRule = defineRule({
  key: 'ombudsman.pauses',
  title: { id: 'Alasan jam dihentikan sementara', en: 'Reasons to stop a clock for a while' },
  schema: Type.Array(Type.Object({ ...cited, article }), { minItems: 1, maxItems: 30 }),
  value: [...pauses],
  citation: 'Ketentuan kami; tidak ditemukan dalam naskah peraturan, belum dikonfirmasi',
  ...base,
  problem: unique,
});

export const assessmentsRule = defineRule({
  key: 'ombudsman.assessments',
  title: { id: 'Penilaian Ombudsman dan tahunnya', en: 'Assessments of the Ombudsman and their years' },
  schema: Type.Array(
    Type.Object({
      key: Type.Enum(['kepatuhan', 'opini']),
      from: Type.Integer({ minimum: 2000, maximum: 2100 }),
      to: Type.Union([Type.Integer({ minimum: 2000, maximum: 2100 }), Type.Null()]),
    }),
    { minItems: 1, maxItems: 2 },
  ),
  value: [
    { key: 'kepatuhan', from: 2022, to: 2024 },
    { key: 'opini', from: 2025, to: null },
  ],
  citation:
    'Siaran pers Ombudsman 004 dan 005/HM.01/I/2026: Kepatuhan berakhir dengan 2024, Opini sejak 2025 (PO 61/2025); naskah belum dibaca',
  ...base,
  labels: { ...labels, from: { id: 'Sejak tahun', en: 'From year' }, to: { id: 'Sampai tahun', en: 'Until year' } },
  problem: unique,
});

export const signalThresholds = defineRule({
  key: 'ombudsman.signals',
  title: { id: 'Kapan layanan dianggap melanggar janjinya', en: 'When a service counts as breaking its promise' },
  schema: Type.Object({
    inTimePercent: Type.Integer({ minimum: 1, maximum: 100 }),
    overduePercent: Type.Integer({ minimum: 1, maximum: 100 }),
    p90Times: Type.Number({ minimum: 1, maximum: 10 }),
    least: Type.Integer({ minimum: 1, maximum: 1000 }),
  }),
  value: { inTimePercent: 80, overduePercent: 20, p90Times: 1.5, least: 5 },
  citation: 'Ketentuan kami; tidak ditemukan dalam naskah peraturan, belum dikonfirmasi',
  ...base,
  labels: {
    inTimePercent: { id: 'Tepat waktu paling sedikit (%)', en: 'In time at least (%)' },
    overduePercent: { id: 'Terlambat paling banyak (%)', en: 'Late at most (%)' },
    p90Times: { id: '9 dari 10 dalam berapa kali janji', en: '9 of 10 within how many times the promise' },
    least: { id: 'Paling sedikit berkas', en: 'Files at least' },
  },
});

export const keepingRule = defineRule({
  key: 'ombudsman.keeping',
  title: { id: 'Lama simpan laporan yang sudah selesai', en: 'How long matters that ended are kept' },
  schema: Type.Array(Type.Object({ ...cited, article, days: Type.Integer({ minimum: 1, maximum: 36_500 }) }), {
    minItems: 1,
    maxItems: 30,
  }),
  value: [...keeping],
  citation:
    'UU 27/2022 pasal 16(2)g, 43, 44; UU 43/2009 pasal 51 dan PP 28/2012 pasal 65-78; jadwal retensi arsip Ombudsman belum diketahui',
  meanwhile: { id: 'Tidak ada laporan yang diusulkan untuk dimusnahkan.', en: 'No matter is proposed for removal.' },
  ...base,
  problem: whole(keeping),
});

export const keepingNoticeRule = defineRule({
  key: 'ombudsman.keepingNotice',
  title: { id: 'Hari antara usul musnah dan pemusnahan laporan', en: 'Days between a list for removal and removing matters' },
  schema: Type.Integer({ minimum: 7, maximum: 3650 }),
  value: 30,
  unit: 'days',
  citation: 'Ketentuan kami; jadwal retensi arsip Ombudsman belum diketahui',
  confirmed: false,
  validFrom: '2024-01-01',
});

/** How numbers of letters read; `{type}` is the kind of letter. */
export const letterNumbering = defineRule({
  key: 'ombudsman.letter-numbering',
  title: { id: 'Pola nomor surat', en: 'Pattern of letters’ numbers' },
  schema: NumberingSchema,
  value: { pattern: '{seq:4}/{type}/{agency}/{month-roman}/{year}', type: 'SURAT', agency: 'ORI-BALI' },
  citation: 'Pola kami; tata naskah Ombudsman belum dikonfirmasi',
  confirmed: false,
  validFrom: '2024-01-01',
  labels: numberingLabels,
});

/** What the office may decide for itself. */
export const ombudsmanRules: readonly Rule[] = [requirementsRule, limitsRule, groundsRule, kindsRule, pausesRule, letterNumbering];

/** Rules of today, which no matter is pinned to. */
export const officeRules: readonly Rule[] = [keepingRule, keepingNoticeRule, assessmentsRule, signalThresholds];
