import { said } from '#i18n';
import { rulesAt } from '#platform/rules';
import { type Operation, path, type WebApp } from '#web';
import { Type } from 'typebox';
import type { LenteraDeps } from '../deps.ts';
import { gradeIn } from '../gradebook/grades.ts';
import { BookParams, openBook } from '../gradebook/open-book.ts';
import { readLearning } from '../learning/read-learning.ts';
import { compareSchools } from '../results/read-compare.ts';
import { readingTerms } from '../rules.ts';
import { currentYear } from '../schools/city.ts';
import { assertFound } from '../schools/domain/belonging.ts';
import { keepsStudent } from '../schools/see.ts';
import { getStudent, studentsByIds } from '../schools/students.ts';
import { visitOf } from '../schools/who.ts';
import { Gradebook, Learning, SchoolResults, SchoolStudents } from './schemas.ts';

const apiPaths = {
  students: path('/api/v1/schools/students'),
  learning: path('/api/v1/schools/students/:studentId/learning'),
  gradebook: path('/api/v1/schools/gradebooks/:classId/:subject/:semester'),
  results: path('/api/v1/schools/results'),
};

const about = (id: string, [own, english]: readonly [string, string]) => {
  const operation: Operation = { id, tag: 'schools', summary: said(own, english), scope: 'schools:read' };
  return { policy: 'signed-in' as const, operation };
};

/** Reading the schools as JSON: by whom and as far as the pages let them, and no further. */
export function schoolsApi(app: WebApp, deps: LenteraDeps): void {
  const { db, clock, agencyId } = deps;

  app.get(
    apiPaths.students.pattern,
    {
      schema: { response: { 200: SchoolStudents } },
      config: about('listOwnStudents', ['Siswa yang adalah Anda atau anak Anda', 'Students who are you or your children']),
    },
    async (request) => {
      const { who } = await visitOf(deps, request);
      const self = who.student?.studentId;
      const students = await studentsByIds(db, [...who.children, ...(self === undefined ? [] : [self])]);
      return {
        items: students.map(({ id, name, schoolId, className }) => ({
          id,
          name,
          schoolId,
          className,
          relation: id === self ? ('self' as const) : ('child' as const),
        })),
      };
    },
  );

  app.get(
    apiPaths.learning.pattern,
    {
      schema: { params: Type.Object({ studentId: Type.String({ format: 'uuid' }) }), response: { 200: Learning } },
      config: about('getLearning', ['Jadwal, hasil, dan nilai seorang siswa', 'Schedule, results and grades of a student']),
    },
    async (request) => {
      const { who, today } = await visitOf(deps, request);
      const student = await getStudent(db, agencyId, request.params.studentId);
      const own = who.student?.studentId === student.id || who.children.includes(student.id);
      assertFound(own || (await keepsStudent(db, who, student)));
      const { coming, results, waiting, books } = await readLearning(db, agencyId, student, today, clock.now());
      return {
        coming: coming.map(({ testId, title, subject, opensAt, minutes }) => ({
          testId,
          title,
          subject,
          opensAt: opensAt.toISOString(),
          minutes,
        })),
        results: results.map(({ testId, title, subject, opensAt, score, terms }) => ({
          testId,
          title,
          subject,
          heldAt: opensAt.toISOString(),
          score,
          pass: terms.pass,
        })),
        waiting,
        grades: books.map(({ book, line }) => ({
          subject: book.subject,
          semester: book.semester,
          grade: line.grade,
          description: line.description,
          aims: line.aims.map(({ aim, score, mastery }) => ({ aim, score, state: mastery.state })),
        })),
      };
    },
  );

  app.get(
    apiPaths.gradebook.pattern,
    {
      schema: { params: Type.Object(BookParams), response: { 200: Gradebook } },
      config: about('getGradebook', ['Satu buku nilai', 'A gradebook']),
    },
    async (request) => {
      const { book } = await openBook(deps, request, request.params);
      const { of, columns, students, marks } = book;
      return {
        classId: of.id,
        className: of.name,
        subject: book.subject,
        semester: book.semester,
        open: book.lock === null,
        released: book.releasedAt !== null,
        rulesConfirmed: book.rules.grading.confirmed,
        columns: columns.map(({ id, title, category, max, onDay, aim, testId }) => ({ id, title, category, max, day: onDay, aim, testId })),
        students: students.map(({ id, name, nis }) => {
          const { grade, missing } = gradeIn(book, id);
          const own = columns.flatMap((column) => {
            const mark = marks.get(column.id)?.get(id);
            return mark ? [[column.id, { ...mark.value }] as const] : [];
          });
          return { id, name, nis, marks: Object.fromEntries(own) as never, grade, missing };
        }),
      };
    },
  );

  const Query = Type.Object({
    year: Type.Optional(Type.Integer({ minimum: 2000, maximum: 2200 })),
    subject: Type.Optional(Type.String({ maxLength: 40 })),
    grade: Type.Optional(Type.Integer({ minimum: 1, maximum: 12 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 25 })),
    offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000, default: 0 })),
  });
  app.get(
    apiPaths.results.pattern,
    {
      schema: { querystring: Query, response: { 200: SchoolResults } },
      config: about('listSchoolResults', ['Hasil antar sekolah, untuk dinas', 'Results of schools, for the office']),
    },
    async (request) => {
      const { who, today } = await visitOf(deps, request);
      assertFound(who.city !== null);
      const { year, subject, grade, limit = 25, offset = 0 } = request.query;
      const { smallest } = (await rulesAt(db, [readingTerms], { agencyId, on: today })).value(readingTerms);
      const filter = { year: year ?? (await currentYear(db, agencyId, today)), subject, grade };
      const { rows, total } = await compareSchools(db, agencyId, filter, smallest, { limit, offset });
      const items = rows.map((test) => ({
        testId: test.id,
        title: test.title,
        subject: test.subject,
        grade: test.grade,
        pass: test.pass,
        schools: test.schools.map(({ schoolId, school, figures }) => ({ schoolId, school, figures: figures && { ...figures } })),
        all: test.total && { ...test.total },
      }));
      return { smallest, total, items };
    },
  );
}
