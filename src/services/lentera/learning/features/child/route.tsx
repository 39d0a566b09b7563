import { render, type WebApp } from '#web';
import { Type } from 'typebox';
import type { LenteraDeps } from '../../../deps.ts';
import { listSubjects } from '../../../schools/city.ts';
import { assertFound } from '../../../schools/domain/belonging.ts';
import { keepsStudent } from '../../../schools/see.ts';
import { getStudent } from '../../../schools/students.ts';
import { visitOf } from '../../../schools/who.ts';
import { learningPaths } from '../../paths.ts';
import { readLearning } from '../../read-learning.ts';
import { ChildPage } from './page.tsx';
import { texts } from './texts.ts';

const StudentId = Type.Object({ studentId: Type.String({ format: 'uuid' }) });

/** How one student does: for the student, their guardians, their wali kelas and the school's keepers; the same for all of them. */
export function childRoutes(app: WebApp, deps: LenteraDeps): void {
  const { db, clock, agencyId } = deps;

  app.get(
    learningPaths.child.pattern,
    { schema: { params: StudentId, querystring: Type.Object({ lang: Type.Optional(Type.String()) }) }, config: { policy: 'signed-in' } },
    async (request, reply) => {
      const { who, today } = await visitOf(deps, request);
      const student = await getStudent(db, agencyId, request.params.studentId);
      const own = who.student?.studentId === student.id || who.children.includes(student.id);
      // Who teaches one subject to a class sees no other subject's marks.
      assertFound(own || (await keepsStudent(db, who, student)));
      const [learning, subjects] = await Promise.all([readLearning(db, agencyId, student, today, clock.now()), listSubjects(db, agencyId)]);
      return render(request, reply, <ChildPage {...{ student, learning, subjects }} />, {
        title: texts(request.locale).title(student.name),
      });
    },
  );
}
