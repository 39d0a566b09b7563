import { catalogue, type Text } from '#i18n';
import { defineNotice } from '#platform/notifications';

const texts = catalogue(
  {
    subject: (number: string) => `Bagaimana pelayanan untuk ${number}?`,
    body: (service: string, number: string) =>
      `${service} ${number} sudah selesai. Maukah Anda menilai pelayanannya? Sembilan pertanyaan pendek, sekitar dua menit.\nJawaban Anda tidak memuat nama atau nomor berkas, dan petugas tidak melihatnya satu per satu.`,
  },
  {
    subject: (number: string) => `How were you served with ${number}?`,
    body: (service: string, number: string) =>
      `${service} ${number} is finished. Would you say how it was? Nine short questions, about two minutes.\nYour answer holds neither your name nor the number of the file, and no officer sees a single one.`,
  },
);

/** Asks how somebody was served. */
export const surveyNotice = defineNotice<{ readonly service: Text; readonly number: string }>(
  'survey.ask',
  'survey',
  ({ service, number }, locale) => ({
    subject: texts(locale).subject(number),
    body: texts(locale).body(service(locale), number),
  }),
);
