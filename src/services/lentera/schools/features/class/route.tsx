import { transaction } from '#db';
import { isId, oneLine, refusalOf } from '#kernel';
import { render, type Reply, type Request, sendCsv, type WebApp } from '#web';
import { Type } from 'typebox';
import type { LenteraDeps } from '../../../deps.ts';
import { changeClass, endTeaching, getClass, teach, teachingIn } from '../../classes.ts';
import { listSubjects } from '../../city.ts';
import { keepsSchool } from '../../domain/belonging.ts';
import { teachersAt } from '../../members.ts';
import { schoolPaths } from '../../paths.ts';
import { getSchool } from '../../schools.ts';
import { assertKeeps, assertLooksAtClass, assertSeesClass } from '../../see.ts';
import { studentLines } from '../../student-csv.ts';
import { studentsIn } from '../../students.ts';
import { texts as common } from '../../texts.ts';
import { type Visit, visitOf } from '../../who.ts';
import { ClassPage, type ClassProps } from './page.tsx';
import { texts } from './texts.ts';

const ClassId = Type.Object({ classId: Type.String({ format: 'uuid' }) });
const Query = Type.Object({ kabar: Type.Optional(Type.Literal('changed')), lang: Type.Optional(Type.String()) });
const Sent = Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 300 }));
const config = { policy: 'signed-in' } as const;

/** One class, for its teachers and those who keep the school. */
export function classRoutes(app: WebApp, deps: LenteraDeps): void {
  const { db, clock, agencyId } = deps;

  const show = async (request: Request, reply: Reply, { who }: Visit, classId: string, shown: Partial<ClassProps> = {}) => {
    const of = await getClass(db, agencyId, classId);
    assertLooksAtClass(who, of);
    const [school, students, teaching, subjects, teachers] = await Promise.all([
      getSchool(db, agencyId, of.schoolId),
      studentsIn(db, classId),
      teachingIn(db, [classId]),
      listSubjects(db, agencyId),
      keepsSchool(who, of.schoolId) ? teachersAt(db, of.schoolId) : [],
    ]);
    const lists = { who, school, of, students, teaching: teaching.get(classId) ?? [], subjects, teachers };
    const page = <ClassPage {...lists} changed={false} form={undefined} typed={{}} errors={[]} {...shown} />;
    return render(request, reply, page, { title: `${of.name}, ${school.name}`, status: shown.errors?.length ? 422 : 200 });
  };

  app.get(schoolPaths.class.pattern, { schema: { params: ClassId, querystring: Query }, config }, async (request, reply) =>
    show(request, reply, await visitOf(deps, request), request.params.classId, { changed: request.query.kabar === 'changed' }),
  );

  app.get(
    schoolPaths.classCsv.pattern,
    { schema: { params: ClassId }, config: { ...config, perMinute: 20, importance: 'later' } },
    async (request, reply) => {
      const { who } = await visitOf(deps, request);
      const of = await getClass(db, agencyId, request.params.classId);
      assertSeesClass(who, of);
      const rows = await studentsIn(db, of.id);
      return sendCsv(reply, `${texts(request.locale).csvName}-${of.name.replace(/[^\w-]+/g, '-')}`, studentLines(rows, request.locale));
    },
  );

  /** A class of a school they keep. Throws NOT_FOUND. */
  const keptClass = async (request: Request, classId: string) => {
    const visit = await visitOf(deps, request);
    const of = await getClass(db, agencyId, classId);
    assertKeeps(visit.who, of.schoolId);
    return { visit, of };
  };

  app.post(schoolPaths.changeClass.pattern, { schema: { params: ClassId, body: Sent }, config }, async (request, reply) => {
    const { classId } = request.params;
    const { visit } = await keptClass(request, classId);
    const { body, locale } = request;
    const name = oneLine(body.nama ?? '');
    const again = (message: string) =>
      show(request, reply, visit, classId, { form: 'class', typed: body, errors: [{ field: 'nama', message }] });
    if (name === '' || name.length > 40) return again(texts(locale).wrong.name);
    const homeroomId = isId(body.wali ?? '') ? (body.wali ?? null) : null;
    const change = { id: classId, name, homeroomId, ended: body.selesai === 'ya' };
    const refusal = await refusalOf(() => transaction(db, (tx) => changeClass(tx, visit.actor, change, clock.now())));
    if (refusal) return again(common(locale).refusals[refusal] ?? refusal);
    return reply.redirect(schoolPaths.class({ classId }, { kabar: 'changed' }), 303);
  });

  app.post(schoolPaths.teach.pattern, { schema: { params: ClassId, body: Sent }, config }, async (request, reply) => {
    const { classId } = request.params;
    const { visit, of } = await keptClass(request, classId);
    const { body, locale } = request;
    const { mapel: subject = '', guru: memberId = '' } = body;
    const again = (message: string) =>
      show(request, reply, visit, classId, { form: 'teaching', typed: body, errors: [{ field: 'mapel', message }] });
    if (subject === '' || !isId(memberId)) return again(texts(locale).wrong.both);
    const given = { classId, schoolId: of.schoolId, agencyId, subject, memberId };
    const refusal = await refusalOf(() => transaction(db, (tx) => teach(tx, visit.actor, given, clock.now())));
    if (refusal) return again(common(locale).refusals[refusal] ?? refusal);
    return reply.redirect(schoolPaths.class({ classId }, { kabar: 'changed' }), 303);
  });

  app.post(schoolPaths.endTeaching.pattern, { schema: { params: ClassId, body: Sent }, config }, async (request, reply) => {
    const { classId } = request.params;
    const { visit } = await keptClass(request, classId);
    const { mapel: subject = '', guru: memberId = '' } = request.body;
    if (isId(memberId)) await transaction(db, (tx) => endTeaching(tx, visit.actor, { classId, subject, memberId }, clock.now()));
    return reply.redirect(schoolPaths.class({ classId }, { kabar: 'changed' }), 303);
  });
}
