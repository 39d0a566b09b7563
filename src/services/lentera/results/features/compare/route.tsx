import { formatNumber } from '#i18n';
import { rulesAt } from '#platform/rules';
import { inSlices, render, type Request, sendCsv, type WebApp } from '#web';
import { Type } from 'typebox';
import type { LenteraDeps } from '../../../deps.ts';
import { texts as exams } from '../../../exams/messages/index.ts';
import { sorts } from '../../../exams/store.ts';
import { readingTerms } from '../../../rules.ts';
import { currentYear, listSubjects, listYears, subjectTitle } from '../../../schools/city.ts';
import { assertFound } from '../../../schools/domain/belonging.ts';
import { visitOf } from '../../../schools/who.ts';
import { sendSheets } from '../../../sheets.ts';
import { comparePaths } from '../../paths.ts';
import { type ComparedTest, type CompareFilter, compareSchools } from '../../read-compare.ts';
import { A_PAGE, ComparePage, MethodPage } from './page.tsx';
import { texts } from './texts.ts';

const lang = Type.Optional(Type.String());
const some = Type.Optional(Type.String({ maxLength: 40 }));
const Narrowed = { tahun: Type.Optional(Type.Integer({ minimum: 2000, maximum: 2200 })), mapel: some, tingkat: some, jenis: some, lang };
const Query = Type.Object({ ...Narrowed, halaman: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })) });
const Export = Type.Object({ ...Narrowed, berkas: Type.Optional(Type.Enum(['xlsx'])) });
const config = { policy: 'signed-in' } as const;
interface Typed {
  readonly tahun?: number;
  readonly mapel?: string;
  readonly tingkat?: string;
  readonly jenis?: string;
}

/** The office sees schools side by side: figures alone, and none of a small group. */
export function compareRoutes(app: WebApp, deps: LenteraDeps): void {
  const { db, agencyId } = deps;

  const lookAt = async (request: Request, { tahun, mapel, tingkat, jenis }: Typed) => {
    const { who, today } = await visitOf(deps, request);
    assertFound(who.city !== null);
    const [year, years, subjects, rules] = await Promise.all([
      currentYear(db, agencyId, today),
      listYears(db, agencyId),
      listSubjects(db, agencyId),
      rulesAt(db, [readingTerms], { agencyId, on: today }),
    ]);
    const filter: CompareFilter = {
      year: tahun ?? year,
      subject: subjects.some(({ key }) => key === mapel) ? mapel : undefined,
      grade: /^\d{1,2}$/.test(tingkat ?? '') ? Number(tingkat) : undefined,
      sort: sorts.find((sort) => sort === jenis),
    };
    return { filter, years, subjects, smallest: rules.value(readingTerms).smallest };
  };

  app.get(comparePaths.page.pattern, { schema: { querystring: Query }, config }, async (request, reply) => {
    const { filter, ...rest } = await lookAt(request, request.query);
    const page = request.query.halaman ?? 1;
    const { rows, total } = await compareSchools(db, agencyId, filter, rest.smallest, { limit: A_PAGE, offset: (page - 1) * A_PAGE });
    return render(request, reply, <ComparePage {...{ rows, total, page, filter }} {...rest} />, { title: texts(request.locale).title });
  });

  app.get(comparePaths.method.pattern, { schema: { querystring: Type.Object({ lang }) }, config }, async (request, reply) => {
    const { smallest } = await lookAt(request, {});
    return render(request, reply, <MethodPage smallest={smallest} />, { title: texts(request.locale).methodTitle });
  });

  app.get(
    comparePaths.export.pattern,
    { schema: { querystring: Export }, config: { ...config, perMinute: 20, importance: 'later' } },
    async (request, reply) => {
      const { filter, subjects, smallest } = await lookAt(request, request.query);
      const m = texts(request.locale);
      const head = [m.test, m.sort, m.subject, m.grade, m.school, m.admitted, m.participation, m.mean, m.median, m.mastery];
      const linesOf = (test: ComparedTest) => {
        const about = [
          test.title,
          exams(request.locale).sorts[test.sort] ?? test.sort,
          subjectTitle(subjects, test.subject, request.locale),
        ];
        const all = test.schools.length > 1 ? [{ school: m.all, figures: test.total }] : [];
        return [...test.schools, ...all].map(({ school, figures }) => [
          ...about,
          test.grade,
          school,
          ...(figures === null
            ? ['*', '*', '*', '*', '*']
            : [
                figures.admitted,
                percent(figures.took, figures.admitted),
                tenth(figures.mean),
                tenth(figures.median),
                figures.mastered === null ? null : percent(figures.mastered, figures.marked),
              ]),
        ]);
      };
      const found = inSlices((slice) => compareSchools(db, agencyId, filter, smallest, slice), 50);
      if (request.query.berkas === 'xlsx') {
        const lines: ReturnType<typeof linesOf> = [];
        for await (const test of found) lines.push(...linesOf(test));
        return sendSheets(reply, m.csvName, [{ title: m.title, head, lines }]);
      }
      const rows = async function* () {
        yield head;
        for await (const test of found)
          for (const line of linesOf(test))
            yield line.map((cell) => (typeof cell === 'number' ? formatNumber(cell, request.locale) : (cell ?? '')));
      };
      return sendCsv(reply, m.csvName, rows());
    },
  );
}

const tenth = (value: number | null) => (value === null ? null : Math.round(value * 10) / 10);
const percent = (part: number, of: number) => (of === 0 ? null : Math.round((1000 * part) / of) / 10);
