import { inSlices, render, sendCsv, type WebApp } from '#web';
import type { LenteraDeps } from '../../../deps.ts';
import { listSubjects, subjectTitle } from '../../../schools/city.ts';
import { bankPaths } from '../../paths.ts';
import { bankVisitOf } from '../../see.ts';
import { listQuestions } from '../../store/list.ts';
import { texts as common } from '../../texts.ts';
import { filterOf, ListQuery } from './filter.ts';
import { A_PAGE, ListPage } from './page.tsx';
import { texts } from './texts.ts';

const config = { policy: 'signed-in' } as const;

/** The question bank as a list: words, filters, order, pages, CSV. */
export function listRoutes(app: WebApp, deps: LenteraDeps): void {
  const { db, agencyId } = deps;

  app.get(bankPaths.list.pattern, { schema: { querystring: ListQuery }, config }, async (request, reply) => {
    const visit = await bankVisitOf(deps, request);
    const filter = filterOf(request.query);
    const page = request.query.halaman ?? 1;
    const [{ rows, total }, subjects] = await Promise.all([
      listQuestions(db, agencyId, visit, filter, { limit: A_PAGE, offset: (page - 1) * A_PAGE }),
      listSubjects(db, agencyId),
    ]);
    const { masuk, cacat = 0 } = request.query;
    const came = masuk === undefined ? null : { taken: masuk, faulty: cacat };
    return render(request, reply, <ListPage {...{ rows, total, page, filter, subjects, came }} />, { title: common(request.locale).bank });
  });

  app.get(
    bankPaths.csv.pattern,
    { schema: { querystring: ListQuery }, config: { ...config, perMinute: 20, importance: 'later' } },
    async (request, reply) => {
      const visit = await bankVisitOf(deps, request);
      const { locale } = request;
      const m = texts(locale);
      const words = common(locale);
      const subjects = await listSubjects(db, agencyId);
      const filter = filterOf(request.query);
      const lines = async function* () {
        const { kind, subject, grade, topic, aim, level, difficulty, status, author, version, uses, facility } = words;
        yield [m.title, kind, subject, grade, topic, aim, level, difficulty, status, author, version, uses, facility];
        for await (const one of inSlices((slice) => listQuestions(db, agencyId, visit, filter, slice)))
          yield [
            one.title,
            words.kinds[one.kind],
            subjectTitle(subjects, one.subject, locale),
            one.grade,
            one.topic,
            one.aim,
            one.level && words.levels[one.level],
            one.difficulty && words.difficulties[one.difficulty],
            words.statuses[one.status],
            one.author,
            one.version,
            one.uses,
            one.facility === null ? null : words.percent(one.facility),
          ];
      };
      return sendCsv(reply, m.csvName, lines());
    },
  );
}
