import { DaysSchema, DeskDaysSchema } from '#platform/cases';
import { ChecklistSchema, paper, type Requirement } from '#platform/forms';
import { defineRule } from '#platform/rules';
import { Type } from 'typebox';

/** Since when the agency's present forms are in use; nothing of it is confirmed by the agency. */
const ours = { confirmed: false, validFrom: '2019-12-01' } as const;

const photo = { id: 'Foto dokumen asli, bukan fotokopi.', en: 'A photograph of the original, not of a copy.' } as const;

/** A paper of this agency: it is photographed from the original. */
export const original = (key: string, id: string, en: string, rest: Partial<Requirement> = {}): Requirement =>
  paper(key, id, en, { hint: photo, ...rest });

/** Papers that say who asks, and for whom. */
export const ofApplicant: readonly Requirement[] = [
  original('applicant-card', 'KTP-el pelapor', 'Identity card of who reports', { maxFiles: 1 }),
  original('power-of-attorney', 'Surat kuasa F-1.07', 'Power of attorney F-1.07', {
    maxFiles: 1,
    when: { path: 'applicant.capacity', is: 'proxy' },
    citation: 'Permendagri 109/2019, formulir F-1.07',
  }),
];

interface Terms {
  /** As in `dukcapil.akta-kelahiran`. */
  readonly key: string;
  readonly name: { readonly id: string; readonly en: string };
  readonly citation: string;
  readonly days: number;
  readonly desks: Readonly<Record<string, number>>;
  readonly papers: readonly Requirement[];
}

/** Papers and time limits of one service, as versions the agency edits. */
export function termsOf({ key, name, citation, days, desks, papers }: Terms) {
  const open = { citation: `${citation}; persyaratan dan waktu di Kabupaten Tabanan belum dikonfirmasi`, ...ours };
  return {
    checklist: defineRule({
      key: `${key}.checklist`,
      title: { id: `Daftar syarat: ${name.id}`, en: `Required papers: ${name.en}` },
      schema: ChecklistSchema,
      value: { items: [...papers] },
      ...open,
    }),
    serviceDays: defineRule({
      key: `${key}.service-days`,
      title: { id: `Waktu pelayanan: ${name.id}`, en: `Time for the whole: ${name.en}` },
      schema: DaysSchema,
      value: days,
      unit: 'hari kerja',
      ...open,
    }),
    deskDays: defineRule({
      key: `${key}.desk-days`,
      title: { id: `Waktu tiap meja: ${name.id}`, en: `Time for each desk: ${name.en}` },
      schema: DeskDaysSchema,
      value: { ...desks },
      unit: 'hari kerja',
      ...open,
    }),
  };
}

/** Working days the applicant has to mend a returned application. */
export const mendingDays = defineRule({
  key: 'dukcapil.mending-days',
  title: { id: 'Waktu memperbaiki permohonan', en: 'Time to mend an application' },
  schema: DaysSchema,
  value: 30,
  unit: 'hari kerja',
  citation: 'Kebiasaan kami; belum dikonfirmasi Kabupaten Tabanan',
  ...ours,
});

/** Working days in which an objection may be laid, and in which it must be decided. */
export const objectionDays = defineRule({
  key: 'dukcapil.objection-days',
  title: { id: 'Waktu mengajukan dan memutus keberatan', en: 'Time to object, and to decide an objection' },
  schema: Type.Object({ toObject: DaysSchema, toDecide: DaysSchema }),
  value: { toObject: 21, toDecide: 10 },
  unit: 'hari kerja',
  citation: 'UU 30/2014 pasal 77 ayat (1) dan (4)',
  confirmed: true,
  validFrom: '2014-10-17',
  labels: {
    toObject: { id: 'Untuk mengajukan', en: 'To object' },
    toDecide: { id: 'Untuk memutus', en: 'To decide' },
  },
});

const Bilingual = Type.Object({ id: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) });
const Grounds = Type.Object({
  grounds: Type.Array(
    Type.Object({ key: Type.String({ pattern: '^[a-z][a-z-]*$' }), name: Bilingual, citation: Type.String({ minLength: 1 }) }),
    { minItems: 1 },
  ),
});
const groundLabels = {
  grounds: { id: 'Alasan', en: 'Grounds' },
  key: { id: 'Kunci', en: 'Key' },
  name: { id: 'Nama', en: 'Name' },
  citation: { id: 'Dasar hukum', en: 'Legal ground' },
};

/** Why an application is refused. */
export const refusalGrounds = defineRule({
  key: 'dukcapil.refusal-grounds',
  title: { id: 'Alasan menolak permohonan', en: 'Grounds of refusal' },
  schema: Grounds,
  value: {
    grounds: [
      {
        key: 'unproven',
        name: { id: 'Peristiwanya tidak terbukti', en: 'The event is not proven' },
        citation: 'Perpres 96/2018 (pasal belum dikonfirmasi)',
      },
      {
        key: 'elsewhere',
        name: { id: 'Wewenang daerah lain', en: 'Another region is competent' },
        citation: 'UU 23/2006 (pasal belum dikonfirmasi)',
      },
      {
        key: 'registered',
        name: { id: 'Sudah pernah dicatat', en: 'Already registered' },
        citation: 'UU 23/2006 (pasal belum dikonfirmasi)',
      },
      {
        key: 'untrue',
        name: { id: 'Keterangan atau dokumen tidak benar', en: 'Untrue statement or document' },
        citation: 'UU 23/2006 pasal 94 (isi belum dikonfirmasi)',
      },
    ],
  },
  labels: groundLabels,
  citation: 'Daftar kami; belum dikonfirmasi Kabupaten Tabanan',
  ...ours,
});

/** Why a document that was handed out no longer holds. */
export const withdrawalGrounds = defineRule({
  key: 'dukcapil.revocation-grounds',
  title: { id: 'Alasan mencabut dokumen', en: 'Grounds of revocation' },
  schema: Grounds,
  value: {
    grounds: [
      {
        key: 'court',
        name: { id: 'Putusan pengadilan', en: 'A court judgment' },
        citation: 'UU 23/2006 pasal 72 (isi belum dikonfirmasi)',
      },
      {
        key: 'cancelled-in-siak',
        name: { id: 'Dibatalkan di SIAK', en: 'Cancelled in SIAK' },
        citation: 'Permendagri 108/2019 (pasal belum dikonfirmasi)',
      },
    ],
  },
  labels: groundLabels,
  citation: 'Daftar kami; belum dikonfirmasi Kabupaten Tabanan',
  ...ours,
});
