import { transaction } from '#db';
import { type PersonActor, refusalOf } from '#kernel';
import { appendAudit } from '#platform/audit';
import { officeDay } from '#platform/calendar';
import { type FieldContext, readPage } from '#platform/forms';
import { decideOfficial, type Decision, listOfficial, type MandateRefusal, ofAgeSince } from '#platform/mandates';
import { rulesAt } from '#platform/rules';
import { inSlices, render, type Reply, type Request, sendCsv, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { type Static, Type } from 'typebox';
import { agenciesWhere } from '../../agencies.ts';
import type { PortalDeps } from '../../deps.ts';
import { portalPaths } from '../../paths.ts';
import { getMandateOfficer } from '../admin/frame.tsx';
import { texts as adminTexts } from '../admin/texts.ts';
import { type DecidingAnswers, decidingPage, endingPage } from './fields.ts';
import { MANDATES_A_PAGE, MandatesPage, type MandatesPageProps } from './page.tsx';
import { texts } from './texts.ts';

const Query = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 80 })),
  tampil: Type.Optional(Type.Enum(['berlaku', 'lewat'])),
  halaman: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
  kabar: Type.Optional(Type.Enum(['granted', 'refused', 'ended'])),
  lang: Type.Optional(Type.String()),
});
const Typed = Type.Optional(Type.String({ maxLength: 1000 }));
const Deciding = Type.Object({ decision: Typed, from: Typed, to: Typed, reason: Typed });
const MandateId = Type.Object({ mandateId: Type.String({ format: 'uuid' }) });

/** Mandates an agency decides on: of parents, of companies, of village officers. */
export function mandateRoutes(app: WebApp, deps: PortalDeps): void {
  const { db, clock, registry, cases } = deps;
  const config = { policy: 'signed-in' } as const;
  const idsOf = (actor: PersonActor) => agenciesWhere(deps, actor, 'mandates.decide').map(({ id }) => id);
  const contextNow = async (): Promise<FieldContext> => {
    const today = officeDay(clock.now());
    return { rules: await rulesAt(db, [], { agencyId: null, on: today }), today };
  };

  const filterOf = (actor: PersonActor, { q = '', tampil }: Static<typeof Query>) =>
    ({
      agencyIds: idsOf(actor),
      show: tampil === 'berlaku' ? 'granted' : tampil === 'lewat' ? 'past' : 'asked',
      q: q.trim(),
    }) as const;

  const show = async (request: Request, reply: Reply, asked: Static<typeof Query>, refused?: MandatesPageProps['refused']) => {
    const actor = getMandateOfficer(request);
    const { halaman: page = 1, kabar } = asked;
    const filter = filterOf(actor, asked);
    const { rows, total } = await listOfficial(db, filter, { limit: MANDATES_A_PAGE, offset: (page - 1) * MANDATES_A_PAGE });
    const props: MandatesPageProps = {
      rows,
      total,
      page,
      filter,
      refused,
      news: kabar,
      me: actor.personId,
      ofAge: await ofAgeSince(db, rows, officeDay(clock.now())),
      context: await contextNow(),
      titleOf: (service, locale) => registry.offersOf(service)[0]?.service.title(locale) ?? service,
      hrefOf: (fileId) => cases.links.make(fileId, actor.personId, clock.now()),
    };
    const m = adminTexts(request.locale);
    return render(request, reply, <MandatesPage {...props} />, {
      title: `${m.tabs.mandates}, ${m.title}`,
      status: refused ? 422 : 200,
    });
  };

  app.get(portalPaths.mandates.pattern, { schema: { querystring: Query }, config }, (request, reply) =>
    show(request, reply, request.query),
  );

  app.get(
    portalPaths.mandatesCsv.pattern,
    { schema: { querystring: Query }, config: { ...config, importance: 'later', perMinute: 10 } },
    async (request, reply) => {
      const actor = getMandateOfficer(request);
      const filter = filterOf(actor, request.query);
      const at = clock.now();
      await transaction(db, async (tx) => {
        for (const id of filter.agencyIds)
          await appendAudit(tx, { actor, action: 'mandates.export', subject: { type: 'agency', id }, detail: { list: filter.show }, at });
      });
      const m = texts(request.locale);
      const titleOf = (service: string) => registry.offersOf(service)[0]?.service.title(request.locale) ?? service;
      async function* records() {
        yield [m.kind, m.who, m.email, m.whom, m.scope, m.paper, m.validFrom, m.validTo, m.status, m.reason];
        for await (const one of inSlices((slice) => listOfficial(db, filter, slice)))
          yield [
            m.kinds[one.kind],
            one.askedByName,
            one.askedByEmail,
            one.principalName ?? '',
            one.services?.map(titleOf).join(', ') ?? m.allServices,
            one.basis ?? '',
            one.validFrom,
            one.validTo ?? '',
            m.statuses[one.status],
            one.reason ?? '',
          ];
      }
      return sendCsv(reply, m.fileName, records());
    },
  );

  app.post(portalPaths.decideMandate.pattern, { schema: { params: MandateId, body: Deciding }, config }, async (request, reply) => {
    const actor = getMandateOfficer(request);
    const { mandateId: id } = request.params;
    const ending = request.body.decision === undefined && request.body.from === undefined;
    const tampil = ending ? ('berlaku' as const) : undefined;
    const again = (errors: readonly FormError[]) => show(request, reply, { tampil }, { form: id, raw: request.body, errors });
    const read = readPage(ending ? endingPage : decidingPage(false), request.body, await contextNow());
    if (!read.ok) return again(read.problems.map(({ field, message }) => ({ field, message: message(request.locale) })));
    const m = texts(request.locale);
    const decision = ending
      ? ({ to: 'ended', reason: String(read.answers.reason) } as const)
      : decisionOf(read.answers as unknown as DecidingAnswers);
    if ('wrong' in decision) return again([{ field: decision.wrong === 'reason' ? 'reason' : 'to', message: m.wrong[decision.wrong] }]);
    const refusal = await refusalOf<MandateRefusal>(() =>
      transaction(db, (tx) => decideOfficial(tx, actor, { id, agencyIds: idsOf(actor), decision }, clock.now())),
    );
    if (refusal) return again([{ field: ending ? 'reason' : 'decision', message: m.wrong[refusal] }]);
    return reply.redirect(portalPaths.mandates({}, { tampil, kabar: decision.to }), 303);
  });
}

function decisionOf({ decision, from, to, reason }: DecidingAnswers): Decision | { readonly wrong: 'reason' | 'toBeforeFrom' } {
  if (decision === 'refused') return reason === undefined ? { wrong: 'reason' } : { to: 'refused', reason };
  if (to !== undefined && to < from) return { wrong: 'toBeforeFrom' };
  return { to: 'granted', validFrom: from, validTo: to ?? null };
}
