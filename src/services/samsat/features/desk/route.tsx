import { transaction } from '#db';
import { oneLine, refusalOf } from '#kernel';
import { authorise, can } from '#platform/access';
import { officeDay } from '#platform/calendar';
import { notify } from '#platform/notifications';
import { getPerson, render, type Reply, type Request, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import type { SamsatDeps } from '../../deps.ts';
import { showNrkb } from '../../domain/nrkb.ts';
import { maskName } from '../../domain/registered.ts';
import { familyNotice, reviewNotice } from '../../holdings/notices.ts';
import { noteSale, openSales } from '../../holdings/former.ts';
import { decideFamily, standingOf, waitingFamily } from '../../holdings/store.ts';
import { texts } from '../../messages/index.ts';
import { samsatPaths } from '../../paths.ts';
import { decideReview, openReviews } from '../../reviews/store.ts';
import { secretsOf } from '../../vehicles/store.ts';
import { A_PAGE, DeskPage } from './page.tsx';

const Query = Type.Object({
  halaman: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
  kabar: Type.Optional(Type.Literal('decided')),
  lang: Type.Optional(Type.String()),
});
const Sent = Type.Object({ putusan: Type.Enum(['ya', 'tidak']), catatan: Type.Optional(Type.String({ maxLength: 600 })) });
const uuid = Type.String({ format: 'uuid' });
const config = { policy: 'officer' } as const;

/** The desk of Samsat: family cards and grounds that wait. */
export function deskRoutes(app: WebApp, deps: SamsatDeps): void {
  const { db, clock, agencyId, links } = deps;

  const show = async (request: Request, reply: Reply, page = 1, news?: 'decided', errors: readonly FormError[] = []) => {
    const actor = getPerson(request);
    authorise(actor, 'vehicles.read', agencyId);
    const decides = can(actor, 'vehicles.decide', agencyId);
    const slice = { limit: A_PAGE, offset: (page - 1) * A_PAGE };
    const [family, reviews, sales] = await Promise.all([
      waitingFamily(db, agencyId, slice),
      openReviews(db, agencyId, slice),
      openSales(db, agencyId, slice),
    ]);
    const lines = await Promise.all(
      family.rows.map(async (line) => ({
        ...line,
        ownerName: maskName((await secretsOf(db, line.vehicle.id)).ownerName),
        proof: line.proofFile && decides ? links.make(line.proofFile, actor.personId, clock.now()) : null,
      })),
    );
    const totals = { familyTotal: family.total, reviewsTotal: reviews.total, sales: sales.rows, salesTotal: sales.total };
    return render(
      request,
      reply.header('cache-control', 'no-store'),
      <DeskPage family={lines} reviews={reviews.rows} {...{ ...totals, page, news, errors, decides }} />,
      { title: texts(request.locale).office.desk, status: errors.length > 0 ? 409 : 200 },
    );
  };

  app.get(samsatPaths.desk.pattern, { schema: { querystring: Query }, config }, (request, reply) =>
    show(request, reply, request.query.halaman, request.query.kabar),
  );

  const read = (body: { putusan: 'ya' | 'tidak'; catatan?: string }) => ({
    yes: body.putusan === 'ya',
    note: oneLine(body.catatan ?? '').slice(0, 500),
  });

  const HoldingId = Type.Object({ holdingId: uuid });
  app.post(samsatPaths.decideFamily.pattern, { schema: { params: HoldingId, body: Sent }, config }, async (request, reply) => {
    const actor = getPerson(request);
    authorise(actor, 'vehicles.decide', agencyId);
    const m = texts(request.locale).desk;
    const { yes, note } = read(request.body);
    const { holdingId } = request.params;
    const field = `catatan-${holdingId}`;
    if (!yes && note === '') return show(request, reply, 1, undefined, [{ field, message: m.needNote }]);
    const why = await refusalOf(() =>
      transaction(db, async (tx) => {
        const at = clock.now();
        const { personId, vehicle } = await decideFamily(tx, actor, { holdingId, grant: yes, note, agencyId }, at);
        const facts = { nrkb: showNrkb(vehicle.nrkb), yes, note };
        const link = yes ? samsatPaths.vehicle({ holdingId }) : samsatPaths.front();
        await notify(tx, { personId, notice: familyNotice, facts, link, at });
      }),
    );
    if (why !== undefined) return show(request, reply, 1, undefined, [{ field, message: m.over }]);
    return reply.redirect(samsatPaths.desk({}, { kabar: 'decided' }), 303);
  });

  app.post(samsatPaths.noteSale.pattern, { schema: { params: HoldingId }, config }, async (request, reply) => {
    const actor = getPerson(request);
    authorise(actor, 'vehicles.decide', agencyId);
    const { holdingId } = request.params;
    const why = await refusalOf(() => transaction(db, (tx) => noteSale(tx, actor, { holdingId, agencyId }, clock.now())));
    if (why !== undefined) return show(request, reply, 1, undefined, [{ field: 'dijual', message: texts(request.locale).desk.over }]);
    return reply.redirect(samsatPaths.desk({}, { kabar: 'decided' }), 303);
  });

  const ReviewId = Type.Object({ reviewId: uuid });
  app.post(samsatPaths.decideReview.pattern, { schema: { params: ReviewId, body: Sent }, config }, async (request, reply) => {
    const actor = getPerson(request);
    authorise(actor, 'vehicles.decide', agencyId);
    const m = texts(request.locale).desk;
    const { yes, note } = read(request.body);
    const { reviewId } = request.params;
    const field = `catatan-${reviewId}`;
    if (!yes && note === '') return show(request, reply, 1, undefined, [{ field, message: m.needNote }]);
    const why = await refusalOf(() =>
      transaction(db, async (tx) => {
        const at = clock.now();
        const review = await decideReview(tx, actor, { reviewId, pass: yes, note, agencyId, today: officeDay(at) }, at);
        const standing = await standingOf(tx, review.vehicleId, review.askedById);
        // Whoever has let the vehicle go meanwhile is told nothing of it.
        if (!standing) return;
        const facts = { nrkb: showNrkb(review.nrkb), yes, note };
        await notify(tx, { personId: review.askedById, notice: reviewNotice, facts, link: samsatPaths.front(), at });
      }),
    );
    if (why !== undefined) return show(request, reply, 1, undefined, [{ field, message: m.over }]);
    return reply.redirect(samsatPaths.desk({}, { kabar: 'decided' }), 303);
  });
}
