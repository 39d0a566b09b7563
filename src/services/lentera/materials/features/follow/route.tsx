import { formatDateTime } from '#i18n';
import { AppError } from '#kernel';
import { render, type Request, sendCsv, type WebApp } from '#web';
import { Type } from 'typebox';
import { getVersions } from '../../../bank/store/read.ts';
import type { LenteraDeps } from '../../../deps.ts';
import { getClass } from '../../../schools/classes.ts';
import { assertFound } from '../../../schools/domain/belonging.ts';
import { followsClass } from '../../domain/may.ts';
import { teaching } from '../../teaching/messages/index.ts';
import { materialPaths } from '../../paths.ts';
import { sendSheets } from '../../../sheets.ts';
import { teachVisitOf } from '../../see.ts';
import { getCourse } from '../../store/courses.ts';
import { followClass } from '../../store/follow.ts';
import { type KeptTry, triesOf } from '../../store/progress.ts';
import { FollowPage, FollowStudentPage } from './pages.tsx';

const At = Type.Object({ courseId: Type.String({ format: 'uuid' }), classId: Type.String({ format: 'uuid' }) });
const Student = Type.Object({
  courseId: Type.String({ format: 'uuid' }),
  classId: Type.String({ format: 'uuid' }),
  studentId: Type.String({ format: 'uuid' }),
});
const Query = Type.Object({ lang: Type.Optional(Type.String()) });
const config = { policy: 'signed-in' } as const;
const exporting = { schema: { params: At, querystring: Query }, config: { ...config, perMinute: 20, importance: 'later' } } as const;

/** What a class did with a course: for the head, and for whoever teaches that class. */
export function followRoutes(app: WebApp, deps: LenteraDeps): void {
  const { db, agencyId } = deps;

  const lookAt = async (request: Request, { courseId, classId }: { readonly courseId: string; readonly classId: string }) => {
    const { who } = await teachVisitOf(deps, request);
    const course = await getCourse(db, agencyId, courseId);
    const of = await getClass(db, agencyId, classId);
    assertFound(of.schoolId === course.schoolId && followsClass(who, course, classId));
    return { course, of, followed: await followClass(db, courseId, classId) };
  };

  app.get(materialPaths.follow.pattern, { schema: { params: At, querystring: Query }, config }, async (request, reply) => {
    const props = await lookAt(request, request.params);
    return render(request, reply, <FollowPage {...props} />, { title: teaching(request.locale).follow(props.course.title, props.of.name) });
  });

  app.get(materialPaths.followStudent.pattern, { schema: { params: Student, querystring: Query }, config }, async (request, reply) => {
    const props = await lookAt(request, request.params);
    const { studentId } = request.params;
    const student = props.followed.students.find((one) => one.studentId === studentId);
    if (!student) throw new AppError('NOT_FOUND', { student: studentId });
    const tries = new Map<string, readonly KeptTry[]>();
    for (const { id } of props.followed.lessons) tries.set(id, await triesOf(db, id, studentId));
    const asked = [...tries.values()].flat().map(({ questionId, questionVersion: version }) => ({ questionId, version }));
    const question = await getVersions(db, asked);
    return render(request, reply, <FollowStudentPage {...{ ...props, student, tries, question }} />, { title: student.name });
  });

  /** A line for each student and lesson. */
  const linesOf = async (request: Request, at: { readonly courseId: string; readonly classId: string }) => {
    const { of, followed } = await lookAt(request, at);
    const { locale } = request;
    const m = teaching(locale);
    const moment = (when: Date | null) => (when === null ? '' : formatDateTime(when, locale));
    const lines = followed.students.flatMap(({ name, lessons }) =>
      lessons.map(({ openedAt, finishedAt, result }, nth) => [
        name,
        followed.lessons[nth]?.title ?? '',
        moment(openedAt),
        moment(finishedAt),
        result.mean === null ? null : Math.round(result.mean * 100),
        result.questions === 0 ? '' : m.ofAll(result.tried, result.questions),
      ]),
    );
    return { of, head: [m.name, m.lessonTitle, m.opened, m.finished, `${m.exercise} (%)`, m.answers], lines };
  };

  app.get(materialPaths.followCsv.pattern, exporting, async (request, reply) => {
    const { head, lines } = await linesOf(request, request.params);
    return sendCsv(reply, teaching(request.locale).followName, [head, ...lines]);
  });

  app.get(materialPaths.followXlsx.pattern, exporting, async (request, reply) => {
    const { of, head, lines } = await linesOf(request, request.params);
    const m = teaching(request.locale);
    return sendSheets(reply, m.followName, [{ title: `${m.progress} ${of.name}`, head, lines }]);
  });
}
