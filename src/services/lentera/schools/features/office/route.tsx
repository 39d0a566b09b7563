import { transaction } from '#db';
import { isDay, oneLine, refusalOf } from '#kernel';
import { inSlices, render, type Reply, type Request, sendCsv, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import type { LenteraDeps } from '../../../deps.ts';
import { currentYear, endSubject, enterSubject, enterYear, listSubjects, listYears } from '../../city.ts';
import { assertFound } from '../../domain/belonging.ts';
import { isSchoolLevel } from '../../domain/levels.ts';
import { schoolPaths } from '../../paths.ts';
import { enterSchool, listSchools, type SchoolFilter } from '../../schools.ts';
import { texts as common } from '../../texts.ts';
import { type Visit, visitOf } from '../../who.ts';
import { CityPage, type CityProps } from './city-page.tsx';
import { readSchool } from './read-school.ts';
import { A_PAGE, SchoolsPage, type SchoolsProps } from './schools-page.tsx';
import { texts } from './texts.ts';

const Query = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 80 })),
  jenjang: Type.Optional(Type.String({ maxLength: 20 })),
  halaman: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
  lang: Type.Optional(Type.String()),
});
const Sent = Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 300 }));
const config = { policy: 'signed-in' } as const;

/** The city's office: its schools, school years and subjects. */
export function officeRoutes(app: WebApp, deps: LenteraDeps): void {
  const { db, clock, agencyId } = deps;

  /** An officer of the city; `manages`: one who keeps the list of schools. Throws NOT_FOUND. */
  const officerOf = async (request: Request, manages = false): Promise<Visit> => {
    const visit = await visitOf(deps, request);
    assertFound(visit.who.city !== null && (!manages || visit.who.city.manages));
    return visit;
  };

  const showSchools = async (request: Request, reply: Reply, visit: Visit, query: Typed, shown: Partial<SchoolsProps> = {}) => {
    const filter = filterOf(query);
    const page = query.halaman ?? 1;
    const at = { agencyId, year: await currentYear(db, agencyId, visit.today), today: visit.today };
    const { rows, total } = await listSchools(db, at, filter, { limit: A_PAGE, offset: (page - 1) * A_PAGE });
    const props = { rows, total, page, filter, manages: visit.who.city?.manages === true, typed: {}, errors: [], ...shown };
    const status = props.errors.length > 0 ? 422 : 200;
    return render(request, reply, <SchoolsPage {...props} />, { title: texts(request.locale).title, status });
  };

  app.get(schoolPaths.schools.pattern, { schema: { querystring: Query }, config }, async (request, reply) =>
    showSchools(request, reply, await officerOf(request), request.query),
  );

  app.get(
    schoolPaths.schoolsCsv.pattern,
    { schema: { querystring: Query }, config: { ...config, perMinute: 20, importance: 'later' } },
    async (request, reply) => {
      const { today } = await officerOf(request);
      const filter = filterOf(request.query);
      const at = { agencyId, year: await currentYear(db, agencyId, today), today };
      const m = texts(request.locale);
      const words = common(request.locale);
      const lines = async function* () {
        yield [words.npsn, words.name, words.level, words.authority, words.district, words.classes, words.students, m.keepers];
        for await (const one of inSlices((slice) => listSchools(db, at, filter, slice)))
          yield [
            one.npsn,
            one.name,
            words.levels[one.level],
            words.authorities[one.authority],
            one.district,
            one.classes,
            one.students,
            one.operators,
          ];
      };
      return sendCsv(reply, m.csvName, lines());
    },
  );

  app.post(schoolPaths.schools.pattern, { schema: { body: Sent }, config: { ...config, perMinute: 60 } }, async (request, reply) => {
    const visit = await officerOf(request, true);
    const read = readSchool(request.body, request.locale);
    const again = (errors: readonly FormError[]) => showSchools(request, reply, visit, {}, { typed: request.body, errors });
    if (!read.ok) return again(read.errors);
    let id = '';
    const refusal = await refusalOf(() =>
      transaction(db, async (tx) => {
        id = await enterSchool(tx, visit.actor, agencyId, read.value, clock.now());
      }),
    );
    if (refusal) return again([{ field: 'npsn', message: common(request.locale).refusals[refusal] ?? refusal }]);
    return reply.redirect(schoolPaths.school({ schoolId: id }, { kabar: 'entered' }), 303);
  });

  const showCity = async (request: Request, reply: Reply, visit: Visit, shown: Partial<CityProps> = {}) => {
    const [years, subjects] = await Promise.all([listYears(db, agencyId), listSubjects(db, agencyId)]);
    const manages = visit.who.city?.manages === true;
    const props = { years, subjects, manages, news: undefined, typed: {}, errors: [], ...shown };
    const status = props.errors.length > 0 ? 422 : 200;
    return render(request, reply, <CityPage {...props} />, { title: texts(request.locale).cityTitle, status });
  };

  const News = Type.Object({
    kabar: Type.Optional(Type.Enum(['year', 'subject', 'ended'])),
    lang: Type.Optional(Type.String()),
  });
  app.get(schoolPaths.city.pattern, { schema: { querystring: News }, config }, async (request, reply) =>
    showCity(request, reply, await officerOf(request), { news: request.query.kabar }),
  );

  app.post(schoolPaths.enterYear.pattern, { schema: { body: Sent }, config }, async (request, reply) => {
    const visit = await officerOf(request, true);
    const { body, locale } = request;
    const m = texts(locale).wrong;
    const { mulai: begins = '', sampai: ends = '' } = body;
    const year = /^20\d{2}$/.test(body.tahun ?? '') ? Number(body.tahun) : null;
    const again = (errors: readonly FormError[]) => showCity(request, reply, visit, { typed: body, errors });
    if (year === null) return again([{ field: 'tahun', message: m.year }]);
    if (!isDay(begins) || !isDay(ends) || begins >= ends) return again([{ field: 'mulai', message: m.days }]);
    const refusal = await refusalOf(() =>
      transaction(db, (tx) => enterYear(tx, visit.actor, agencyId, { year, begins, ends }, clock.now())),
    );
    if (refusal) return again([{ field: 'mulai', message: common(locale).refusals[refusal] ?? refusal }]);
    return reply.redirect(schoolPaths.city({}, { kabar: 'year' }), 303);
  });

  app.post(schoolPaths.enterSubject.pattern, { schema: { body: Sent }, config }, async (request, reply) => {
    const visit = await officerOf(request, true);
    const { body, locale } = request;
    const m = texts(locale).wrong;
    const key = (body.kunci ?? '').trim();
    const title = { id: oneLine(body['nama-id'] ?? '').slice(0, 120), en: oneLine(body['nama-en'] ?? '').slice(0, 120) };
    const errors: FormError[] = [];
    if (!/^[a-z0-9-]{2,40}$/.test(key)) errors.push({ field: 'kunci', message: m.key });
    if (title.id === '' || title.en === '') errors.push({ field: 'nama-id', message: m.title });
    if (errors.length > 0) return showCity(request, reply, visit, { typed: body, errors });
    await transaction(db, (tx) => enterSubject(tx, visit.actor, agencyId, { key, title }, clock.now()));
    return reply.redirect(schoolPaths.city({}, { kabar: 'subject' }), 303);
  });

  const Key = Type.Object({ subject: Type.String({ maxLength: 40 }) });
  app.post(schoolPaths.endSubject.pattern, { schema: { params: Key }, config }, async (request, reply) => {
    const { actor } = await officerOf(request, true);
    await transaction(db, (tx) => endSubject(tx, actor, agencyId, request.params.subject, clock.now()));
    return reply.redirect(schoolPaths.city({}, { kabar: 'ended' }), 303);
  });
}

interface Typed {
  readonly q?: string;
  readonly jenjang?: string;
  readonly halaman?: number;
}

function filterOf({ q = '', jenjang = '' }: Typed): SchoolFilter {
  return { q: oneLine(q), level: isSchoolLevel(jenjang) ? jenjang : null };
}
