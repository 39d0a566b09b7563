import { transaction } from '#db';
import { type PersonActor, refusalOf } from '#kernel';
import { appendAudit } from '#platform/audit';
import { officeDay } from '#platform/calendar';
import type { District } from '#platform/cases';
import { type FieldContext, readPage } from '#platform/forms';
import { endHelper, type HelperLine, type HelperRefusal, listHelpers, registerHelper } from '#platform/mandates';
import { rulesAt } from '#platform/rules';
import { inSlices, render, type Reply, type Request, sendCsv, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { type Static, Type } from 'typebox';
import { agenciesWhere } from '../../agencies.ts';
import type { PortalDeps } from '../../deps.ts';
import { portalPaths } from '../../paths.ts';
import { getMandateOfficer } from '../admin/frame.tsx';
import { texts as adminTexts } from '../admin/texts.ts';
import { endingPage, placeOf, type RegisteringAnswers, registeringPage } from './fields.ts';
import { districtIn, HELPERS_A_PAGE, HelpersPage, type HelpersPageProps } from './page.tsx';
import { texts } from './texts.ts';

const Query = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 80 })),
  lewat: Type.Optional(Type.Literal('1')),
  halaman: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
  kabar: Type.Optional(Type.Enum(['registered', 'ended'])),
  lang: Type.Optional(Type.String()),
});
const Typed = Type.Optional(Type.String({ maxLength: 1000 }));
const Registering = Type.Object({ agency: Typed, email: Typed, phone: Typed, village: Typed, basis: Typed, from: Typed, to: Typed });
const Ending = Type.Object({ reason: Typed });
const HelperId = Type.Object({ helperId: Type.String({ format: 'uuid' }) });

/** Village helpers of an agency: listed, registered, ended. */
export function helperRoutes(app: WebApp, deps: PortalDeps): void {
  const { db, clock } = deps;
  const config = { policy: 'signed-in' } as const;

  const around = async (request: Request) => {
    const actor = getMandateOfficer(request);
    const today = officeDay(clock.now());
    const context: FieldContext = { rules: await rulesAt(db, [], { agencyId: null, on: today }), today };
    return { actor, context, agencies: await helpedAt(deps, actor, today) };
  };
  const filterOf = ({ agencies, context }: Awaited<ReturnType<typeof around>>, { q = '', lewat }: Static<typeof Query>) => ({
    agencyIds: agencies.map(({ agency }) => agency.id),
    past: lewat === '1',
    q: q.trim(),
    today: context.today,
  });

  const show = async (request: Request, reply: Reply, asked: Static<typeof Query>, refused?: HelpersPageProps['refused']) => {
    const { halaman: page = 1, kabar: news } = asked;
    const here = await around(request);
    const filter = filterOf(here, asked);
    const { rows, total } = await listHelpers(db, filter, { limit: HELPERS_A_PAGE, offset: (page - 1) * HELPERS_A_PAGE });
    const props: HelpersPageProps = { ...here, rows, total, page, filter, refused, news, me: here.actor.personId };
    const title = `${texts(request.locale).title}, ${adminTexts(request.locale).title}`;
    return render(request, reply, <HelpersPage {...props} />, { title, status: refused ? 422 : 200 });
  };

  app.get(portalPaths.helpers.pattern, { schema: { querystring: Query }, config }, (request, reply) => show(request, reply, request.query));

  app.get(
    portalPaths.helpersCsv.pattern,
    { schema: { querystring: Query }, config: { ...config, importance: 'later' } },
    async (request, reply) => {
      const here = await around(request);
      const m = texts(request.locale);
      const at = clock.now();
      await transaction(db, async (tx) => {
        for (const { agency } of here.agencies)
          await appendAudit(tx, { actor: here.actor, action: 'mandates.export-helpers', subject: { type: 'agency', id: agency.id }, at });
      });
      const recordOf = (one: HelperLine) => [
        one.name,
        one.email ?? '',
        districtIn(here.agencies, one),
        one.village,
        one.writes ? m.writes : m.webOnly,
        one.basis,
        one.validFrom,
        one.validTo ?? '',
        one.reason ?? '',
      ];
      async function* records() {
        yield [m.name, m.email, m.district, m.village, m.show, m.paper, m.validFrom, m.validTo, m.endReason];
        for await (const one of inSlices((slice) => listHelpers(db, filterOf(here, request.query), slice))) yield recordOf(one);
      }
      return sendCsv(reply, m.fileName, records());
    },
  );

  app.post(portalPaths.helpers.pattern, { schema: { body: Registering }, config: { ...config, perMinute: 30 } }, async (request, reply) => {
    const { actor, context, agencies } = await around(request);
    const { agency: agencyId, ...raw } = request.body;
    const m = texts(request.locale);
    const again = (errors: readonly FormError[]) => show(request, reply, {}, { form: 'register', raw: request.body, errors });
    const here = agencies.find(({ agency }) => agency.id === agencyId);
    const read = readPage(registeringPage(here?.districts ?? []), raw, context);
    if (!read.ok) return again(read.problems.map(({ field, message }) => ({ field, message: message(request.locale) })));
    const { email, phone = null, village, basis, from, to = null } = read.answers as unknown as RegisteringAnswers;
    if (to !== null && to < from) return again([{ field: 'to', message: m.wrong.toBeforeFrom }]);
    const asked = { agencyId: here?.agency.id ?? '', email, phone, ...placeOf(village), basis, validFrom: from, validTo: to };
    const refusal = await refusalOf<HelperRefusal>(() => transaction(db, (tx) => registerHelper(tx, actor, asked, clock.now())));
    if (refusal) return again([{ field: refusal === 'held-already' ? 'village' : 'email', message: m.wrong[refusal] }]);
    return reply.redirect(portalPaths.helpers({}, { kabar: 'registered' }), 303);
  });

  app.post(portalPaths.endHelper.pattern, { schema: { params: HelperId, body: Ending }, config }, async (request, reply) => {
    const { actor, context, agencies } = await around(request);
    const { helperId: id } = request.params;
    const again = (errors: readonly FormError[]) => show(request, reply, {}, { form: id, raw: request.body, errors });
    const read = readPage(endingPage, request.body, context);
    if (!read.ok) return again(read.problems.map(({ field, message }) => ({ field, message: message(request.locale) })));
    const ending = { id, agencyIds: agencies.map(({ agency }) => agency.id), reason: String(read.answers.reason) };
    const refusal = await refusalOf<HelperRefusal>(() => transaction(db, (tx) => endHelper(tx, actor, ending, clock.now())));
    if (refusal) return again([{ field: 'reason', message: texts(request.locale).wrong[refusal] }]);
    return reply.redirect(portalPaths.helpers({}, { kabar: 'ended' }), 303);
  });
}

/** The agencies of an officer some of whose services may be filed through village helpers, with their districts. */
async function helpedAt({ db, registry, wings }: PortalDeps, actor: PersonActor, today: string) {
  const agencies = agenciesWhere({ registry, wings }, actor, 'mandates.decide');
  const found = await Promise.all(
    agencies.map(async (agency) => {
      const service = registry.all().find((one) => one.agency.id === agency.id && one.service.helped && one.service.districts)?.service;
      const rules = service && (await rulesAt(db, service.rules, { agencyId: agency.id, on: today }));
      const districts: readonly District[] = rules ? (service.districts?.list(rules) ?? []) : [];
      return { agency, districts };
    }),
  );
  return found.filter(({ districts }) => districts.length > 0);
}
