import { authorise } from '#platform/access';
import { officeDay } from '#platform/calendar';
import { getPerson, inSlices, render, sendCsv, type WebApp } from '#web';
import { type Static, Type } from 'typebox';
import type { SamsatDeps } from '../../deps.ts';
import { showNrkb } from '../../domain/nrkb.ts';
import { texts } from '../../messages/index.ts';
import { samsatPaths } from '../../paths.ts';
import { listVehicles, type RegisterFilter } from '../../vehicles/store.ts';
import { A_PAGE, RegisterPage } from './page.tsx';

const Query = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 40 })),
  tampil: Type.Optional(Type.Literal('lewat')),
  halaman: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
  lang: Type.Optional(Type.String()),
});

/** The register of vehicles, for officers of Samsat. */
export function registerRoutes(app: WebApp, { db, clock, agencyId }: SamsatDeps): void {
  const config = { policy: 'officer' } as const;
  const filterOf = ({ q = '', tampil }: Static<typeof Query>): RegisterFilter => ({
    q: q.toUpperCase().replace(/[^A-Z\d]/g, ''),
    dueBefore: tampil === 'lewat' ? officeDay(clock.now()) : null,
  });

  app.get(samsatPaths.register.pattern, { schema: { querystring: Query }, config }, async (request, reply) => {
    authorise(getPerson(request), 'vehicles.read', agencyId);
    const { halaman: page = 1, q = '', tampil } = request.query;
    const found = await listVehicles(db, agencyId, filterOf(request.query), { limit: A_PAGE, offset: (page - 1) * A_PAGE });
    const props = { ...found, page, q, late: tampil === 'lewat', today: officeDay(clock.now()) };
    return render(request, reply, <RegisterPage {...props} />, { title: texts(request.locale).office.register });
  });

  app.get(
    samsatPaths.registerCsv.pattern,
    { schema: { querystring: Query }, config: { ...config, perMinute: 20, importance: 'later' } },
    async (request, reply) => {
      authorise(getPerson(request), 'vehicles.read', agencyId);
      const m = texts(request.locale);
      const rows = inSlices((slice) => listVehicles(db, agencyId, filterOf(request.query), slice));
      return sendCsv(reply, m.register.csvName, csvLines(rows, request.locale));
    },
  );
}

async function* csvLines(rows: AsyncIterable<Awaited<ReturnType<typeof listVehicles>>['rows'][number]>, locale: 'id' | 'en') {
  const m = texts(locale);
  yield [m.register.nrkb, m.register.kind, m.register.domicile, m.register.due, m.facts.stnk, m.register.data];
  for await (const { nrkb, kind, domicile, dueOn, stnkUntil, dataAt } of rows)
    yield [showNrkb(nrkb), m.kinds[kind], domicile, dueOn, stnkUntil, dataAt.toISOString()];
}
