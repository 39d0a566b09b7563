import { transaction } from '#db';
import { isId, refusalOf } from '#kernel';
import { render, type Reply, type Request, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import type { LenteraDeps } from '../../../deps.ts';
import { currentYear } from '../../city.ts';
import { listClasses } from '../../classes.ts';
import { correctStudent } from '../../correcting.ts';
import { enrol, enterStudent } from '../../enrolling.ts';
import { correctParents, type Parent, parentsOf } from '../../parents.ts';
import { schoolPaths } from '../../paths.ts';
import { getSchool } from '../../schools.ts';
import { assertKeeps } from '../../see.ts';
import { getStudent, namesakesAt, type Student } from '../../students.ts';
import { texts as common } from '../../texts.ts';
import { visitOf } from '../../who.ts';
import { WriteStudentPage, type WriteStudentProps } from './page.tsx';
import { parentFields, readTyped, type Typed } from './read-typed.ts';
import { texts } from './texts.ts';

const uuid = Type.String({ format: 'uuid' });
const SchoolId = Type.Object({ schoolId: uuid });
const StudentId = Type.Object({ studentId: uuid });
const Query = Type.Object({ lang: Type.Optional(Type.String()) });
const Sent = Type.Optional(Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 300 })));
const config = { policy: 'signed-in' } as const;

/** One student entered or corrected by hand, by those who keep the school. */
export function writeStudentRoutes(app: WebApp, deps: LenteraDeps): void {
  const { db, clock, agencyId } = deps;

  const show = async (
    request: Request,
    reply: Reply,
    schoolId: string,
    today: string,
    shown: Pick<WriteStudentProps, 'student' | 'typed'> & Partial<WriteStudentProps>,
  ) => {
    const [school, classes] = await Promise.all([
      getSchool(db, agencyId, schoolId),
      shown.student ? [] : listClasses(db, schoolId, await currentYear(db, agencyId, today)),
    ]);
    const props = {
      school,
      namesakes: [],
      overtaken: false,
      errors: [],
      ...shown,
      classes: classes.filter(({ endedAt }) => endedAt === null),
    };
    const m = texts(request.locale);
    const title = shown.student ? m.correctTitle(shown.student.name) : m.enterTitle(school.name);
    return render(request, reply, <WriteStudentPage {...props} />, { title, status: props.errors.length > 0 ? 422 : 200 });
  };

  const faultsIn = (request: Request, faults: readonly (readonly [string, keyof ReturnType<typeof texts>['wrong']])[]): FormError[] =>
    faults.map(([field, fault]) => ({ field, message: texts(request.locale).wrong[fault] }));
  const refused = (request: Request, refusal: string): FormError[] => [
    { field: fieldOf[refusal] ?? 'nama', message: common(request.locale).refusals[refusal] ?? refusal },
  ];

  app.get(schoolPaths.enterStudent.pattern, { schema: { params: SchoolId, querystring: Query }, config }, async (request, reply) => {
    const { who, today } = await visitOf(deps, request);
    const { schoolId } = request.params;
    assertKeeps(who, schoolId);
    return show(request, reply, schoolId, today, { student: null, typed: {} });
  });

  app.post(schoolPaths.enterStudent.pattern, { schema: { params: SchoolId, body: Sent }, config }, async (request, reply) => {
    const { actor, who, today } = await visitOf(deps, request);
    const { schoolId } = request.params;
    assertKeeps(who, schoolId);
    const typed: Typed = request.body ?? {};
    const again = (errors: readonly FormError[], namesakes: readonly Student[] = []) =>
      show(request, reply, schoolId, today, { student: null, typed, errors, namesakes });
    const read = readTyped(typed, today);
    if (!read.ok) return again(faultsIn(request, read.faults));
    const { words, parents } = read.value;
    const namesakes = typed.lain === 'ya' ? [] : await namesakesAt(db, schoolId, words.name);
    if (namesakes.length > 0) return again([{ field: 'lain', message: texts(request.locale).otherWrong }], namesakes);
    const classId = typed.kelas ?? '';
    if (classId !== '' && !isId(classId)) return again([{ field: 'kelas', message: texts(request.locale).wrongClass }]);
    const at = clock.now();
    let studentId = '';
    const refusal = await refusalOf(() =>
      transaction(db, async (tx) => {
        studentId = await enterStudent(tx, actor, schoolId, words, at);
        await correctParents(tx, studentId, parents, at);
        if (classId !== '') await enrol(tx, actor, { studentId, classId, on: today }, at);
      }),
    );
    if (refusal) return again(refused(request, refusal));
    return reply.redirect(schoolPaths.student({ studentId }, { kabar: 'entered' }), 303);
  });

  /** A student of a school they keep. Throws NOT_FOUND. */
  const kept = async (request: Request, studentId: string) => {
    const visit = await visitOf(deps, request);
    const student = await getStudent(db, agencyId, studentId);
    assertKeeps(visit.who, student.schoolId);
    return { ...visit, student };
  };

  app.get(schoolPaths.correctStudent.pattern, { schema: { params: StudentId, querystring: Query }, config }, async (request, reply) => {
    const { student, today } = await kept(request, request.params.studentId);
    return show(request, reply, student.schoolId, today, { student, typed: typedOf(student, await parentsOf(db, student.id)) });
  });

  app.post(schoolPaths.correctStudent.pattern, { schema: { params: StudentId, body: Sent }, config }, async (request, reply) => {
    const { studentId } = request.params;
    const { actor, student, today } = await kept(request, studentId);
    const typed: Typed = request.body ?? {};
    const again = (errors: readonly FormError[], overtaken = false) =>
      show(request, reply, student.schoolId, today, { student, typed, errors, overtaken });
    const read = readTyped(typed, today);
    if (!read.ok) return again(faultsIn(request, read.faults));
    const correction = { studentId, seen: Number(typed.dilihat), ...read.value };
    const refusal = await refusalOf(() => transaction(db, (tx) => correctStudent(tx, actor, correction, clock.now())));
    if (refusal) return again(refused(request, refusal), refusal === 'corrected');
    return reply.redirect(schoolPaths.student({ studentId }, { kabar: 'corrected' }), 303);
  });
}

/** The field a refusal is about. */
const fieldOf: Readonly<Record<string, string>> = { 'nis-taken': 'nis', 'nisn-taken': 'nisn', 'no-class': 'kelas' };

/** What is written of a student, as the form's fields. */
function typedOf(student: Student, parents: readonly Parent[]): Typed {
  const { name, nis, nisn, sex, birthplace, born, address } = student;
  const own = { nama: name, nis, nisn: nisn ?? '', jk: sex, tempat: birthplace ?? '', lahir: born ?? '', alamat: address ?? '' };
  const theirs = parents.flatMap(({ relation, name: called, phone }) => [
    [parentFields[relation], called],
    [`telepon-${parentFields[relation]}`, phone ?? ''],
  ]);
  return { ...own, ...Object.fromEntries(theirs) };
}
