import { formatDate } from '#i18n';
import { AppError } from '#kernel';
import { render, type Request, type WebApp } from '#web';
import { Type } from 'typebox';
import type { LenteraDeps } from '../../../deps.ts';
import { getClass, teachingIn } from '../../../schools/classes.ts';
import { listSubjects, type Subject, subjectTitle } from '../../../schools/city.ts';
import { assertFound } from '../../../schools/domain/belonging.ts';
import { yearTitle } from '../../../schools/domain/school-year.ts';
import { visitOf } from '../../../schools/who.ts';
import { sendSheets, type Sheet } from '../../../sheets.ts';
import { bookRights } from '../../book.ts';
import { texts as common } from '../../messages/index.ts';
import { BookParams } from '../../open-book.ts';
import { bookPaths } from '../../paths.ts';
import { type Rapor, readRapor } from '../../rapor.ts';
import { texts as masteryTexts } from '../mastery/texts.ts';
import { RaporPage, StudentRaporPage } from './page.tsx';
import { texts } from './texts.ts';

const { classId, semester } = BookParams;
const At = Type.Object({ classId, semester });
const Of = Type.Object({ classId, semester, studentId: Type.String({ format: 'uuid' }) });
const Query = Type.Object({ lang: Type.Optional(Type.String()) });
const config = { policy: 'signed-in' } as const;

/** Figures of the rapor: a preview, and the whole class in one workbook. For the wali kelas and the school's keepers. */
export function raporRoutes(app: WebApp, deps: LenteraDeps): void {
  const { db, clock, agencyId } = deps;

  const lookAt = async (request: Request, at: { readonly classId: string; readonly semester: string }) => {
    const { who, today } = await visitOf(deps, request);
    const of = await getClass(db, agencyId, at.classId);
    assertFound((await bookRights(db, who, of))('').reads);
    const [teaching, subjects] = await Promise.all([teachingIn(db, [of.id]), listSubjects(db, agencyId)]);
    const taught = new Set((teaching.get(of.id) ?? []).map(({ subject }) => subject));
    const keys = subjects.map(({ key }) => key).filter((key) => taught.has(key));
    const rapor = await readRapor(db, agencyId, { of, semester: at.semester === '2' ? 2 : 1, subjects: keys }, today);
    return { rapor, subjects };
  };

  app.get(bookPaths.rapor.pattern, { schema: { params: At, querystring: Query }, config }, async (request, reply) => {
    const { rapor, subjects } = await lookAt(request, request.params);
    return render(request, reply, <RaporPage {...{ rapor, subjects }} />, {
      title: texts(request.locale).title(rapor.of.name, rapor.semester),
    });
  });

  app.get(bookPaths.raporOf.pattern, { schema: { params: Of, querystring: Query }, config }, async (request, reply) => {
    const { rapor, subjects } = await lookAt(request, request.params);
    const student = rapor.students.find(({ id }) => id === request.params.studentId);
    if (!student) throw new AppError('NOT_FOUND', { student: request.params.studentId });
    return render(request, reply, <StudentRaporPage {...{ rapor, subjects, student }} />, {
      title: texts(request.locale).titleOf(student.name),
    });
  });

  app.get(
    bookPaths.raporXlsx.pattern,
    { schema: { params: At, querystring: Query }, config: { ...config, perMinute: 20, importance: 'later' } },
    async (request, reply) => {
      const { rapor, subjects } = await lookAt(request, request.params);
      const name = `${texts(request.locale).csvName}-${rapor.of.name.replace(/[^\w-]+/g, '-')}-${rapor.of.year}-${rapor.semester}`;
      return sendSheets(reply, name, sheetsOf(rapor, subjects, request.locale, clock.now()));
    },
  );
}

/** Grades of all subjects side by side; sentences; aims; and what they rest on. */
function sheetsOf(rapor: Rapor, subjects: readonly Subject[], locale: 'id' | 'en', at: Date): readonly Sheet[] {
  const m = texts(locale);
  const w = common(locale);
  const { states } = masteryTexts(locale);
  const { school, of, semester: term, books, students, lines } = rapor;
  const titleOf = (key: string) => subjectTitle(subjects, key, locale);
  const who = ({ nis, nisn, name }: (typeof students)[number]) => [nis, nisn ?? '', name];
  const head = ['NIS', 'NISN', w.student];
  const each = students.flatMap((student) => (lines.get(student.id) ?? []).map((line) => ({ student, line })));
  const bases = [...new Set(books.map(({ rules }) => `${rules.grading.basis}${rules.grading.confirmed ? '' : ` (${w.unconfirmed})`}`))];
  return [
    {
      title: m.sheets.grades,
      head: [...head, ...books.map(({ subject }) => titleOf(subject))],
      lines: students.map((student) => [...who(student), ...(lines.get(student.id) ?? []).map(({ grade }) => grade)]),
    },
    {
      title: m.sheets.descriptions,
      head: [...head, m.subject, m.grade, m.attitude, m.description],
      lines: each.map(({ student, line }) => [...who(student), titleOf(line.subject), line.grade, line.attitude ?? '', line.description]),
    },
    {
      title: m.sheets.aims,
      head: [...head, m.subject, m.aim, m.grade, m.state],
      lines: each.flatMap(({ student, line }) =>
        line.aims.map(({ aim, score, mastery }) => [
          ...who(student),
          titleOf(line.subject),
          aim,
          score === null ? null : Math.round(score * 100) / 100,
          states[mastery.state],
        ]),
      ),
    },
    {
      title: m.sheets.notes,
      head: [m.sheets.notes, ''],
      lines: [
        [m.notes.school, `${school.name} (${school.npsn})`],
        [m.notes.class, of.name],
        [m.notes.year, yearTitle(of.year)],
        [m.notes.semester, String(term)],
        [m.notes.made, formatDate(at, locale)],
        ...bases.map((basis) => [m.notes.rule, basis]),
      ],
    },
  ];
}
