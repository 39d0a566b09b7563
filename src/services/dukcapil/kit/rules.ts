import { DaysSchema, defineGrounds, defineObjectionDays, defineTerms, ground } from '#platform/cases';
import { paper, type Requirement } from '#platform/forms';
import { defineRule } from '#platform/rules';

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
    when: { path: 'applicant.capacity', in: ['proxy', 'village'] },
    citation: 'Permendagri 109/2019, formulir F-1.07',
  }),
];

/** The same where whoever reports for themselves has no card yet, or none any more: nobody photographs what they ask for. */
export const ofCardless: readonly Requirement[] = ofApplicant.map((one) =>
  one.key === 'applicant-card' ? { ...one, when: { path: 'applicant.capacity', in: ['family', 'proxy', 'village'] } } : one,
);

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
export const termsOf = (terms: Terms) =>
  defineTerms({ ...terms, citation: `${terms.citation}; persyaratan dan waktu di Kabupaten Tabanan belum dikonfirmasi`, ...ours });

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
export const objectionDays = defineObjectionDays('dukcapil.objection-days');

/** Why an application is refused. */
export const refusalGrounds = defineGrounds({
  key: 'dukcapil.refusal-grounds',
  title: { id: 'Alasan menolak permohonan', en: 'Grounds of refusal' },
  grounds: [
    ground('unproven', 'Peristiwanya tidak terbukti', 'The event is not proven', 'Perpres 96/2018 (pasal belum dikonfirmasi)'),
    ground('elsewhere', 'Wewenang daerah lain', 'Another region is competent', 'UU 23/2006 (pasal belum dikonfirmasi)'),
    ground('registered', 'Sudah pernah dicatat', 'Already registered', 'UU 23/2006 (pasal belum dikonfirmasi)'),
    ground('untrue', 'Keterangan atau dokumen tidak benar', 'Untrue statement or document', 'UU 23/2006 pasal 94 (isi belum dikonfirmasi)'),
  ],
  citation: 'Daftar kami; belum dikonfirmasi Kabupaten Tabanan',
  ...ours,
});

/** Why a document that was handed out no longer holds. */
export const withdrawalGrounds = defineGrounds({
  key: 'dukcapil.revocation-grounds',
  title: { id: 'Alasan mencabut dokumen', en: 'Grounds of revocation' },
  grounds: [
    ground('court', 'Putusan pengadilan', 'A court judgment', 'UU 23/2006 pasal 72 (isi belum dikonfirmasi)'),
    ground('cancelled-in-siak', 'Dibatalkan di SIAK', 'Cancelled in SIAK', 'Permendagri 108/2019 (pasal belum dikonfirmasi)'),
  ],
  citation: 'Daftar kami; belum dikonfirmasi Kabupaten Tabanan',
  ...ours,
});
