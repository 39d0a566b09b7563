import { DaysSchema, DeskDaysSchema } from '#platform/cases';
import { NumberingSchema } from '#platform/documents';
import { ChecklistSchema, type Requirement } from '#platform/forms';
import { defineRule } from '#platform/rules';

const since = { confirmed: false, validFrom: '2018-01-01' } as const;

/** What helps an answer; nothing but drawings is wanted, and those only from who asks about them. */
export const consultationChecklist = defineRule({
  key: 'laperon.consultation.checklist',
  title: { id: 'Berkas konsultasi', en: 'Files of a consultation' },
  schema: ChecklistSchema,
  value: {
    items: [
      {
        key: 'drawings',
        name: { id: 'Gambar rencana', en: 'Drawings' },
        hint: { id: 'Gambar kasar sudah cukup.', en: 'A sketch will do.' },
        need: 'required',
        accepts: 'drawing',
        maxFiles: 5,
        when: { path: 'plan.topic', is: 'drawings' },
        citation: 'Kebutuhan konsultasi gambar; belum dikonfirmasi',
      },
    ] satisfies Requirement[],
  },
  citation: 'Daftar kami; belum dikonfirmasi Kabupaten Badung',
  ...since,
});

export const consultationServiceDays = defineRule({
  key: 'laperon.consultation.service-days',
  title: { id: 'Waktu konsultasi', en: 'Time for a consultation' },
  schema: DaysSchema,
  value: 5,
  unit: 'hari kerja',
  citation: 'Usulan kami; belum dikonfirmasi Kabupaten Badung',
  ...since,
});

/** The days at `agreement` are the applicant's: only once they have passed may a consultation be closed unanswered. */
export const consultationDeskDays = defineRule({
  key: 'laperon.consultation.desk-days',
  title: { id: 'Waktu tiap tahap konsultasi', en: 'Time for each stage of a consultation' },
  schema: DeskDaysSchema,
  value: { consultation: 3, meeting: 10, agreement: 10 },
  unit: 'hari kerja',
  citation: 'Usulan kami; belum dikonfirmasi Kabupaten Badung',
  ...since,
});

export const consultationMendingDays = defineRule({
  key: 'laperon.consultation.mending-days',
  title: { id: 'Waktu pemohon melengkapi, konsultasi', en: 'Time for the applicant to complete, consultation' },
  schema: DaysSchema,
  value: 15,
  unit: 'hari kerja',
  citation: 'Kebiasaan layanan sejenis (15 hari); belum dikonfirmasi',
  ...since,
});

export const minutesNumbering = defineRule({
  key: 'laperon.consultation.numbering',
  title: { id: 'Pola nomor risalah konsultasi', en: 'Pattern of the number of minutes' },
  schema: NumberingSchema,
  value: { pattern: '600/{seq:4}/{type}/{agency}/{year}', type: 'BA-KONS', agency: 'DPMPTSP' },
  citation: 'Pola kami; penomoran risalah Kabupaten Badung belum dikonfirmasi',
  ...since,
});
