import { transaction, type Tx } from '#db';
import { formatNumber } from '#i18n';
import { AppError, isDay, oneLine, refusalOf } from '#kernel';
import { render, type Reply, type Request, sendCsv, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { sql } from 'kysely';
import { Type } from 'typebox';
import type { LenteraDeps } from '../../../deps.ts';
import { examPaths } from '../../../exams/paths.ts';
import { getClass, teachingIn } from '../../../schools/classes.ts';
import { listSubjects, subjectTitle } from '../../../schools/city.ts';
import { assertFound } from '../../../schools/domain/belonging.ts';
import { visitOf } from '../../../schools/who.ts';
import { sendSheets } from '../../../sheets.ts';
import { type Book, bookRights, readBook, yearDays } from '../../book.ts';
import { callRemedial, missedBy } from '../../call-remedial.ts';
import { categories, categoryOfSort } from '../../domain/grading.ts';
import { daysAfter, lockOf, semesterOn, termOf } from '../../domain/semester.ts';
import { gradeIn } from '../../grades.ts';
import { addColumn, closeBook, releaseBook, reopenBook } from '../../keep.ts';
import { texts } from '../../messages/index.ts';
import { BookParams, type OpenBook, openBook } from '../../open-book.ts';
import { bookPaths } from '../../paths.ts';
import { holdingRules } from '../../school-rules.ts';
import { offeredTests, takeTest } from '../../take-tests.ts';
import { showMastery } from '../mastery/route.tsx';
import { texts as masteryTexts } from '../mastery/texts.ts';
import { markInWords } from '../../words.ts';
import { type BookLine, BooksPage } from './books-page.tsx';
import { FormulaPage } from './formula-page.tsx';
import { addressOf } from './frame.tsx';
import { BookPage } from './page.tsx';
import type { BookProps } from './props.ts';
import { readColumn, remedialIn } from './read-column.ts';

const At = Type.Object(BookParams);
const ClassId = Type.Object({ classId: BookParams.classId });
const lang = Type.Optional(Type.String());
const news = ['added', 'removed', 'closed', 'reopened', 'released', 'withheld'] as const;
const deeds = ['kolom', 'ulangan', 'tutup', 'buka', 'perlihatkan', 'sembunyikan', 'remedial'] as const;
const Sent = Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 400 }));
const config = { policy: 'signed-in' } as const;

/** Gradebooks of a class: which there are, and one of them. */
export function bookRoutes(app: WebApp, deps: LenteraDeps): void {
  const { db, clock, agencyId } = deps;

  app.get(
    bookPaths.books.pattern,
    { schema: { params: ClassId, querystring: Type.Object({ semester: Type.Optional(BookParams.semester), lang }) }, config },
    async (request, reply) => {
      const { who, today } = await visitOf(deps, request);
      const of = await getClass(db, agencyId, request.params.classId);
      const rightsOf = await bookRights(db, who, of);
      const [year, rules, teaching, subjects] = await Promise.all([
        yearDays(db, agencyId, of.year),
        holdingRules(db, { agencyId, schoolId: of.schoolId, on: today }),
        teachingIn(db, [of.id]),
        listSubjects(db, agencyId),
      ]);
      const taught = teaching.get(of.id) ?? [];
      const chosen = request.query.semester;
      const semester = chosen === undefined ? semesterOn(year, today, rules.firstEnds) : chosen === '2' ? 2 : 1;
      const { rows: kept } = await sql<{
        subject: string;
        columns: number;
        closed: boolean;
        until: string | null;
        released: boolean;
      }>`
        select b.subject, (select count(*)::integer from lentera.grade_column c where c.book_id = b.id and c.removed_at is null) as columns,
               b.closed_at is not null as closed, b.reopened_until::text as until, b.released_at is not null as released
          from lentera.gradebook b where b.class_id = ${of.id}::uuid and b.semester = ${semester}`.execute(db);
      const keys = [...new Set([...taught.map(({ subject }) => subject), ...kept.map(({ subject }) => subject)])];
      const visible = keys.filter((subject) => rightsOf(subject).reads);
      // Whoever has nothing to do with the class finds nothing; whoever sees all of it may find it empty.
      assertFound(visible.length > 0 || rightsOf('').reads);
      const term = termOf(year, semester, rules.firstEnds);
      const lines = visible.map((subject): BookLine => {
        const row = kept.find((one) => one.subject === subject);
        return {
          subject,
          teachers: taught
            .filter((one) => one.subject === subject)
            .map(({ name }) => name)
            .join(', '),
          columns: row?.columns ?? 0,
          lock: lockOf({ closed: row?.closed ?? false, reopenedUntil: row?.until ?? null }, term, rules.graceDays, today),
          released: row?.released ?? false,
        };
      });
      const page = <BooksPage {...{ of, semester, lines, subjects, sees: rightsOf('').reads }} />;
      return render(request, reply, page, { title: texts(request.locale).booksOf(of.name) });
    },
  );

  const titleOf = ({ book, subjects }: OpenBook, request: Request) =>
    `${subjectTitle(subjects, book.subject, request.locale)}, ${book.of.name}, ${texts(request.locale).semesterOf(book.semester)}`;

  const show = async (request: Request, reply: Reply, open: OpenBook, shown: Partial<BookProps> = {}, status?: number) => {
    const { book, rights, subjects, visit } = open;
    const tests = rights.writes ? await offeredTests(db, book) : [];
    const basis = { book, rights, subjects, tests, today: visit.today, news: undefined, form: undefined, typed: {}, errors: [] };
    const page = <BookPage {...basis} {...shown} />;
    return render(request, reply, page, { title: titleOf(open, request), status: status ?? (shown.errors?.length ? 422 : 200) });
  };

  app.get(
    bookPaths.book.pattern,
    { schema: { params: At, querystring: Type.Object({ kabar: Type.Optional(Type.Enum([...news])), lang }) }, config },
    async (request, reply) => show(request, reply, await openBook(deps, request, request.params), { news: request.query.kabar }),
  );

  app.get(
    bookPaths.formula.pattern,
    {
      schema: { params: Type.Object({ ...BookParams, studentId: Type.String({ format: 'uuid' }) }), querystring: Type.Object({ lang }) },
      config,
    },
    async (request, reply) => {
      const { book, subjects } = await openBook(deps, request, request.params);
      const student = book.students.find(({ id }) => id === request.params.studentId);
      if (!student) throw new AppError('NOT_FOUND', { student: request.params.studentId });
      const page = <FormulaPage {...{ book, student, subjects }} />;
      return render(request, reply, page, { title: texts(request.locale).formula(student.name) });
    },
  );

  app.get(
    bookPaths.bookCsv.pattern,
    {
      schema: { params: At, querystring: Type.Object({ jenis: Type.Optional(Type.Enum(['xlsx'])), lang }) },
      config: { ...config, perMinute: 20, importance: 'later' },
    },
    async (request, reply) => {
      const open = await openBook(deps, request, request.params);
      const m = texts(request.locale);
      const { head, lines } = linesOf(open.book, request.locale);
      const name = `${m.csvName}-${open.book.subject}-${open.book.of.name.replace(/[^\w-]+/g, '-')}-${open.book.semester}`;
      if (request.query.jenis === 'xlsx') return sendSheets(reply, name, [{ title: m.books, head, lines }]);
      const text = lines.map((line) => line.map((cell) => (typeof cell === 'number' ? formatNumber(cell, request.locale) : cell)));
      return sendCsv(reply, name, [head, ...text]);
    },
  );

  app.post(
    bookPaths.deed.pattern,
    {
      schema: { params: Type.Object({ ...BookParams, deed: Type.Enum([...deeds]) }), body: Type.Optional(Sent) },
      config: { ...config, perMinute: 60 },
    },
    async (request, reply) => {
      const open = await openBook(deps, request, request.params);
      const { deed } = request.params;
      const { visit, rights } = open;
      const { actor } = visit;
      assertFound(deed === 'buka' ? rights.reopens : rights.writes);
      const typed: Readonly<Record<string, string>> = request.body ?? {};
      const m = texts(request.locale);
      const at = clock.now();
      const again = (errors: readonly FormError[], status?: number) => show(request, reply, open, { form: deed, typed, errors }, status);
      // Read anew within the transaction: what holds is what holds then.
      const within = (work: (tx: Tx, book: Book) => Promise<unknown>) =>
        refusalOf(() => transaction(db, async (tx) => work(tx, await readBook(tx, agencyId, open.book, visit.today))));
      const done = async (why: string | undefined, kabar: (typeof news)[number]) =>
        why === undefined
          ? reply.redirect(bookPaths.book(addressOf(open.book), { kabar }), 303)
          : again([{ field: 'kolom', message: m.refusals[why] ?? why }], 409);

      switch (deed) {
        case 'kolom': {
          const { words, errors } = readColumn(typed, open.book, m.wrong);
          if (!words) return again(errors);
          return done(await within((tx, book) => addColumn(tx, actor, book, words, at)), 'added');
        }
        case 'ulangan': {
          const test = (await offeredTests(db, open.book)).find(({ id }) => id === typed.ulangan);
          if (!test) return again([{ field: 'ulangan', message: m.wrong.test }]);
          const chosen = categories.find((key) => key === typed.kelompok && key !== 'attitude');
          const category = chosen ?? categoryOfSort(test.sort) ?? 'daily';
          const words = { category, scale: 'points', title: test.title.slice(0, 80), aim: null, max: 100, onDay: test.onDay } as const;
          const remedialOf = remedialIn(open.book, typed.remedial);
          const why = await within(async (tx, book) => {
            const columnId = await addColumn(tx, actor, book, { ...words, testId: test.id, remedialOf }, at);
            await takeTest(tx, await readBook(tx, agencyId, book, visit.today), columnId, at);
          });
          return done(why, 'added');
        }
        case 'remedial': {
          const aim = typed.tp ?? '';
          const count = /^\d{1,2}$/.test(typed.jumlah ?? '') ? Number(typed.jumlah) : 0;
          const words = masteryTexts(request.locale);
          const wrong = (message: string) => showMastery(deps, request, reply, open, { typed, errors: [{ field: 'remedial', message }] });
          if (missedBy(open.book, aim).length === 0) return wrong(words.wrongAim);
          if (count < 1 || count > 50) return wrong(words.wrongCount);
          const call = { aim, title: masteryTexts('id').title(aim), count };
          const testId = await transaction(db, async (tx) =>
            callRemedial(tx, actor, agencyId, await readBook(tx, agencyId, open.book, visit.today), call, at),
          );
          return reply.redirect(examPaths.test({ testId }, { kabar: 'made' }), 303);
        }
        case 'tutup':
          return done(await within((tx, book) => closeBook(tx, actor, book, at)), 'closed');
        case 'buka': {
          const until = typed.sampai ?? '';
          const reason = oneLine(typed.alasan ?? '').slice(0, 300);
          const errors: FormError[] = [];
          if (!isDay(until) || until < visit.today || until > daysAfter(visit.today, 60))
            errors.push({ field: 'sampai', message: m.wrong.until });
          if (reason.length < 5) errors.push({ field: 'alasan', message: m.wrong.reason });
          if (errors.length > 0) return again(errors);
          return done(await within((tx, book) => reopenBook(tx, actor, book, { until, reason }, at)), 'reopened');
        }
        case 'perlihatkan':
          return done(await within((tx, book) => releaseBook(tx, actor, book, true, at)), 'released');
        case 'sembunyikan':
          return done(await within((tx, book) => releaseBook(tx, actor, book, false, at)), 'withheld');
      }
    },
  );
}

/** A book as a table: a column for each work, the grade not rounded and rounded last. */
function linesOf(book: Book, locale: 'id' | 'en') {
  const m = texts(locale);
  const { columns, students, marks, rules, subject } = book;
  const mastery = rules.masteryOf(subject).value;
  const head = ['NIS', 'NISN', m.student, ...columns.map(({ title }) => title), m.final];
  const lines = students.map(({ id, name, nis, nisn }) => [
    nis,
    nisn ?? '',
    name,
    ...columns.map((column) => {
      const value = marks.get(column.id)?.get(id)?.value;
      if (!value) return null;
      return value.kind === 'points' ? value.points : markInWords(value, column, mastery, locale);
    }),
    gradeIn(book, id).grade,
  ]);
  return { head, lines };
}
