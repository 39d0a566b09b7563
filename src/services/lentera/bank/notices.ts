import type { Locale } from '#i18n';
import { defineNotice } from '#platform/notifications';

/** What an author is told of. */
export interface QuestionFacts {
  readonly title: string;
  readonly by: string;
  /** Empty where nothing was said. */
  readonly note: string;
}

type What = 'approved' | 'returned' | 'retired' | 'given';

const wordings: Readonly<Record<What, Readonly<Record<Locale, readonly [subject: string, body: (facts: QuestionFacts) => string]>>>> = {
  approved: {
    id: ['Soal Anda disetujui', ({ title, by }) => `${by} menyetujui soal “${title}”. Guru lain kini dapat memakainya.`],
    en: ['Your question was approved', ({ title, by }) => `${by} approved the question “${title}”. Other teachers can use it now.`],
  },
  returned: {
    id: ['Soal Anda dikembalikan', ({ title, by }) => `${by} mengembalikan soal “${title}”.`],
    en: ['Your question was returned', ({ title, by }) => `${by} returned the question “${title}”.`],
  },
  retired: {
    id: [
      'Soal Anda ditarik',
      ({ title, by }) => `${by} menarik soal “${title}” dari bank soal. Ulangan yang sudah memakainya tidak berubah.`,
    ],
    en: [
      'Your question was retired',
      ({ title, by }) => `${by} retired the question “${title}”. Tests that hold it already do not change.`,
    ],
  },
  given: {
    id: ['Soal diserahkan kepada Anda', ({ title, by }) => `${by} menyerahkan soal “${title}” kepada Anda.`],
    en: ['A question was handed to you', ({ title, by }) => `${by} handed the question “${title}” to you.`],
  },
};

const said = (what: What) =>
  defineNotice<QuestionFacts>(`lentera.question-${what}`, what === 'returned' ? 'todo' : 'status', (facts, locale) => {
    const [subject, body] = wordings[what][locale];
    const note = facts.note === '' ? '' : `\n\n${locale === 'en' ? 'Note' : 'Catatan'}: ${facts.note}`;
    return { subject, body: `${body(facts)}${note}` };
  });

export const questionNotice = { approved: said('approved'), returned: said('returned'), retired: said('retired'), given: said('given') };
