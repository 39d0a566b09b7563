import { formatNumber } from '#i18n';
import { rulesAt } from '#platform/rules';
import { render, type Request, sendCsv, type WebApp } from '#web';
import { Type } from 'typebox';
import type { LenteraDeps } from '../../../deps.ts';
import { keepsTest } from '../../../exams/domain/may.ts';
import { texts as exams } from '../../../exams/messages/index.ts';
import { examPaths } from '../../../exams/paths.ts';
import { getWatched, heldOf } from '../../../exams/read-test.ts';
import { readingTerms, tryoutScale } from '../../../rules.ts';
import { seesStudent } from '../../../schools/domain/belonging.ts';
import { visitOf } from '../../../schools/who.ts';
import { texts } from '../../messages.ts';
import { rankedOf, readResults, type ResultRow } from '../../read-results.ts';
import { ScoresPage } from './page.tsx';

const TestId = Type.Object({ testId: Type.String({ format: 'uuid' }) });
const Query = Type.Object({
  halaman: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
  lang: Type.Optional(Type.String()),
});
const config = { policy: 'signed-in' } as const;

/** Scores of a test: as a whole, by class, by student, by aim. */
export function scoresRoutes(app: WebApp, deps: LenteraDeps): void {
  const { db, agencyId } = deps;

  /** Results that are theirs to see: a keeper's all, a teacher's of the classes they teach, a head's of the school. */
  const lookAt = async (request: Request, testId: string) => {
    const { who, today } = await visitOf(deps, request);
    const test = await getWatched(db, agencyId, who, testId);
    const all = await readResults(db, test);
    const rules = await rulesAt(db, [readingTerms, tryoutScale], { agencyId, on: today });
    const keeps = keepsTest(who, heldOf(test));
    const rows = keeps
      ? all.rows
      : all.rows.filter(({ studentId, schoolId, classId }) =>
          seesStudent(who, { studentId, schoolId, classIds: classId === null ? [] : [classId] }),
        );
    const ranked = test.terms.scale === 'scaled' ? rankedOf(all.rows, rules.value(tryoutScale)) : null;
    return { test, results: { ...all, rows }, ranked, keeps, smallest: rules.value(readingTerms).smallest };
  };

  app.get(examPaths.results.pattern, { schema: { params: TestId, querystring: Query }, config }, async (request, reply) => {
    const props = await lookAt(request, request.params.testId);
    return render(request, reply, <ScoresPage {...props} page={request.query.halaman ?? 1} />, {
      title: `${texts(request.locale).results}: ${props.test.title}`,
    });
  });

  const exporting = { schema: { params: TestId, querystring: Query }, config: { ...config, perMinute: 20, importance: 'later' } } as const;

  /** Head and lines of the list of scores, a column for each item. */
  const linesOf = async (request: Request, testId: string) => {
    const { results, ranked, test } = await lookAt(request, testId);
    const m = texts(request.locale);
    const most = Math.max(0, ...[...results.items.values()].map((list) => list.length));
    const columns = Array.from({ length: most }, (_, at) => String(at + 1));
    const isCity = test.school_id === null;
    const words = exams(request.locale);
    const head = [
      words.number,
      m.students,
      ...(isCity ? [words.school] : []),
      words.class,
      m.score,
      ...(ranked ? [m.scaled, m.rank] : []),
      ...columns,
    ];
    const cell = (value: number | null | undefined) => (value === null || value === undefined ? null : Math.round(value * 1000) / 1000);
    const line = (row: ResultRow) => {
      const rank = ranked?.get(row.participantId);
      return [
        row.number,
        row.name,
        ...(isCity ? [row.school] : []),
        row.className,
        cell(row.score),
        ...(ranked ? [cell(rank?.scaled), rank?.rank ?? null] : []),
        ...row.marks.map(cell),
      ];
    };
    return { test, head, lines: results.rows.map(line) };
  };

  app.get(examPaths.resultsCsv.pattern, exporting, async (request, reply) => {
    const { head, lines } = await linesOf(request, request.params.testId);
    const rows = async function* () {
      yield head;
      for (const line of lines)
        yield line.map((value) => (typeof value === 'number' ? formatNumber(value, request.locale) : (value ?? '')));
    };
    return sendCsv(reply, texts(request.locale).csvName, rows());
  });

  app.get(examPaths.resultsXlsx.pattern, exporting, async (request, reply) => {
    const { test, head, lines } = await linesOf(request, request.params.testId);
    const { default: excel } = await import('exceljs');
    const book = new excel.Workbook();
    const sheet = book.addWorksheet(texts(request.locale).results);
    sheet.addRow([test.title]).font = { bold: true };
    sheet.addRow(head).font = { bold: true };
    for (const line of lines) sheet.addRow(line);
    const bytes = Buffer.from(await book.xlsx.writeBuffer());
    return reply
      .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
      .header('content-disposition', `attachment; filename="${texts(request.locale).csvName}.xlsx"`)
      .send(bytes);
  });
}
