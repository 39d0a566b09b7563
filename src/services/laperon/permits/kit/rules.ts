import { DaysSchema, DeskDaysSchema } from '#platform/cases';
import { NumberingSchema } from '#platform/documents';
import { ChecklistSchema, paper, type Requirement } from '#platform/forms';
import { defineRule } from '#platform/rules';
import { Type } from 'typebox';

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
    checklist: defineRule({
      key: `${key}.checklist`,
      title: { id: `Daftar syarat: ${name.id}`, en: `Required files: ${name.en}` },
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
      value: { ...deskDays },
      unit: 'hari kerja',
      ...open,
    }),
    numbering: defineRule({
      key: `${key}.numbering`,
      title: { id: `Pola nomor: ${name.id}`, en: `Pattern of the number: ${name.en}` },
      schema: NumberingSchema,
      value: { pattern: `${number.matter}/{seq:4}/{type}/{agency}/{year}`, type: number.type, agency: 'DPMPTSP' },
      ...open,
    }),
  };
}

const Bilingual = Type.Object({ id: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) });
const Grounds = Type.Object({
  grounds: Type.Array(
    Type.Object({ key: Type.String({ pattern: '^[a-z][a-z-]*$' }), name: Bilingual, citation: Type.String({ minLength: 1 }) }),
    {
      minItems: 1,
    },
  ),
});

const untrue = {
  key: 'false-statement',
  name: { id: 'Keterangan atau dokumen tidak benar', en: 'Untrue statement or document' },
  citation: 'UU 30/2014 pasal 64',
};

/** Why one of these permits is refused. */
export const refusalGrounds = defineRule({
  key: 'laperon.permits.refusal-grounds',
  title: { id: 'Alasan menolak: izin selain bangunan baru', en: 'Grounds of refusal: permits beside new buildings' },
  schema: Grounds,
  value: {
    grounds: [
      {
        key: 'against-plan',
        name: { id: 'Tidak sesuai dengan rencana tata ruang', en: 'Against the spatial plan' },
        citation: 'UU 26/2007 pasal 37; RDTR setempat (pasal belum dikonfirmasi)',
      },
      {
        key: 'unsafe',
        name: { id: 'Membahayakan keselamatan atau ketertiban umum', en: 'A danger to safety or public order' },
        citation: 'peraturan teknis izin yang bersangkutan (pasal belum dikonfirmasi)',
      },
      {
        key: 'no-right',
        name: {
          id: 'Pemohon tidak berhak atas tanah, bangunan, atau tempatnya',
          en: 'The applicant has no right to land, building or place',
        },
        citation: 'peraturan teknis izin yang bersangkutan (pasal belum dikonfirmasi)',
      },
      untrue,
    ],
  },
  citation: 'Daftar kami; belum dikonfirmasi Kabupaten Badung',
  confirmed: false,
  validFrom: '2021-02-02',
});

/** Why one of these permits is revoked. */
export const withdrawalGrounds = defineRule({
  key: 'laperon.permits.revocation-grounds',
  title: { id: 'Alasan mencabut: izin selain bangunan baru', en: 'Grounds of revocation: permits beside new buildings' },
  schema: Grounds,
  value: {
    grounds: [
      untrue,
      {
        key: 'deviates',
        name: { id: 'Pelaksanaan menyimpang dari izin', en: 'What is done deviates from the permit' },
        citation: 'peraturan teknis izin yang bersangkutan (pasal belum dikonfirmasi)',
      },
      {
        key: 'court',
        name: { id: 'Putusan pengadilan yang berkekuatan hukum tetap', en: 'A final court judgment' },
        citation: 'UU 30/2014 pasal 64 ayat (1)',
      },
    ],
  },
  citation: 'Daftar kami; belum dikonfirmasi Kabupaten Badung',
  confirmed: false,
  validFrom: '2021-02-02',
});
