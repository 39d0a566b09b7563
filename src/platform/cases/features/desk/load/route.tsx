import { newId } from '#kernel';
import { officeDay } from '#platform/calendar';
import { getPerson, render, type WebApp } from '#web';
import { Type } from 'typebox';
import { type CasesDeps, loadsOf, searchCases, takeNext } from '../../../index.ts';
import { ageBands, agesOf, filterOfAge } from '../../../list/ages.ts';
import { desksOf } from '../desks.ts';
import { deskPaths } from '../paths.ts';
import { sliceOf } from '../place.ts';
import { AgesPage } from './ages-page.tsx';
import { LoadPage } from './load-page.tsx';
import { texts } from './texts.ts';

const Lang = { lang: Type.Optional(Type.String()) };
const LoadQuery = Type.Object({ habis: Type.Optional(Type.Literal('1')), ...Lang });
const AgesQuery = Type.Object({
  // Empty from the form that asks for all.
  umur: Type.Optional(Type.Enum(['', ...ageBands.map(({ key }) => key)])),
  layanan: Type.Optional(Type.String({ pattern: '^[\\w-]{0,60}$' })),
  halaman: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
  ...Lang,
});
const Taking = Type.Object({ _key: Type.Optional(Type.String({ format: 'uuid' })) });

/** How the work lies among officers, how old it is, and the next of it for whoever asks. */
export function loadRoutes(app: WebApp, deps: CasesDeps): void {
  const config = { policy: 'officer' } as const;

  app.get(deskPaths.load.pattern, { schema: { querystring: LoadQuery }, config }, async (request, reply) => {
    const loads = await loadsOf(deps, getPerson(request));
    return render(request, reply, <LoadPage loads={loads} nothing={request.query.habis === '1'} />, { title: texts(request.locale).load });
  });

  app.post(deskPaths.next.pattern, { schema: { body: Taking }, config }, async (request, reply) => {
    const caseId = await takeNext(deps, getPerson(request), request.body._key ?? newId());
    return reply.redirect(caseId === undefined ? deskPaths.load({}, { habis: 1 }) : deskPaths.case({ caseId }, { selesai: caseId }), 303);
  });

  app.get(deskPaths.ages.pattern, { schema: { querystring: AgesQuery }, config }, async (request, reply) => {
    const officer = getPerson(request);
    const { umur, layanan, halaman: page = 1 } = request.query;
    const today = officeDay(deps.clock.now());
    const [ages, desks] = await Promise.all([agesOf(deps, officer), desksOf(deps, officer)]);
    const band = ageBands.find(({ key }) => key === umur)?.key;
    const service = ages.find((one) => one.service === layanan)?.service;
    const filter = filterOfAge(today, band, service);
    const { rows, total } = await searchCases(deps, officer, filter, sliceOf({ filter, page }));
    const title = texts(request.locale).ages;
    return render(request, reply, <AgesPage {...{ ages, band, service, rows, total, page, desks, today }} />, { title });
  });
}
