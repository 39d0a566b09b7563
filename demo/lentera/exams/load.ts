import { transaction, type Tx } from '#db';
import {
  addSession,
  admit,
  closeTest,
  enterQuestions,
  enterTest,
  keepMedia,
  markEnded,
  publishTest,
  type Question,
  renamedMedia,
  type Terms,
  usualTerms,
} from '#services/lentera';
import type { DemoApp } from '../../app.ts';
import { demoExtras, demoQuestions, pictureNames, pictureOf, soundNames, soundOf } from '../index.ts';
import type { SchoolsCast } from '../schools/load.ts';
import { sitAll } from './sit.ts';

/** Everything the bank of the demonstration holds. */
const all = [...demoQuestions, ...demoExtras];

const DAY = 86_400_000;
/** Two languages that the schools of the demonstration teach as one subject. */
const LANGUAGES = 'bahasa-inggris-bali';
const asTaught = (subject: string) => (subject === 'bahasa-inggris' || subject === 'bahasa-bali' ? LANGUAGES : subject);

/** The city's bank as it was filled, for whatever asks its questions. */
export interface Bank {
  /** By subject and title, as the demonstration calls them. */
  readonly questions: ReadonlyMap<string, { readonly id: string; readonly question: Question }>;
  /** What pictures are kept under, by the name the demonstration calls them. */
  readonly names: ReadonlyMap<string, string | undefined>;
}

/** The bank, and the exam that is over. */
export interface Exams extends Bank {
  readonly final: string;
}

/** Fills the bank of the city, and holds a final exam that is over and a tryout that runs. */
export async function loadExams(app: DemoApp, cast: SchoolsCast): Promise<Exams> {
  const { db, clock } = app;
  const bank = await fillBank(app, cast);
  const { mathematics, curriculum } = cast.people;
  const now = clock.now().getTime();
  const final = await transaction(db, (tx) =>
    hold(tx, cast, {
      by: mathematics,
      schoolId: cast.schools.smp,
      title: 'Sumatif Akhir Semester Matematika kelas 8',
      sort: 'final',
      subject: 'matematika',
      grade: 8,
      className: '8A',
      count: 20,
      opens: new Date(now - 9 * DAY),
      lasts: 2 * 3_600_000,
      minutes: 90,
      terms: { pass: 75, release: { score: 'ended', answers: 'ended', discussion: 'ended' } },
      token: null,
    }),
  );
  await sitAll(app, final, { everybody: true });
  await markEnded(db, clock);
  await transaction(db, (tx) => closeTest(tx, mathematics, final, 'ended', new Date(now - 8 * DAY)));
  const tryout = await transaction(db, (tx) =>
    hold(tx, cast, {
      by: curriculum,
      schoolId: null,
      title: 'Tryout Kota: IPA kelas 7',
      sort: 'tryout',
      subject: 'ipa',
      grade: 7,
      className: '7A',
      count: 15,
      opens: new Date(now - 600_000),
      lasts: 14 * DAY,
      minutes: 120,
      terms: { scale: 'scaled', oneDevice: false },
      token: null,
    }),
  );
  await sitAll(app, tryout, { everybody: false });
  return { ...bank, final };
}

/** Four hundred questions of the demonstration, approved for the whole city. */
async function fillBank({ db, clock }: DemoApp, { agencyId, people }: SchoolsCast): Promise<Bank> {
  const at = clock.now();
  const pictures = await Promise.all(
    pictureNames.map(async (name) => ({ name, content: Buffer.from(await pictureOf(name)), mediaType: 'image/png' })),
  );
  const sounds = soundNames.map((name) => ({ name, content: soundOf(name), mediaType: 'audio/wav' }));
  const media = [...pictures, ...sounds];
  return transaction(db, async (tx) => {
    const kept = await keepMedia(tx, people.curriculum, media, at);
    const names = new Map(media.map(({ name }, nth) => [name, kept[nth]]));
    const questions = all.map(({ question }): Question => {
      const named = renamedMedia(question, (name) => names.get(name));
      return { ...named, tags: { ...named.tags, subject: asTaught(named.tags.subject) } };
    });
    const news = questions.map((question) => ({
      agencyId,
      schoolId: null,
      question,
      shared: 'city' as const,
      status: 'approved' as const,
    }));
    const ids = await enterQuestions(tx, people.curriculum, news, at);
    const entered = all.map(({ question: { title, tags } }, nth) => {
      const question = questions[nth];
      return question ? [[`${tags.subject}/${title}`, { id: ids[nth] ?? '', question }] as const] : [];
    });
    return { questions: new Map(entered.flat()), names };
  });
}

interface Holding {
  readonly by: SchoolsCast['people']['curriculum'];
  readonly schoolId: string | null;
  readonly title: string;
  readonly sort: 'final' | 'tryout';
  readonly subject: string;
  readonly grade: number;
  readonly className: string;
  readonly count: number;
  readonly opens: Date;
  /** Milliseconds in which one may begin. */
  readonly lasts: number;
  readonly minutes: number;
  readonly terms: Partial<Terms>;
  readonly token: string | null;
}

/** Draws, publishes and opens a test, with a whole class admitted to it; returns its id. */
async function hold(tx: Tx, { agencyId, year, classes }: SchoolsCast, test: Holding): Promise<string> {
  const { by, opens } = test;
  const before = new Date(opens.getTime() - DAY);
  // What answers itself: a believable class is made of kinds whose wrong answers are known.
  const filter = { kinds: ['choice' as const, 'short' as const, 'numeric' as const] };
  const plan = {
    variants: 1,
    sections: [{ title: '', minutes: null, shuffle: true, picks: [{ kind: 'draw' as const, filter, count: test.count, points: 5 }] }],
  };
  const { title, sort, subject, grade } = test;
  const words = { agency_id: agencyId, school_id: test.schoolId, year, title, sort, subject, grade };
  const testId = await enterTest(tx, by, { ...words, plan, terms: { ...usualTerms, ...test.terms } }, before);
  const closes = new Date(opens.getTime() + test.lasts);
  const session = await addSession(
    tx,
    by,
    testId,
    {
      opens_at: opens,
      closes_at: closes,
      minutes: test.minutes,
      token: test.token,
      room: 'Lab 1',
    },
    before,
  );
  await publishTest(tx, by, testId, before, grade);
  const students = await tx
    .selectFrom('lentera.enrolment')
    .select('student_id')
    .where('class_id', '=', classes[test.className] ?? '')
    .where('ends', 'is', null)
    .execute();
  await admit(tx, by, { testId, session, studentIds: students.map(({ student_id }) => student_id) }, before);
  return testId;
}
