import { render, type WebApp } from '#web';
import { Type } from 'typebox';
import type { LenteraDeps } from '../../../deps.ts';
import { teachingIn } from '../../classes.ts';
import { listSubjects } from '../../city.ts';
import { schoolPaths } from '../../paths.ts';
import { getSchool } from '../../schools.ts';
import { assertSeesStudent } from '../../see.ts';
import { getStudent, guardiansOf, wayOf } from '../../students.ts';
import { visitOf } from '../../who.ts';
import { StudentPage } from './page.tsx';

const StudentId = Type.Object({ studentId: Type.String({ format: 'uuid' }) });
const Query = Type.Object({ lang: Type.Optional(Type.String()) });

/** One student's page. */
export function studentRoutes(app: WebApp, deps: LenteraDeps): void {
  const { db, agencyId } = deps;
  const config = { policy: 'signed-in' } as const;

  app.get(schoolPaths.student.pattern, { schema: { params: StudentId, querystring: Query }, config }, async (request, reply) => {
    const { who } = await visitOf(deps, request);
    const student = await getStudent(db, agencyId, request.params.studentId);
    assertSeesStudent(who, student);
    const [school, cameFrom, way, guardians, teaching, subjects] = await Promise.all([
      getSchool(db, agencyId, student.schoolId),
      student.cameFrom === null ? null : getSchool(db, agencyId, student.cameFrom),
      wayOf(db, student.id),
      guardiansOf(db, [student.id]),
      teachingIn(db, student.classId === null ? [] : [student.classId]),
      listSubjects(db, agencyId),
    ]);
    const taught = teaching.get(student.classId ?? '') ?? [];
    return render(request, reply, <StudentPage {...{ who, student, school, cameFrom, way, guardians, subjects }} teaching={taught} />, {
      title: student.name,
    });
  });
}
