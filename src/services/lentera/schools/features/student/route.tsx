import { transaction } from '#db';
import { render, type Reply, type Request, type WebApp } from '#web';
import { Type } from 'typebox';
import type { LenteraDeps } from '../../../deps.ts';
import { teachingIn } from '../../classes.ts';
import { listSubjects } from '../../city.ts';
import { assertFound, type Belonging } from '../../domain/belonging.ts';
import { endGuardian, type MadeCode, makeCodes } from '../../join-codes.ts';
import { parentsOf } from '../../parents.ts';
import { schoolPaths } from '../../paths.ts';
import { getSchool } from '../../schools.ts';
import { assertSeesStudent, keepsStudent } from '../../see.ts';
import { getStudent, guardiansOf, type Student, wayOf } from '../../students.ts';
import { type Visit, visitOf } from '../../who.ts';
import { StudentPage, type StudentProps } from './page.tsx';

const StudentId = Type.Object({ studentId: Type.String({ format: 'uuid' }) });
const GuardianId = Type.Object({ studentId: Type.String({ format: 'uuid' }), personId: Type.String({ format: 'uuid' }) });
const Query = Type.Object({ kabar: Type.Optional(Type.Enum(['ended', 'entered', 'corrected'])), lang: Type.Optional(Type.String()) });
const config = { policy: 'signed-in' } as const;

/** One student's page, and who may see it beside the school. */
export function studentRoutes(app: WebApp, deps: LenteraDeps): void {
  const { db, clock, agencyId, publicUrl } = deps;

  const show = async (
    request: Request,
    reply: Reply,
    who: Belonging,
    student: Student,
    shown: { readonly made?: MadeCode | null; readonly news?: StudentProps['news'] } = {},
  ) => {
    const [school, cameFrom, way, guardians, teaching, subjects, keeps, parents] = await Promise.all([
      getSchool(db, agencyId, student.schoolId),
      student.cameFrom === null ? null : getSchool(db, agencyId, student.cameFrom),
      wayOf(db, student.id),
      guardiansOf(db, [student.id]),
      teachingIn(db, student.classId === null ? [] : [student.classId]),
      listSubjects(db, agencyId),
      keepsStudent(db, who, student),
      parentsOf(db, student.id),
    ]);
    const taught = teaching.get(student.classId ?? '') ?? [];
    const joinAddress = `${publicUrl.replace(/^https?:\/\//, '')}${schoolPaths.join()}`;
    const basis = {
      who,
      student,
      school,
      cameFrom,
      way,
      guardians,
      teaching: taught,
      subjects,
      keeps,
      joinAddress,
      parents: keeps ? parents : [],
    };
    return render(request, reply, <StudentPage {...basis} made={shown.made ?? null} news={shown.news} />, {
      title: student.name,
    });
  };

  app.get(schoolPaths.student.pattern, { schema: { params: StudentId, querystring: Query }, config }, async (request, reply) => {
    const { who } = await visitOf(deps, request);
    const student = await getStudent(db, agencyId, request.params.studentId);
    assertSeesStudent(who, student);
    return show(request, reply, who, student, { news: request.query.kabar });
  });

  /** A student whose guardians are theirs to look after. Throws NOT_FOUND. */
  const kept = async (request: Request, studentId: string): Promise<Visit & { readonly student: Student }> => {
    const visit = await visitOf(deps, request);
    const student = await getStudent(db, agencyId, studentId);
    assertFound(await keepsStudent(db, visit.who, student));
    return { ...visit, student };
  };

  app.post(
    schoolPaths.studentCode.pattern,
    { schema: { params: StudentId }, config: { ...config, perMinute: 60 } },
    async (request, reply) => {
      const { actor, who, today, student } = await kept(request, request.params.studentId);
      const { id: studentId, name, schoolId } = student;
      const wanted = [{ schoolId, role: 'guardian', studentId, name }] as const;
      const [made = null] = await transaction(db, (tx) => makeCodes(tx, actor, { agencyId, today }, wanted, clock.now()));
      return show(request, reply, who, student, { made });
    },
  );

  app.post(schoolPaths.endGuardian.pattern, { schema: { params: GuardianId }, config }, async (request, reply) => {
    const { studentId, personId } = request.params;
    const { actor } = await kept(request, studentId);
    await transaction(db, (tx) => endGuardian(tx, actor, { studentId, personId }, clock.now()));
    return reply.redirect(schoolPaths.student({ studentId }, { kabar: 'ended' }), 303);
  });
}
