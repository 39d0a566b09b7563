import { transaction } from '#db';
import { oneLine } from '#kernel';
import { inSlices, render, type Reply, type Request, sendCsv, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { type Static, Type } from 'typebox';
import type { LenteraDeps } from '../../../deps.ts';
import { currentYear, listSubjects, listYears } from '../../../schools/city.ts';
import { assertFound, isTeaching } from '../../../schools/domain/belonging.ts';
import { schoolsOf } from '../../../schools/schools.ts';
import { mayMake } from '../../domain/may.ts';
import { teaching } from '../../teaching/messages/index.ts';
import { materialPaths } from '../../paths.ts';
import { teachVisitOf } from '../../see.ts';
import { type CourseFilter, enterCourse, listCourses } from '../../store/courses.ts';
import { readWords } from '../course/read-words.ts';
import { A_PAGE, courseCells, CoursesPage, NewCoursePage } from './pages.tsx';

const Query = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 80 })),
  mapel: Type.Optional(Type.String({ maxLength: 40 })),
  tahun: Type.Optional(Type.String({ pattern: '^(\\d{4})?$' })),
  milik: Type.Optional(Type.Enum(['', 'mine', 'school'])),
  status: Type.Optional(Type.Enum(['', 'ended'])),
  halaman: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
  lang: Type.Optional(Type.String()),
});
const Sent = Type.Record(Type.String({ maxLength: 20 }), Type.String({ maxLength: 4000 }));
const config = { policy: 'signed-in' } as const;

function filterOf({ q = '', mapel, tahun, milik, status }: Static<typeof Query>): CourseFilter {
  return { q: oneLine(q), subject: mapel || null, year: tahun ? Number(tahun) : null, owner: milik || null, ended: status === 'ended' };
}

/** Courses of the schools somebody teaches at, and a new one. */
export function listRoutes(app: WebApp, deps: LenteraDeps): void {
  const { db, clock, agencyId } = deps;

  app.get(materialPaths.courses.pattern, { schema: { querystring: Query }, config }, async (request, reply) => {
    const { who } = await teachVisitOf(deps, request);
    const { halaman: page = 1 } = request.query;
    const filter = filterOf(request.query);
    const [{ rows, total }, subjects, years] = await Promise.all([
      listCourses(db, who, agencyId, filter, { limit: A_PAGE, offset: (page - 1) * A_PAGE }),
      listSubjects(db, agencyId),
      listYears(db, agencyId),
    ]);
    const shown = <CoursesPage {...{ rows, total, page, filter, subjects }} years={years.map(({ year }) => year)} />;
    return render(request, reply, shown, { title: teaching(request.locale).courses });
  });

  app.get(
    materialPaths.coursesCsv.pattern,
    { schema: { querystring: Query }, config: { ...config, perMinute: 20, importance: 'later' } },
    async (request, reply) => {
      const { who } = await teachVisitOf(deps, request);
      const m = teaching(request.locale);
      const filter = filterOf(request.query);
      const subjects = await listSubjects(db, agencyId);
      const lines = async function* () {
        yield [m.title, m.subject, m.grade, m.year, m.school, m.author, m.publish, m.lessons, m.classes, m.waiting, m.status];
        for await (const one of inSlices((slice) => listCourses(db, who, agencyId, filter, slice)))
          yield courseCells(one, subjects, request.locale);
      };
      return sendCsv(reply, m.csvName, lines());
    },
  );

  const showNew = async (
    request: Request,
    reply: Reply,
    typed: Readonly<Record<string, string | undefined>>,
    errors: readonly FormError[],
  ) => {
    const { who } = await teachVisitOf(deps, request);
    const ids = who.places.filter(isTeaching).map(({ schoolId }) => schoolId);
    const [subjects, schools] = await Promise.all([listSubjects(db, agencyId), schoolsOf(db, [...new Set(ids)])]);
    return render(request, reply, <NewCoursePage {...{ subjects, schools, typed, errors }} />, {
      title: teaching(request.locale).new,
      status: errors.length > 0 ? 422 : 200,
    });
  };

  const Bare = Type.Object({ lang: Type.Optional(Type.String()) });
  app.get(materialPaths.newCourse.pattern, { schema: { querystring: Bare }, config }, (request, reply) => showNew(request, reply, {}, []));

  app.post(materialPaths.newCourse.pattern, { schema: { body: Sent }, config: { ...config, perMinute: 30 } }, async (request, reply) => {
    const { who, actor, today } = await teachVisitOf(deps, request);
    const m = teaching(request.locale);
    const { words, errors } = readWords(request.body, m.wrong);
    const { mapel = '', sekolah } = request.body;
    const schoolId = sekolah || (who.places.find(isTeaching)?.schoolId ?? '');
    assertFound(mayMake(who, schoolId));
    const subjects = await listSubjects(db, agencyId);
    const known = subjects.some(({ key, endedAt }) => key === mapel && endedAt === null);
    const all = [...errors, ...(known ? [] : [{ field: 'mapel', message: m.wrong.subject }])];
    if (all.length > 0) return showNew(request, reply, request.body, all);
    const year = await currentYear(db, agencyId, today);
    const course = { ...words, agencyId, schoolId, year, subject: mapel };
    const courseId = await transaction(db, (tx) => enterCourse(tx, actor, course, clock.now()));
    return reply.redirect(materialPaths.edit({ courseId }), 303);
  });
}
