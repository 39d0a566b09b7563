import { transaction } from '#db';
import { oneLine, refusalOf } from '#kernel';
import { authorise, can } from '#platform/access';
import { getPerson, inSlices, render, type Reply, type Request, sendCsv, type WebApp } from '#web';
import { type Static, Type } from 'typebox';
import type { SamsatDeps } from '../../deps.ts';
import { showNrkb } from '../../domain/nrkb.ts';
import { deliveryStates } from '../../domain/proof/delivery.ts';
import { samsatPaths } from '../../paths.ts';
import { answerComplaint, moveDelivery } from '../../proof/deliver.ts';
import { handToPost } from '../../proof/hand-over.ts';
import { printOne } from '../../proof/print.ts';
import { type DeliveryFilter, listDeliveries } from '../../proof/store.ts';
import { texts } from '../proof/texts.ts';
import { A_PAGE, DeliveriesPage, type RefusedMove } from './page.tsx';

const Query = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 40 })),
  // Empty where the form was sent with nothing chosen.
  keadaan: Type.Optional(Type.Enum([...deliveryStates, ''])),
  kabar: Type.Optional(Type.Literal('moved')),
  halaman: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
  lang: Type.Optional(Type.String()),
});
const config = { policy: 'officer' } as const;
/** Where a refusal is mended; at the delivery itself where it is none of these. */
const fieldOf: Readonly<Record<string, RefusedMove['field']>> = {
  tracking: 'nomor',
  'tracking-taken': 'nomor',
  'post-away': 'nomor',
  answer: 'catatan',
};

/** The work list of the office: what is to be printed, handed over and followed. */
export function deliveryRoutes(app: WebApp, { db, clock, agencyId, post }: SamsatDeps): void {
  const filterOf = ({ q = '', keadaan }: Static<typeof Query>): DeliveryFilter => ({
    q: q.toUpperCase().replace(/[^A-Z\d]/g, ''),
    state: keadaan || null,
  });

  const show = async (request: Request, reply: Reply, query: Static<typeof Query>, refused: RefusedMove | null = null) => {
    const actor = getPerson(request);
    authorise(actor, 'vehicles.read', agencyId);
    const { halaman: page = 1, q = '', keadaan } = query;
    const found = await listDeliveries(db, agencyId, filterOf(query), { limit: A_PAGE, offset: (page - 1) * A_PAGE });
    const delivers = can(actor, 'vehicles.deliver', agencyId);
    const props = {
      ...found,
      page,
      q,
      state: keadaan || undefined,
      moved: query.kabar === 'moved',
      refused,
      delivers,
      asksPost: post !== null,
    };
    return render(request, reply.header('cache-control', 'no-store'), <DeliveriesPage {...props} />, {
      title: texts(request.locale).delivery,
      status: refused ? 409 : 200,
    });
  };

  app.get(samsatPaths.deliveries.pattern, { schema: { querystring: Query }, config }, (request, reply) =>
    show(request, reply, request.query),
  );

  app.get(
    samsatPaths.deliveriesCsv.pattern,
    { schema: { querystring: Query }, config: { ...config, perMinute: 20, importance: 'later' } },
    async (request, reply) => {
      authorise(getPerson(request), 'vehicles.read', agencyId);
      const rows = inSlices((slice) => listDeliveries(db, agencyId, filterOf(request.query), slice));
      return sendCsv(reply, texts(request.locale).office.csvName, csvLines(rows, request.locale));
    },
  );

  const Params = Type.Object({ proofId: Type.String({ format: 'uuid' }) });
  const Sent = Type.Object({
    ke: Type.Enum([...deliveryStates, 'ANSWERED']),
    nomor: Type.Optional(Type.String({ maxLength: 60 })),
    catatan: Type.Optional(Type.String({ maxLength: 600 })),
  });
  app.post(
    samsatPaths.moveDelivery.pattern,
    { schema: { params: Params, querystring: Query, body: Sent }, config },
    async (request, reply) => {
      const actor = getPerson(request);
      authorise(actor, 'vehicles.deliver', agencyId);
      const { ke: to, nomor = '', catatan = '' } = request.body;
      const { proofId } = request.params;
      const moving = { proofId, agencyId, note: oneLine(catatan).slice(0, 500) };
      const trackingNo = nomor.toUpperCase().replace(/[\s.-]/g, '');
      const why = await refusalOf(() => {
        if (to === 'PRINTED') return transaction(db, (tx) => printOne(tx, actor, { agencyId, proofId }, clock.now()));
        if (to === 'HANDED_TO_POS' && trackingNo === '' && post)
          return handToPost({ db, clock, post }, actor, { ...moving, to, trackingNo });
        return transaction(db, (tx) =>
          to === 'ANSWERED'
            ? answerComplaint(tx, actor, moving, clock.now())
            : moveDelivery(tx, actor, { ...moving, to, trackingNo }, clock.now()),
        );
      });
      if (why !== undefined) {
        const message = texts(request.locale).office.refusals[why] ?? texts(request.locale).refused;
        return show(request, reply, request.query, {
          proofId,
          field: fieldOf[why] ?? 'kiriman',
          message,
          trackingNo: nomor,
          note: catatan,
        });
      }
      // Where the PDF of it is.
      if (to === 'PRINTED') return reply.redirect(samsatPaths.printing({}, { kabar: 'printed' }), 303);
      const { q, keadaan, halaman } = request.query;
      return reply.redirect(samsatPaths.deliveries({}, { q, keadaan, halaman, kabar: 'moved' }), 303);
    },
  );
}

async function* csvLines(rows: AsyncIterable<Awaited<ReturnType<typeof listDeliveries>>['rows'][number]>, locale: 'id' | 'en') {
  const m = texts(locale);
  yield [m.office.number, m.office.state, m.way, m.facts.tracking, m.facts.issued, m.office.until, m.office.since];
  for await (const { nrkb, delivery, issuedOn, validUntil } of rows)
    if (delivery)
      yield [
        showNrkb(nrkb),
        m.states[delivery.state],
        m.ways[delivery.way],
        delivery.trackingNo,
        issuedOn,
        validUntil,
        delivery.changedAt.toISOString(),
      ];
}
