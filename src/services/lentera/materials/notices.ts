import { defineNotice } from '#platform/notifications';

/** What a student is told when a teacher answered: not what was said, which stands below the lesson. */
export const lessonAnswered = defineNotice<{ readonly lesson: string; readonly by: string }>(
  'lentera.lesson-answered',
  'status',
  ({ lesson, by }, locale) =>
    locale === 'en'
      ? { subject: 'Your teacher answered', body: `${by} answered your question about “${lesson}”.` }
      : { subject: 'Guru menjawab pertanyaan Anda', body: `${by} menjawab pertanyaan Anda tentang “${lesson}”.` },
);
