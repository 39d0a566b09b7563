import { transaction } from '#db';
import type { PersonActor } from '#kernel';
import {
  addLesson,
  assignCourse,
  type Block,
  enterCourse,
  enterQuestions,
  keepMedia,
  type LessonContent,
  publishLesson,
  type Question,
  tieStudent,
} from '#services/lentera';
import type { TestApp, Visitor } from '#support';
import type { Clock } from '#kernel';
import sharp from 'sharp';
import { bodies } from './exam-world.ts';
import type { SchoolPerson, SchoolWorld } from './world.ts';

/** A course of `teacher` in matematika, assigned to 7A: the first lesson reads and asks every kind of question, the second reads on. */
export interface MaterialsWorld {
  readonly courseId: string;
  readonly lessons: readonly [string, string];
  /** By the kind of what they ask. */
  readonly questionIds: Readonly<Record<Question['body']['kind'], string>>;
  readonly picture: string;
  readonly hosts: readonly string[];
  /** Students with accounts: Made of 7A, Luh of 7A, Komang of 7B, Wayan of the other school. */
  readonly pupils: Readonly<Record<'made' | 'luh' | 'komang' | 'wayan', Visitor>>;
  readonly personIds: Readonly<Record<'made' | 'luh' | 'komang' | 'wayan', string>>;
}

export const HOSTS = ['youtube.com'];

export function actorFor(world: SchoolWorld, who: SchoolPerson): PersonActor {
  const personId = world.personId[who];
  return { kind: 'person', personId, accountId: personId, name: who, email: `${who}@sekolah.contoh.test`, roles: [], strong: true };
}

const text = (id: string, title: string, words: string): Block => ({ kind: 'text', id, title, text: words });

export async function makeMaterials(app: TestApp<Clock>, world: SchoolWorld): Promise<MaterialsWorld> {
  const { agencyId, schoolId, classes, students } = world;
  const teacher = actorFor(world, 'teacher');
  const at = app.clock.now();
  const pupils = ['made', 'luh', 'komang', 'wayan'] as const;
  const emailOf = (who: string) => `${who}@siswa.contoh.test`;
  const personIds = Object.fromEntries(
    await Promise.all(pupils.map(async (who) => [who, await app.account({ name: `${who} Contoh`, email: emailOf(who) })] as const)),
  ) as MaterialsWorld['personIds'];
  const content = await sharp({ create: { width: 60, height: 60, channels: 3, background: '#27623d' } })
    .png()
    .toBuffer();
  const made = await transaction(app.db, async (tx) => {
    for (const who of pupils) await tieStudent(tx, { studentId: students[who], personId: personIds[who] }, at);
    const [picture = ''] = await keepMedia(tx, teacher, [{ content, mediaType: 'image/png' }], at);
    const questions = bodies.map(
      ([prompt, body]): Question => ({
        title: prompt,
        prompt: `<p>${prompt}</p>`,
        body: body.kind === 'hotspot' ? { ...body, picture } : body,
        discussion: `<p>Pembahasan ${body.kind}.</p>`,
        tags: {
          subject: 'matematika',
          grade: 7,
          phase: 'D',
          aim: null,
          topic: null,
          level: null,
          difficulty: null,
          context: null,
          labels: [],
        },
        points: 1,
        media: body.kind === 'hotspot' ? [picture] : [],
      }),
    );
    const ids = await enterQuestions(
      tx,
      teacher,
      questions.map((question) => ({ agencyId, schoolId, question })),
      at,
    );
    const questionIds = Object.fromEntries(questions.map(({ body }, nth) => [body.kind, ids[nth]])) as MaterialsWorld['questionIds'];
    const course = {
      agencyId,
      schoolId,
      year: 2025,
      subject: 'matematika',
      grade: 7,
      title: 'Pecahan kelas 7',
      summary: 'Dari potongan ke hitungan.',
    };
    const courseId = await enterCourse(tx, teacher, { ...course, classComments: true }, at);
    const first: LessonContent = {
      aim: 'TP 7.1 Menjumlahkan pecahan',
      blocks: [
        text('b1', 'Potongan kue', `<p>Sebuah kue \\(\\frac{1}{2}\\).</p><p><img src="media:${picture}" alt="Kue hijau" /></p>`),
        { kind: 'link', id: 'b2', title: 'Film pecahan', url: 'https://www.youtube.com/watch?v=contoh' },
        { kind: 'exercise', id: 'b3', title: 'Coba dahulu', questions: ids.map((questionId) => ({ questionId, version: 1 })) },
      ],
    };
    const second: LessonContent = { aim: '', blocks: [text('b1', '', '<p>Lanjutan tentang penyebut.</p>')] };
    const lessons = [
      await addLesson(tx, teacher, { courseId, title: 'Pecahan senilai', draft: first }, at),
      await addLesson(tx, teacher, { courseId, title: 'Menyamakan penyebut', draft: second }, at),
    ] as const;
    for (const lessonId of lessons) await publishLesson(tx, teacher, { lessonId, seen: 1, note: '', hosts: HOSTS }, at);
    const whom = { classId: classes.a, studentId: null, lessonId: null };
    await assignCourse(tx, teacher, { courseId, ...whom, opensOn: '2025-07-14', dueOn: null }, at);
    return { courseId, lessons, questionIds, picture };
  });
  const visitors = Object.fromEntries(await Promise.all(pupils.map(async (who) => [who, await app.signedIn(emailOf(who))] as const)));
  return { ...made, hosts: HOSTS, pupils: visitors as MaterialsWorld['pupils'], personIds };
}
