import { formatDateTime, type Locale } from '#i18n';
import { defineNotice, type TopicKey } from '#platform/notifications';

/** What a guardian is told of. */
export interface ToldFacts {
  readonly student: string;
  /** Title of a test, a subject of a book, or an aim. */
  readonly title: string;
  /** When a test is held; null where that says nothing. */
  readonly at: Date | null;
  readonly room: string;
}

export type Told = 'scheduled' | 'moved' | 'cancelled' | 'result' | 'remedial' | 'absence' | 'grades';

type Say = (facts: ToldFacts, locale: Locale) => readonly [subject: string, body: string];

const when = ({ at, room }: ToldFacts, locale: Locale) => [at === null ? '' : formatDateTime(at, locale), room].filter(Boolean).join(', ');

// No score stands in a message: a mailbox is not ours to protect.
const wordings: Readonly<Record<Told, Readonly<Record<Locale, Say>>>> = {
  scheduled: {
    id: (f, l) => [`Ulangan ${f.student}: ${f.title}`, `${f.student} akan mengikuti “${f.title}”, ${when(f, l)}.`],
    en: (f, l) => [`A test of ${f.student}: ${f.title}`, `${f.student} will take “${f.title}”, ${when(f, l)}.`],
  },
  moved: {
    id: (f, l) => [`Waktu ulangan ${f.student} berubah: ${f.title}`, `“${f.title}” kini pada ${when(f, l)}.`],
    en: (f, l) => [`A test of ${f.student} is at another time: ${f.title}`, `“${f.title}” is held on ${when(f, l)} now.`],
  },
  cancelled: {
    id: (f) => [`Ulangan ${f.student} dibatalkan: ${f.title}`, `“${f.title}” tidak jadi diadakan.`],
    en: (f) => [`A test of ${f.student} is called off: ${f.title}`, `“${f.title}” will not be held.`],
  },
  result: {
    id: (f) => [`Hasil ulangan ${f.student}: ${f.title}`, `Hasil “${f.title}” sudah dapat dilihat di Lentera.`],
    en: (f) => [`A result of ${f.student}: ${f.title}`, `The result of “${f.title}” can be seen in Lentera.`],
  },
  remedial: {
    id: (f) => [
      `${f.student} dipanggil remedial`,
      `${f.student} dipanggil mengulang: ${f.title}. Waktunya diberitahukan begitu ulangan dijadwalkan.`,
    ],
    en: (f) => [
      `${f.student} is called to a remedial`,
      `${f.student} is called to take this up again: ${f.title}. You are told of the time once it is set.`,
    ],
  },
  absence: {
    id: (f, l) => [
      `${f.student} tidak mengikuti ulangan`,
      `${f.student} terdaftar pada “${f.title}” (${when(f, l)}) dan tidak mengerjakannya. Hubungi sekolah untuk ulangan susulan.`,
    ],
    en: (f, l) => [
      `${f.student} missed a test`,
      `${f.student} was admitted to “${f.title}” (${when(f, l)}) and did not take it. Ask the school for a make-up test.`,
    ],
  },
  grades: {
    id: (f) => [`Buku nilai ${f.student}: ${f.title}`, `Nilai ${f.title} kini diperlihatkan di Lentera.`],
    en: (f) => [`Gradebook of ${f.student}: ${f.title}`, `Marks in ${f.title} are shown in Lentera now.`],
  },
};

const topicOf: Readonly<Record<Told, TopicKey>> = {
  scheduled: 'school-tests',
  moved: 'school-tests',
  cancelled: 'school-tests',
  result: 'school-results',
  grades: 'school-results',
  remedial: 'school-remedial',
  absence: 'school-absence',
};

const notice = (told: Told) =>
  defineNotice<ToldFacts>(`lentera.${told}`, topicOf[told], (facts, locale) => {
    const [subject, body] = wordings[told][locale](facts, locale);
    return { subject, body };
  });

export const notices: Readonly<Record<Told, ReturnType<typeof notice>>> = {
  scheduled: notice('scheduled'),
  moved: notice('moved'),
  cancelled: notice('cancelled'),
  result: notice('result'),
  remedial: notice('remedial'),
  absence: notice('absence'),
  grades: notice('grades'),
};
