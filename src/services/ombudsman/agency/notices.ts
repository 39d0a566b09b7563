import { defineNotice } from '#platform/notifications';

/** To an agency's liaison: that a letter waits. */
export const askedNotice = defineNotice<Record<never, never>>('ombudsman.asked', 'todo', (_facts, locale) =>
  locale === 'id'
    ? {
        subject: 'Surat Ombudsman menunggu jawaban',
        body: 'Ada surat Ombudsman untuk instansi Anda. Isinya hanya terbaca sesudah Anda masuk.',
      }
    : {
        subject: 'A letter of the Ombudsman waits',
        body: 'There is a letter of the Ombudsman for your agency. It is read only once you signed in.',
      },
);

/** To whoever asked: that an answer came; of which matter, their key tells. */
export const answeredNotice = defineNotice<Record<never, never>>('ombudsman.answered', 'todo', (_facts, locale) =>
  locale === 'id'
    ? { subject: 'Ada jawaban instansi', body: 'Satu instansi menjawab surat Anda. Buka meja Ombudsman dengan kunci Anda.' }
    : { subject: 'An agency has answered', body: 'An agency answered a letter of yours. Open the desk of the Ombudsman with your key.' },
);
