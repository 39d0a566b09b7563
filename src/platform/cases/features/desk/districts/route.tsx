import type { PersonActor } from '#kernel';
import { authorise } from '#platform/access';
import { officeDay } from '#platform/calendar';
import { getPerson, render, sendCsv, type WebApp } from '#web';
import { type Static, Type } from 'typebox';
import { type CasesDeps, type DistrictFigures, figuresByDistrict } from '../../../index.ts';
import { desksOf } from '../desks.ts';
import { deskPaths } from '../paths.ts';
import { DistrictsPage } from './page.tsx';
import { texts } from './texts.ts';

const Query = Type.Object({
  hari: Type.Optional(Type.Union([Type.Literal(30), Type.Literal(90), Type.Literal(365)])),
  // Empty from the form that asks for all.
  layanan: Type.Optional(Type.String({ pattern: '^[\\w-]{0,60}$' })),
  lang: Type.Optional(Type.String()),
});

/** How cases do by district, for those who answer for the office, and the same as CSV. */
export function districtRoutes(app: WebApp, deps: CasesDeps): void {
  const asked = async (officer: PersonActor, { hari: days = 365, layanan }: Static<typeof Query>) => {
    authorise(officer, 'statistics.read');
    const desks = await desksOf(deps, officer);
    const service = desks.offers.find((offer) => offer.service.key === layanan)?.service.key;
    const now = deps.clock.now();
    const period = { from: officeDay(new Date(now.getTime() - days * 86_400_000)), to: officeDay(now), service };
    return { days, service, desks, figures: await figuresByDistrict(deps, officer, period) };
  };

  app.get(deskPaths.districts.pattern, { schema: { querystring: Query }, config: { policy: 'officer' } }, async (request, reply) => {
    const props = await asked(getPerson(request), request.query);
    return render(request, reply, <DistrictsPage {...props} />, { title: texts(request.locale).title });
  });

  app.get(
    deskPaths.districtsCsv.pattern,
    { schema: { querystring: Query }, config: { policy: 'officer', importance: 'later' } },
    async (request, reply) => {
      const { figures } = await asked(getPerson(request), request.query);
      return sendCsv(reply, texts(request.locale).fileName, rowsOf(figures, request.locale));
    },
  );
}

function rowsOf(figures: readonly DistrictFigures[], locale: 'id' | 'en') {
  const m = texts(locale);
  const head = [m.code, m.district, m.received, m.decided, m.open, m.late, m.median];
  return [
    head,
    ...figures.map(({ code, name, received, decided, open, overdue, median }) => [
      code ?? '',
      name ?? m.none,
      received,
      decided,
      open,
      overdue,
      median ?? '',
    ]),
  ];
}
