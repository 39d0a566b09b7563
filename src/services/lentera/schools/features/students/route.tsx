import { oneLine } from '#kernel';
import { inSlices, render, sendCsv, type WebApp } from '#web';
import { Type } from 'typebox';
import type { LenteraDeps } from '../../../deps.ts';
import { schoolPaths } from '../../paths.ts';
import { getSchool } from '../../schools.ts';
import { assertKeeps } from '../../see.ts';
import { listStudents, studentStatuses } from '../../students.ts';
import { studentLines } from '../../student-csv.ts';
import { visitOf } from '../../who.ts';
import { A_PAGE, StudentsPage } from './page.tsx';
import { texts } from './texts.ts';

const SchoolId = Type.Object({ schoolId: Type.String({ format: 'uuid' }) });
const Query = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 80 })),
  status: Type.Optional(Type.Enum([...studentStatuses])),
  halaman: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
  lang: Type.Optional(Type.String()),
});
const config = { policy: 'signed-in' } as const;

/** The students of a school, for its operator and head. */
export function studentsRoutes(app: WebApp, deps: LenteraDeps): void {
  const { db, agencyId } = deps;

  app.get(schoolPaths.students.pattern, { schema: { params: SchoolId, querystring: Query }, config }, async (request, reply) => {
    const { who } = await visitOf(deps, request);
    const { schoolId } = request.params;
    assertKeeps(who, schoolId);
    const { q = '', status = 'active', halaman: page = 1 } = request.query;
    const filter = { q: oneLine(q), status };
    const [school, { rows, total }] = await Promise.all([
      getSchool(db, agencyId, schoolId),
      listStudents(db, schoolId, filter, { limit: A_PAGE, offset: (page - 1) * A_PAGE }),
    ]);
    return render(request, reply, <StudentsPage {...{ who, school, rows, total, page, filter }} />, {
      title: texts(request.locale).title(school.name),
    });
  });

  app.get(
    schoolPaths.studentsCsv.pattern,
    { schema: { params: SchoolId, querystring: Query }, config: { ...config, perMinute: 20, importance: 'later' } },
    async (request, reply) => {
      const { who } = await visitOf(deps, request);
      const { schoolId } = request.params;
      assertKeeps(who, schoolId);
      const school = await getSchool(db, agencyId, schoolId);
      const { q = '', status = 'active' } = request.query;
      const rows = inSlices((slice) => listStudents(db, schoolId, { q: oneLine(q), status }, slice));
      return sendCsv(reply, `${texts(request.locale).csvName}-${school.npsn}`, studentLines(rows, request.locale));
    },
  );
}
