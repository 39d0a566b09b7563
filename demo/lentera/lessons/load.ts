import { transaction, type Tx } from '#db';
import { newId, type PersonActor } from '#kernel';
import {
  addComment,
  addLesson,
  assignCourse,
  type Block,
  enterCourse,
  keepTry,
  type LessonContent,
  noteFinished,
  noteOpened,
  publishLesson,
  type Question,
  score,
} from '#services/lentera';
import type { DemoApp } from '../../app.ts';
import type { Bank } from '../exams/load.ts';
import { answerTo, chance, lot } from '../exams/sit.ts';
import { demoLessons } from '../index.ts';
import type { SchoolsCast } from '../schools/load.ts';
import type { SchoolPersonKey } from '../schools/people.ts';
import { drawSoundFilm, loadFilm } from './film.ts';
import type { DemoLesson } from './lesson.ts';

const DAY = 86_400_000;

interface CourseOf {
  readonly title: string;
  readonly summary: string;
  readonly by: SchoolPersonKey;
  readonly school: 'sd' | 'smp';
  readonly subject: string;
  readonly grade: number;
  /** Classes it is given to; none: it is open to the whole school. */
  readonly classes: readonly string[];
  /** Days from today until it is due; none where it is only open. */
  readonly due?: number;
  /** Its class may talk below it. */
  readonly talks?: boolean;
}

/** The courses that the lessons of the demonstration make, each of one subject and grade. */
const courses: readonly CourseOf[] = [
  {
    title: 'Pecahan',
    summary: 'Menjumlahkan pecahan dengan penyebut berbeda.',
    by: 'primary',
    school: 'sd',
    subject: 'matematika',
    grade: 5,
    classes: ['5A', '6A'],
    due: 6,
  },
  {
    title: 'Tumbuhan di sekitar kita',
    summary: 'Bagian tumbuhan, fotosintesis, dan tanaman baru.',
    by: 'primary',
    school: 'sd',
    subject: 'ipa',
    grade: 5,
    classes: ['5A'],
    due: -2,
  },
  {
    title: 'Persamaan dan pertidaksamaan',
    summary: 'Menyelesaikan persamaan linear satu variabel seperti menjaga timbangan.',
    by: 'mathematics',
    school: 'smp',
    subject: 'matematika',
    grade: 7,
    classes: ['7A'],
    due: 4,
  },
  {
    title: 'Bangun datar dan Pythagoras',
    summary: 'Sisi segitiga siku-siku, dan apa yang dapat dihitung dengannya.',
    by: 'mathematics',
    school: 'smp',
    subject: 'matematika',
    grade: 8,
    classes: ['8A'],
    due: 3,
    talks: true,
  },
  {
    title: 'Zat dan massa jenis',
    summary: 'Mengapa kapal besi terapung.',
    by: 'science',
    school: 'smp',
    subject: 'ipa',
    grade: 7,
    classes: ['7A'],
    due: -4,
  },
  {
    title: 'Listrik',
    summary: 'Hukum Ohm, rangkaian, dan energi listrik di rumah.',
    by: 'science',
    school: 'smp',
    subject: 'ipa',
    grade: 9,
    classes: ['9A'],
    due: 8,
  },
  {
    title: 'Ejaan',
    summary: 'Kata depan, imbuhan, huruf kapital, dan tanda baca.',
    by: 'indonesian',
    school: 'smp',
    subject: 'bahasa-indonesia',
    grade: 7,
    classes: ['7A'],
    due: 1,
  },
  {
    title: 'Membaca puisi',
    summary: 'Rima, majas, dan makna.',
    by: 'indonesian',
    school: 'smp',
    subject: 'bahasa-indonesia',
    grade: 8,
    classes: ['8A'],
    due: 10,
  },
  {
    title: 'Telling stories',
    summary: 'Menceritakan peristiwa lampau dalam bahasa Inggris.',
    by: 'languages',
    school: 'smp',
    subject: 'bahasa-inggris',
    grade: 8,
    classes: ['8A'],
    due: 5,
  },
  {
    title: 'Aksara Bali',
    summary: 'Membaca dan menulis aksara wianjana dengan pangangge.',
    by: 'languages',
    school: 'smp',
    subject: 'bahasa-bali',
    grade: 7,
    classes: [],
  },
];

const LANGUAGES = 'bahasa-inggris-bali';
const asTaught = (subject: string) => (subject === 'bahasa-inggris' || subject === 'bahasa-bali' ? LANGUAGES : subject);

/** A lesson of the demonstration as its teacher would have written it, with questions of the city's bank. */
function contentOf({ aim, subject, parts }: DemoLesson, { names, questions }: Bank): LessonContent {
  const blocks = parts.map((part, at): Block => {
    const id = `b${at + 1}`;
    if (part.kind === 'text') {
      const text = part.text.replace(/media:([\w.-]+)/g, (whole, name: string) => `media:${names.get(name) ?? whole}`);
      return { kind: 'text', id, title: part.title, text };
    }
    const pinned = part.questions.flatMap((title) => {
      const questionId = questions.get(`${subject}/${title}`)?.id;
      return questionId === undefined ? [] : [{ questionId, version: 1 }];
    });
    return { kind: 'exercise', id, title: part.title, questions: pinned };
  });
  return { aim, blocks };
}

interface Made extends CourseOf {
  readonly courseId: string;
  readonly lessons: readonly { readonly id: string; readonly title: string; readonly content: LessonContent }[];
}

/** Makes the ten lessons into courses, gives them to classes, and has the classes read them as they would. */
export async function loadMaterials(app: DemoApp, cast: SchoolsCast, bank: Bank): Promise<void> {
  const { db, clock } = app;
  const today = clock.now().getTime();
  const byId = new Map([...bank.questions.values()].map(({ id, question }) => [id, question]));
  const made = await transaction(db, async (tx) => {
    const all: Made[] = [];
    for (const course of courses) all.push(await writeCourse(tx, cast, bank, course, today));
    return all;
  });
  for (const [nth, course] of made.entries())
    for (const name of course.classes.length > 0 ? course.classes : ['7A'])
      await transaction(db, (tx) => readBy(tx, { course, nth, classId: cast.classes[name] ?? '', byId, today }));
  await transaction(db, (tx) => talk(tx, cast, made, today));
  const film = await drawSoundFilm();
  await transaction(db, (tx) => loadFilm(tx, app, cast, film));
}

async function writeCourse(tx: Tx, cast: SchoolsCast, bank: Bank, course: CourseOf, today: number): Promise<Made> {
  const { agencyId, year, schools, classes, people } = cast;
  const by = people[course.by];
  const schoolId = schools[course.school];
  const at = new Date(today - 21 * DAY);
  const { title, summary, grade } = course;
  const words = { agencyId, schoolId, year, subject: asTaught(course.subject), grade, title, summary };
  const courseId = await enterCourse(tx, by, { ...words, classComments: course.talks === true }, at);
  const own = demoLessons.filter((lesson) => lesson.subject === course.subject && lesson.grade === grade);
  const lessons: Made['lessons'][number][] = [];
  for (const lesson of own) {
    const content = contentOf(lesson, bank);
    const id = await addLesson(tx, by, { courseId, title: lesson.title, draft: content }, at);
    await publishLesson(tx, by, { lessonId: id, seen: 1, note: '', hosts: [] }, at);
    lessons.push({ id, title: lesson.title, content });
  }
  const opensOn = dayOf(today - 14 * DAY);
  const dueOn = course.due === undefined ? null : dayOf(today + course.due * DAY);
  for (const classId of course.classes.length > 0 ? course.classes.map((name) => classes[name] ?? '') : [null])
    await assignCourse(tx, by, { courseId, lessonId: null, classId, studentId: null, opensOn, dueOn }, at);
  return { ...course, courseId, lessons };
}

interface Reading {
  readonly course: Made;
  readonly nth: number;
  readonly classId: string;
  readonly byId: ReadonlyMap<string, Question>;
  readonly today: number;
}

/** A class reads a course: most open it, most of those try its exercises, some finish. */
async function readBy(tx: Tx, { course, nth, classId, byId, today }: Reading): Promise<void> {
  const students = await tx
    .selectFrom('lentera.enrolment as e')
    .innerJoin('lentera.student as s', 's.id', 'e.student_id')
    .select(['s.id as studentId', 's.person_id as personId'])
    .where('e.class_id', '=', classId)
    .where('e.ends', 'is', null)
    .orderBy('s.id')
    .execute();
  for (const [at, { studentId, personId }] of students.entries()) {
    for (const [part, { id: lessonId, content }] of course.lessons.entries()) {
      // Whoever can sign in has one course finished, one begun and one to begin.
      const keen = personId === null ? lot(at, nth, part) : nth === 7 ? 0.9 : nth % 2 === 1 ? 0.3 : 0.6;
      if (keen > 0.8) continue;
      const opened = new Date(today - Math.round((1 + 10 * lot(at, nth, 7)) * DAY));
      await noteOpened(tx, { lessonId, studentId, version: 1 }, opened);
      const asked = content.blocks.flatMap((block) => (block.kind === 'exercise' ? block.questions : []));
      const tried = keen > 0.55 ? asked.slice(0, 1) : asked;
      for (const [which, { questionId, version }] of tried.entries()) {
        const question = byId.get(questionId);
        if (!question || !['choice', 'short', 'numeric'].includes(question.body.kind)) continue;
        const knows = lot(at, which, nth + 11) < chance(0.9, question.tags);
        const value = answerTo(question, knows, lot(at, which, nth));
        if (typeof value !== 'string') continue;
        const when = new Date(opened.getTime() + (which + 1) * 90_000);
        const one = { id: newId(), lessonId, studentId, version: 1, questionId, questionVersion: version, value };
        await keepTry(tx, { ...one, share: score(question.body, value), at: when }, when);
      }
      if (keen < 0.5) await noteFinished(tx, { lessonId, studentId, version: 1, finished: true }, new Date(opened.getTime() + 1_800_000));
    }
  }
}

/** Two threads: one that was answered, one that waits; and what a class says below a lesson. */
async function talk(tx: Tx, { people, classes }: SchoolsCast, made: readonly Made[], today: number): Promise<void> {
  const { student, mathematics } = people;
  const own = await tx.selectFrom('lentera.student').select('id').where('person_id', '=', student.personId).executeTakeFirstOrThrow();
  const lessonIn = (title: string) => made.find((course) => course.title === title)?.lessons[0]?.id ?? '';
  const [pythagoras, stories] = [lessonIn('Bangun datar dan Pythagoras'), lessonIn('Telling stories')];
  const room = { studentId: own.id };
  const say = (
    by: PersonActor,
    lessonId: string,
    body: string,
    daysAgo: number,
    where: { studentId: string } | { classId: string } = room,
  ) => addComment(tx, by, { lessonId, room: where, byTeacher: by !== student, body }, new Date(today - daysAgo * DAY));
  await say(student, pythagoras, 'Bu, bagaimana tahu sisi mana yang miring kalau gambarnya diputar?', 4);
  await say(
    mathematics,
    pythagoras,
    'Cari dulu sudut siku-sikunya. Sisi miring selalu ada di hadapannya, bagaimanapun gambarnya diputar.',
    3.8,
  );
  await say(student, pythagoras, 'Oh, begitu. Terima kasih, Bu!', 3.7);
  await say(mathematics, pythagoras, 'Sama-sama. Coba juga soal tangga di latihan.', 3.6);
  await say(student, stories, 'Pak, kenapa “went” tidak dipakai setelah “did”?', 0.2);
  const kelas = { classId: classes['8A'] ?? '' };
  await say(student, pythagoras, 'Ada yang sudah mencoba soal tangga? Jawabanku 4 meter.', 2, kelas);
  await say(mathematics, pythagoras, 'Betul. Siapa bisa menjelaskan langkahnya?', 1.9, kelas);
}

/** The day in Bali, YYYY-MM-DD. */
const dayOf = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);
