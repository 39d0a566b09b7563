import { transaction, type Tx } from '#db';
import { type PersonActor, refusalOf } from '#kernel';
import { officeDay } from '#platform/calendar';
import { type FieldContext, readPage } from '#platform/forms';
import { rulesAt } from '#platform/rules';
import { getPerson, render, type Reply, type Request, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { type Static, Type } from 'typebox';
import { acceptMandate, endMandate, type MandateRefusal, proposeMandate, refuseMandate } from '../../change.ts';
import type { MandatesDeps } from '../../deps.ts';
import { texts } from '../../messages/index.ts';
import { helpingOf } from '../../village-helpers/tables.ts';
import { mandatePaths } from '../../paths.ts';
import { listOwn } from '../../tables.ts';
import { type ProposingAnswers, proposingPage } from './fields.ts';
import { MANDATES_A_PAGE, OwnPage, ProposePage } from './page.tsx';

const Query = Type.Object({
  tampil: Type.Optional(Type.Literal('lewat')),
  q: Type.Optional(Type.String({ maxLength: 80 })),
  halaman: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
  kabar: Type.Optional(Type.Enum(['asked', 'atAgency', 'accepted', 'refused', 'ended'])),
  lang: Type.Optional(Type.String()),
});
const Typed = Type.Optional(Type.String({ maxLength: 1000 }));
const Proposing = Type.Object({
  side: Typed,
  email: Typed,
  services: Type.Optional(Type.Union([Type.String({ maxLength: 100 }), Type.Array(Type.String({ maxLength: 100 }), { maxItems: 100 })])),
  from: Typed,
  to: Typed,
});
const MandateId = Type.Object({ mandateId: Type.String({ format: 'uuid' }) });

/** A person's mandates: seen, asked for, given, accepted, refused and ended. */
export function ownRoutes(app: WebApp, deps: MandatesDeps): void {
  const { db, clock, offers } = deps;
  const contextNow = async (): Promise<FieldContext> => {
    const today = officeDay(clock.now());
    return { rules: await rulesAt(db, [], { agencyId: null, on: today }), today };
  };

  const show = async (request: Request, reply: Reply, asked: Static<typeof Query>, refused?: MandateRefusal) => {
    const actor = getPerson(request);
    const m = texts(request.locale);
    const today = officeDay(clock.now());
    const { tampil, q = '', halaman: page = 1, kabar: news } = asked;
    const filter = { show: tampil === 'lewat' ? ('past' as const) : ('live' as const), today, q: q.trim() };
    const { rows: lines, total } = await listOwn(db, actor, filter, { limit: MANDATES_A_PAGE, offset: (page - 1) * MANDATES_A_PAGE });
    const helps = (await helpingOf(db, actor.personId)).length > 0;
    const props = {
      helps,
      lines,
      total,
      page,
      filter,
      offers: offers(),
      me: actor.personId,
      today,
      news,
      refused: refused && m.wrong[refused],
    };
    return render(request, reply, <OwnPage {...props} />, { title: m.title, status: refused ? 409 : 200 });
  };

  app.get(mandatePaths.own.pattern, { schema: { querystring: Query }, config: { policy: 'signed-in' } }, async (request, reply) =>
    show(request, reply, request.query),
  );

  const showForm = async (
    request: Request,
    reply: Reply,
    raw: Readonly<Record<string, string | readonly string[] | undefined>>,
    errors: readonly FormError[],
  ) => {
    const context = await contextNow();
    return render(request, reply, <ProposePage offers={offers()} raw={raw} errors={errors} context={context} />, {
      title: texts(request.locale).propose,
      status: errors.length > 0 ? 422 : 200,
    });
  };

  app.get(mandatePaths.propose.pattern, { config: { policy: 'signed-in' } }, async (request, reply) =>
    showForm(request, reply, { from: officeDay(clock.now()).split('-').reverse().join('-') }, []),
  );

  // Few in a minute: each sends a message to an address somebody typed.
  const asking = { schema: { body: Proposing }, config: { policy: 'signed-in', perMinute: 5 } } as const;
  app.post(mandatePaths.propose.pattern, asking, async (request, reply) => {
    const actor = getPerson(request);
    const { body } = request;
    const m = texts(request.locale);
    const read = readPage(proposingPage(offers()), body, await contextNow());
    if (!read.ok)
      return showForm(
        request,
        reply,
        body,
        read.problems.map(({ field, message }) => ({ field, message: message(request.locale) })),
      );
    const { side, email, services = null, from, to = null } = read.answers as unknown as ProposingAnswers;
    if (to !== null && to < from) return showForm(request, reply, body, [{ field: 'to', message: m.toBeforeFrom }]);
    const refusal = await refusalOf<MandateRefusal>(() =>
      transaction(db, async (tx) => {
        await proposeMandate(tx, actor, { side, email, services, validFrom: from, validTo: to }, clock.now());
      }),
    );
    if (refusal) return showForm(request, reply, body, [{ field: 'email', message: m.wrong[refusal] }]);
    return reply.redirect(mandatePaths.own({}, { kabar: 'asked' }), 303);
  });

  const turn = (
    to: 'accept' | 'refuse' | 'end',
    news: Static<typeof Query>['kabar'],
    work: (tx: Tx, actor: PersonActor, id: string, at: Date) => Promise<void>,
  ) =>
    app.post(
      mandatePaths[to].pattern,
      { schema: { params: MandateId }, config: { policy: 'signed-in', perMinute: 30 } },
      async (request, reply) => {
        const actor = getPerson(request);
        const refusal = await refusalOf<MandateRefusal>(() =>
          transaction(db, (tx) => work(tx, actor, request.params.mandateId, clock.now())),
        );
        if (refusal) return show(request, reply, {}, refusal);
        return reply.redirect(mandatePaths.own({}, { kabar: news }), 303);
      },
    );
  turn('accept', 'accepted', acceptMandate);
  turn('refuse', 'refused', refuseMandate);
  turn('end', 'ended', endMandate);
}
