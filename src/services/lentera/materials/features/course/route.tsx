import { transaction } from '#db';
import { isDay, oneLine } from '#kernel';
import { render, type Reply, type Request, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import type { LenteraDeps } from '../../../deps.ts';
import { currentYear, listSubjects, listYears } from '../../../schools/city.ts';
import { listClasses } from '../../../schools/classes.ts';
import { assertFound, type Belonging } from '../../../schools/domain/belonging.ts';
import { studentsIn } from '../../../schools/students.ts';
import { followsClass, keepsCourse } from '../../domain/may.ts';
import { teaching } from '../../teaching/messages/index.ts';
import { materialPaths } from '../../paths.ts';
import { teachVisitOf } from '../../see.ts';
import { assignCourse, assignmentsOf, endAssignment } from '../../store/assign.ts';
import { copyCourse } from '../../store/copy.ts';
import { changeCourse, type Course, endCourse, getKeptCourse, getSeenCourse } from '../../store/courses.ts';
import { addLesson, changedSince, dropLesson, lessonsOf, moveLesson } from '../../store/lessons.ts';
import { WHOLE_SCHOOL } from './assign-part.tsx';
import { CourseEditPage } from './page.tsx';
import type { CourseProps } from './props.ts';
import { readWords } from './read-words.ts';

const deeds = ['keterangan', 'pelajaran', 'urutan', 'tugaskan', 'cabut', 'salin', 'arsip', 'pulihkan'] as const;
const CourseId = Type.Object({ courseId: Type.String({ format: 'uuid' }) });
const Deed = Type.Object({ courseId: Type.String({ format: 'uuid' }), deed: Type.Enum([...deeds]) });
const Query = Type.Object({ kabar: Type.Optional(Type.Enum(['saved', 'assigned', 'copied'])), lang: Type.Optional(Type.String()) });
const Sent = Type.Record(Type.String({ maxLength: 20 }), Type.String({ maxLength: 4000 }));
const config = { policy: 'signed-in' } as const;

/** One course: its lessons in their order, for whom it is, and what is done with it as a whole. */
export function courseRoutes(app: WebApp, deps: LenteraDeps): void {
  const { db, clock, agencyId } = deps;

  /** Classes of the course's year that are theirs: the head's all, a teacher's those they teach. */
  const classesFor = async (who: Belonging, course: Course) =>
    (await listClasses(db, course.schoolId, course.year)).filter(({ id, endedAt }) => endedAt === null && followsClass(who, course, id));

  const show = async (request: Request, reply: Reply, courseId: string, shown: Partial<CourseProps> = {}) => {
    const { who, today } = await teachVisitOf(deps, request);
    const course = await getSeenCourse(db, agencyId, who, courseId);
    const [lessons, changed, assignments, subjects, classes, years] = await Promise.all([
      lessonsOf(db, courseId),
      changedSince(db, courseId),
      assignmentsOf(db, courseId),
      listSubjects(db, agencyId),
      classesFor(who, course),
      listYears(db, agencyId),
    ]);
    const year = await currentYear(db, agencyId, today);
    const props: CourseProps = {
      course,
      keeps: keepsCourse(who, course),
      lessons,
      changed,
      assignments,
      subjects,
      classes,
      years: [...new Set([year, ...years.map((one) => one.year)])].filter((one) => one >= year),
      today,
      news: undefined,
      typed: {},
      deed: undefined,
      errors: [],
      ...shown,
    };
    return render(request, reply, <CourseEditPage {...props} />, {
      title: `${course.title}, ${teaching(request.locale).courses}`,
      status: props.errors.length > 0 ? 422 : 200,
    });
  };

  app.get(materialPaths.edit.pattern, { schema: { params: CourseId, querystring: Query }, config }, (request, reply) =>
    show(request, reply, request.params.courseId, { news: request.query.kabar }),
  );

  app.post(
    materialPaths.deed.pattern,
    { schema: { params: Deed, body: Sent }, config: { ...config, perMinute: 120 } },
    async (request, reply) => {
      const { courseId, deed } = request.params;
      const { who, actor, today } = await teachVisitOf(deps, request);
      const typed = request.body;
      const at = clock.now();
      const m = teaching(request.locale);
      const done = (kabar: 'saved' | 'assigned' | 'copied' = 'saved', anchor = '', to = courseId) =>
        reply.redirect(materialPaths.edit({ courseId: to }, { kabar }) + anchor, 303);
      const again = (errors: readonly FormError[]) => show(request, reply, courseId, { typed, deed, errors });
      // A colleague copies what they may only look at.
      const course = deed === 'salin' ? await getSeenCourse(db, agencyId, who, courseId) : await getKeptCourse(db, agencyId, who, courseId);

      switch (deed) {
        case 'keterangan': {
          const { words, errors } = readWords(typed, m.wrong);
          if (errors.length > 0) return again(errors);
          await transaction(db, (tx) => changeCourse(tx, actor, courseId, words, at));
          return done();
        }
        case 'pelajaran': {
          const title = oneLine(typed.judul ?? '');
          if (title.length < 3 || title.length > 120) return again([{ field: 'judul-pelajaran', message: m.wrong.title }]);
          const lessonId = await transaction(db, (tx) => addLesson(tx, actor, { courseId, title }, at));
          return reply.redirect(materialPaths.write({ lessonId }), 303);
        }
        case 'urutan': {
          const lesson = (await lessonsOf(db, courseId)).find(({ id }) => id === typed.pelajaran);
          assertFound(lesson !== undefined);
          if (!lesson) return done();
          if (typed.langkah === 'keluarkan') await transaction(db, (tx) => dropLesson(tx, actor, lesson, at));
          else await transaction(db, (tx) => moveLesson(tx, actor, lesson, typed.langkah === 'naik' ? -1 : 1, at));
          return done('saved', '#pelajaran');
        }
        case 'tugaskan': {
          const { given, errors } = await readAssignment(who, course, typed, m.wrong);
          if (errors.length > 0 || given === null) return again(errors);
          await transaction(db, (tx) => assignCourse(tx, actor, given, at));
          return done('assigned', '#untuk');
        }
        case 'cabut':
          await transaction(db, (tx) => endAssignment(tx, actor, courseId, typed.tugas ?? '', at));
          return done('saved', '#untuk');
        case 'salin': {
          const year = /^\d{4}$/.test(typed.tahun ?? '') ? Number(typed.tahun) : await currentYear(db, agencyId, today);
          const title = oneLine(typed.judul ?? '').slice(0, 120) || course.title;
          const copy = await transaction(db, (tx) => copyCourse(tx, actor, { course, agencyId, year, title }, at));
          return done('copied', '', copy);
        }
        case 'arsip':
        case 'pulihkan':
          await transaction(db, (tx) => endCourse(tx, actor, courseId, deed === 'arsip', at));
          return done();
      }
    },
  );

  type Wrong = ReturnType<typeof teaching>['wrong'];
  async function readAssignment(who: Belonging, course: Course, typed: Readonly<Record<string, string>>, wrong: Wrong) {
    const { kelas = '', siswa = '', bagian = '', mulai = '', batas = '' } = typed;
    const errors: FormError[] = [];
    const classId = (await classesFor(who, course)).find(({ id }) => id === kelas)?.id ?? null;
    if (classId === null && kelas !== WHOLE_SCHOOL) errors.push({ field: 'kelas', message: wrong.whom });
    const named = oneLine(siswa);
    const found =
      named === '' || classId === null
        ? []
        : (await studentsIn(db, classId)).filter(({ name, nis }) => nis === named || name.toLowerCase().includes(named.toLowerCase()));
    if (named !== '' && found.length !== 1) errors.push({ field: 'siswa', message: wrong.student });
    const lessons = await lessonsOf(db, course.id);
    const lessonId = lessons.find(({ id }) => id === bagian)?.id ?? null;
    if (!isDay(mulai)) errors.push({ field: 'mulai', message: wrong.opens });
    if (batas !== '' && (!isDay(batas) || batas < mulai)) errors.push({ field: 'batas', message: wrong.due });
    const [student] = found;
    const whom = student ? { classId: null, studentId: student.id } : { classId, studentId: null };
    const given = { courseId: course.id, lessonId, ...whom, opensOn: mulai, dueOn: batas === '' ? null : batas };
    return { given: errors.length > 0 ? null : given, errors };
  }
}
