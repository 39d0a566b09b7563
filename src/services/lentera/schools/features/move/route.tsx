import { transaction, type Tx } from '#db';
import { isId, oneLine, refusalOf } from '#kernel';
import { render, type Reply, type Request, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import type { LenteraDeps } from '../../../deps.ts';
import { listClasses } from '../../classes.ts';
import { currentYear } from '../../city.ts';
import { readNpsn } from '../../domain/npsn.ts';
import { enrol } from '../../enrolling.ts';
import { callBack, comeBack, type Leaving, leaveSchool, leavings, receive, sendOn, transfersOf } from '../../moving.ts';
import { schoolPaths } from '../../paths.ts';
import { findSchoolByNpsn, getSchool } from '../../schools.ts';
import { assertKeeps } from '../../see.ts';
import { getStudent } from '../../students.ts';
import { texts as common } from '../../texts.ts';
import { visitOf } from '../../who.ts';
import { MovePage, TransfersPage } from './pages.tsx';
import { texts } from './texts.ts';

const uuid = Type.String({ format: 'uuid' });
const StudentId = Type.Object({ studentId: uuid });
const Deed = Type.Object({ studentId: uuid, deed: Type.Enum(['kelas', 'sekolah', 'batal', 'keluar', 'kembali']) });
const SchoolId = Type.Object({ schoolId: uuid });
const TransferId = Type.Object({ schoolId: uuid, transferId: uuid });
const lang = Type.Optional(Type.String());
const Sent = Type.Optional(Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 300 })));
type Body = Readonly<Record<string, string>>;
const config = { policy: 'signed-in' } as const;

/** Students go to another class, to another school of the city, or leave. */
export function moveRoutes(app: WebApp, deps: LenteraDeps): void {
  const { db, clock, agencyId } = deps;

  /** A student of a school they keep. Throws NOT_FOUND. */
  const kept = async (request: Request, studentId: string) => {
    const visit = await visitOf(deps, request);
    const student = await getStudent(db, agencyId, studentId);
    assertKeeps(visit.who, student.schoolId);
    return { ...visit, student };
  };

  const openClasses = async (schoolId: string, today: string) => {
    const classes = await listClasses(db, schoolId, await currentYear(db, agencyId, today));
    return classes.filter(({ endedAt }) => endedAt === null);
  };

  const show = async (request: Request, reply: Reply, studentId: string, typed: Body = {}, errors: readonly FormError[] = []) => {
    const { student, today } = await kept(request, studentId);
    const [classes, [sent]] = await Promise.all([openClasses(student.schoolId, today), transfersOf(db, { studentId })]);
    return render(request, reply, <MovePage {...{ student, classes, sent, typed, errors }} />, {
      title: texts(request.locale).title(student.name),
      status: errors.length > 0 ? 422 : 200,
    });
  };

  app.get(schoolPaths.move.pattern, { schema: { params: StudentId, querystring: Type.Object({ lang }) }, config }, async (request, reply) =>
    show(request, reply, request.params.studentId),
  );

  app.post(schoolPaths.moveDeed.pattern, { schema: { params: Deed, body: Sent }, config }, async (request, reply) => {
    const { studentId, deed } = request.params;
    const { actor, today: on } = await kept(request, studentId);
    const body: Body = request.body ?? {};
    const m = texts(request.locale).wrong;
    const at = clock.now();
    const again = (field: string, message: string) => show(request, reply, studentId, body, [{ field, message }]);
    const done = async (field: string, work: (tx: Tx) => Promise<void>) => {
      const refusal = await refusalOf(() => transaction(db, work));
      if (refusal) return again(field, common(request.locale).refusals[refusal] ?? refusal);
      return reply.redirect(schoolPaths.student({ studentId }), 303);
    };
    if (deed === 'batal') return done('batal', (tx) => callBack(tx, actor, studentId, at));
    if (deed === 'kembali') return done('kembali', (tx) => comeBack(tx, actor, studentId, at));
    if (deed === 'kelas') {
      const { kelas: classId = '' } = body;
      if (!isId(classId)) return again('kelas', m.class);
      return done('kelas', (tx) => enrol(tx, actor, { studentId, classId, on }, at));
    }
    if (deed === 'keluar') {
      const status = leavings.find((one): one is Leaving => one === body.alasan);
      if (!status) return again('alasan', m.why);
      return done('alasan', (tx) => leaveSchool(tx, actor, { studentId, status, on }, at));
    }
    const npsn = readNpsn(body.npsn ?? '');
    const school = npsn === null ? undefined : await findSchoolByNpsn(db, agencyId, npsn);
    if (!school) return again('npsn', m.npsn);
    const note = oneLine(body.catatan ?? '');
    return done('npsn', (tx) => sendOn(tx, actor, { studentId, toSchool: school.id, agencyId, note }, at));
  });

  const showAll = async (request: Request, reply: Reply, schoolId: string, received: boolean, errors: readonly FormError[] = []) => {
    const { who, today } = await visitOf(deps, request);
    assertKeeps(who, schoolId);
    const [school, transfers, classes] = await Promise.all([
      getSchool(db, agencyId, schoolId),
      transfersOf(db, { schoolId }),
      openClasses(schoolId, today),
    ]);
    return render(request, reply, <TransfersPage {...{ who, school, transfers, classes, received, errors }} />, {
      title: texts(request.locale).transfersTitle(school.name),
      status: errors.length > 0 ? 422 : 200,
    });
  };

  const News = Type.Object({ kabar: Type.Optional(Type.Literal('received')), lang });
  app.get(schoolPaths.transfers.pattern, { schema: { params: SchoolId, querystring: News }, config }, async (request, reply) =>
    showAll(request, reply, request.params.schoolId, request.query.kabar === 'received'),
  );

  app.post(schoolPaths.receive.pattern, { schema: { params: TransferId, body: Sent }, config }, async (request, reply) => {
    const { schoolId, transferId } = request.params;
    const { actor, who, today: on } = await visitOf(deps, request);
    assertKeeps(who, schoolId);
    const body: Body = request.body ?? {};
    const nis = oneLine(body.nis ?? '').slice(0, 40);
    const again = (message: string) => showAll(request, reply, schoolId, false, [{ field: `nis-${transferId}`, message }]);
    const classId = isId(body.kelas ?? '') ? (body.kelas ?? null) : null;
    if (nis === '') return again(texts(request.locale).wrong.nis);
    const receiving = { transferId, schoolId, nis, classId, on };
    const refusal = await refusalOf(() => transaction(db, (tx) => receive(tx, actor, receiving, clock.now())));
    if (refusal) return again(common(request.locale).refusals[refusal] ?? refusal);
    return reply.redirect(schoolPaths.transfers({ schoolId }, { kabar: 'received' }), 303);
  });
}
