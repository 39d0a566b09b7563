import { transaction } from '#db';
import { formatDateTime } from '#i18n';
import { oneLine } from '#kernel';
import { inSlices, render, type Reply, type Request, sendCsv, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import type { LenteraDeps } from '../../../deps.ts';
import { currentYear, listSubjects } from '../../../schools/city.ts';
import { assertFound } from '../../../schools/domain/belonging.ts';
import { schoolsOf } from '../../../schools/schools.ts';
import { visitOf } from '../../../schools/who.ts';
import { mayHold } from '../../domain/may.ts';
import { practiceTerms, usualTerms } from '../../domain/terms.ts';
import { listTests, type TestFilter } from '../../list-tests.ts';
import { texts } from '../../messages/index.ts';
import { examPaths } from '../../paths.ts';
import { enterTest, sorts } from '../../store.ts';
import { A_PAGE, NewTestPage, TestsPage } from './pages.tsx';

const Query = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 80 })),
  mapel: Type.Optional(Type.String({ maxLength: 40 })),
  status: Type.Optional(Type.Enum(['', 'draft', 'published', 'ended', 'cancelled'])),
  jenis: Type.Optional(Type.Enum(['', ...sorts])),
  halaman: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
  lang: Type.Optional(Type.String()),
});
const config = { policy: 'signed-in' } as const;
const Sent = Type.Object({
  judul: Type.Optional(Type.String({ maxLength: 400 })),
  jenis: Type.Optional(Type.String({ maxLength: 20 })),
  mapel: Type.Optional(Type.String({ maxLength: 40 })),
  tingkat: Type.Optional(Type.String({ maxLength: 4 })),
  oleh: Type.Optional(Type.String({ maxLength: 40 })),
});

/** The tests of somebody's schools, and a new one. */
export function listRoutes(app: WebApp, deps: LenteraDeps): void {
  const { db, clock, agencyId } = deps;

  const filterOf = ({ q = '', mapel, status, jenis }: { q?: string; mapel?: string; status?: string; jenis?: string }): TestFilter => ({
    q: oneLine(q),
    subject: mapel || undefined,
    status: (status || undefined) as TestFilter['status'],
    sort: (jenis || undefined) as TestFilter['sort'],
  });

  /** Whoever holds a place at a school or works for the city; for anybody else there is no such list. */
  const getHolder = async (request: Request) => {
    const visit = await visitOf(deps, request);
    assertFound(visit.who.city !== null || visit.who.places.length > 0);
    return visit;
  };

  app.get(examPaths.tests.pattern, { schema: { querystring: Query }, config }, async (request, reply) => {
    const { who } = await getHolder(request);
    const { halaman: page = 1 } = request.query;
    const filter = filterOf(request.query);
    const [{ rows, total }, subjects] = await Promise.all([
      listTests(db, who, agencyId, filter, { limit: A_PAGE, offset: (page - 1) * A_PAGE }),
      listSubjects(db, agencyId),
    ]);
    return render(request, reply, <TestsPage {...{ rows, total, page, filter, subjects }} />, { title: texts(request.locale).tests });
  });

  app.get(
    examPaths.testsCsv.pattern,
    { schema: { querystring: Query }, config: { ...config, perMinute: 20, importance: 'later' } },
    async (request, reply) => {
      const { who } = await getHolder(request);
      const m = texts(request.locale);
      const filter = filterOf(request.query);
      const lines = async function* () {
        yield [m.title, m.sort, m.subject, m.grade, m.status, m.opens, m.school, m.author, m.participants, m.unmarked];
        for await (const one of inSlices((slice) => listTests(db, who, agencyId, filter, slice)))
          yield [
            one.title,
            m.sorts[one.sort] ?? one.sort,
            one.subject,
            one.grade,
            m.statuses[one.status] ?? one.status,
            one.opensAt ? formatDateTime(one.opensAt, request.locale) : '',
            one.school ?? m.city,
            one.author,
            one.participants,
            one.unmarked,
          ];
      };
      return sendCsv(reply, m.csvName, lines());
    },
  );

  const showNew = async (
    request: Request,
    reply: Reply,
    typed: Readonly<Record<string, string | undefined>>,
    errors: readonly FormError[],
  ) => {
    const { who } = await getHolder(request);
    const [subjects, schools] = await Promise.all([
      listSubjects(db, agencyId),
      schoolsOf(
        db,
        who.places.map(({ schoolId }) => schoolId),
      ),
    ]);
    const page = <NewTestPage {...{ subjects, schools, typed, errors, forCity: mayHold(who, null) }} />;
    return render(request, reply, page, { title: texts(request.locale).new, status: errors.length > 0 ? 422 : 200 });
  };

  app.get(
    examPaths.enter.pattern,
    { schema: { querystring: Type.Object({ lang: Type.Optional(Type.String()) }) }, config },
    (request, reply) => showNew(request, reply, {}, []),
  );

  app.post(examPaths.enter.pattern, { schema: { body: Sent }, config: { ...config, perMinute: 30 } }, async (request, reply) => {
    const { who, actor, today } = await getHolder(request);
    const { wrong } = texts(request.locale);
    const { judul = '', jenis = '', mapel = '', tingkat = '', oleh = '' } = request.body;
    const title = oneLine(judul);
    const sort = sorts.find((one) => one === jenis) ?? 'daily';
    const grade = /^\d{1,2}$/.test(tingkat) ? Number(tingkat) : 0;
    const schoolId = oleh === 'kota' ? null : oleh || (who.places[0]?.schoolId ?? null);
    assertFound(mayHold(who, schoolId));
    const subjects = await listSubjects(db, agencyId);
    const errors: FormError[] = [];
    if (title.length < 3 || title.length > 120) errors.push({ field: 'judul', message: wrong.title });
    if (!subjects.some(({ key, endedAt }) => key === mapel && endedAt === null)) errors.push({ field: 'mapel', message: wrong.subject });
    if (grade < 1 || grade > 12) errors.push({ field: 'tingkat', message: wrong.grade });
    if (errors.length > 0) return showNew(request, reply, request.body, errors);
    const year = await currentYear(db, agencyId, today);
    const plan = { variants: 1, sections: [{ title: '', minutes: null, shuffle: true, picks: [] }] };
    const terms = sort === 'practice' ? practiceTerms : usualTerms;
    const words = { agency_id: agencyId, school_id: schoolId, year, title, sort, subject: mapel, grade, plan, terms };
    const testId = await transaction(db, (tx) => enterTest(tx, actor, words, clock.now()));
    return reply.redirect(examPaths.test({ testId }, { kabar: 'made' }), 303);
  });
}
