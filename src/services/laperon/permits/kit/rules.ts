import { defineGrounds, defineTerms, ground } from '#platform/cases';
import { NumberingSchema } from '#platform/documents';
import { paper, type Requirement } from '#platform/forms';
import { defineRule } from '#platform/rules';

interface Terms {
  /** As in `laperon.reklame`: what the keys of its rules begin with. */
  readonly key: string;
  readonly name: { readonly id: string; readonly en: string };
  readonly citation: string;
  readonly validFrom: string;
  readonly days: number;
  readonly deskDays: Readonly<Record<string, number>>;
  /** As it stands in the letter's number: code of the matter, and kind of permit. */
  readonly number: { readonly matter: string; readonly type: string };
  readonly papers: readonly Requirement[];
}

export const identity = paper('identity', 'KTP-el pemohon', 'Identity card of the applicant', { maxFiles: 1 });

export const powerOfAttorney = paper('power-of-attorney', 'Surat kuasa bermeterai', 'Stamped power of attorney', {
  maxFiles: 1,
  when: { path: 'applicant.role', is: 'proxy' },
});

/** Time limits, papers and numbering of one permit, none of them confirmed by the agency. */
export function termsOf({ key, name, citation, validFrom, days, deskDays, number, papers }: Terms) {
  const open = { citation: `${citation}; nilai Kabupaten Badung belum dikonfirmasi`, confirmed: false, validFrom } as const;
  return {
    ...defineTerms({ key, name, days, desks: deskDays, papers, ...open }),
    numbering: defineRule({
      key: `${key}.numbering`,
      title: { id: `Pola nomor: ${name.id}`, en: `Pattern of the number: ${name.en}` },
      schema: NumberingSchema,
      value: { pattern: `${number.matter}/{seq:4}/{type}/{agency}/{year}`, type: number.type, agency: 'DPMPTSP' },
      ...open,
    }),
  };
}

const untrue = ground('false-statement', 'Keterangan atau dokumen tidak benar', 'Untrue statement or document', 'UU 30/2014 pasal 64');
const TECHNICAL = 'peraturan teknis izin yang bersangkutan (pasal belum dikonfirmasi)';
const ours = { citation: 'Daftar kami; belum dikonfirmasi Kabupaten Badung', confirmed: false, validFrom: '2021-02-02' } as const;

/** Why one of these permits is refused. */
export const refusalGrounds = defineGrounds({
  key: 'laperon.permits.refusal-grounds',
  title: { id: 'Alasan menolak: izin selain bangunan baru', en: 'Grounds of refusal: permits beside new buildings' },
  grounds: [
    ground(
      'against-plan',
      'Tidak sesuai dengan rencana tata ruang',
      'Against the spatial plan',
      'UU 26/2007 pasal 37; RDTR setempat (pasal belum dikonfirmasi)',
    ),
    ground('unsafe', 'Membahayakan keselamatan atau ketertiban umum', 'A danger to safety or public order', TECHNICAL),
    ground(
      'no-right',
      'Pemohon tidak berhak atas tanah, bangunan, atau tempatnya',
      'The applicant has no right to land, building or place',
      TECHNICAL,
    ),
    untrue,
  ],
  ...ours,
});

/** Why one of these permits is revoked. */
export const withdrawalGrounds = defineGrounds({
  key: 'laperon.permits.revocation-grounds',
  title: { id: 'Alasan mencabut: izin selain bangunan baru', en: 'Grounds of revocation: permits beside new buildings' },
  grounds: [
    untrue,
    ground('deviates', 'Pelaksanaan menyimpang dari izin', 'What is done deviates from the permit', TECHNICAL),
    ground('court', 'Putusan pengadilan yang berkekuatan hukum tetap', 'A final court judgment', 'UU 30/2014 pasal 64 ayat (1)'),
  ],
  ...ours,
});
