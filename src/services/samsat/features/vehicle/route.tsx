import { transaction } from '#db';
import { isDay, oneLine, refusalOf } from '#kernel';
import { getPerson, render, type Reply, type Request, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import { assessmentOf } from '../../assessment/reckon.ts';
import type { SamsatDeps } from '../../deps.ts';
import { zoneOf } from '../../domain/data/provinces.ts';
import { dayIn, yearsAfter } from '../../domain/days.ts';
import { showNrkb } from '../../domain/nrkb.ts';
import { ways } from '../../domain/proof/delivery.ts';
import { reportSold } from '../../holdings/former.ts';
import { changeHolding, endHolding, type Holding, ownHolding } from '../../holdings/store.ts';
import { refreshVehicle, type Refreshed } from '../../holdings/refresh.ts';
import { texts } from '../../messages/index.ts';
import { closedHours, newestBill, paymentPaths } from '#platform/payments';
import { samsatPaths } from '../../paths.ts';
import { makeBill, refOf, VEHICLE_TAX } from '../../pay/make-bill.ts';
import { policyFor } from '../../proof/policy.ts';
import { openAddress } from '../../proof/sealed.ts';
import { lastAddress, proofsOfVehicle } from '../../proof/store.ts';
import { countRefusals } from '../../reviews/funnel.ts';
import { askAbout } from '../../reviews/ask.ts';
import { reviewsOf } from '../../reviews/store.ts';
import { type VehicleNews, VehiclePage } from './page.tsx';

const Params = Type.Object({ holdingId: Type.String({ format: 'uuid' }) });
const Query = Type.Object({
  bayar: Type.Optional(Type.String({ maxLength: 10 })),
  kabar: Type.Optional(Type.Enum(['added', 'renamed', 'asked', 'waits', 'sold', 'remind'])),
  lang: Type.Optional(Type.String()),
});
const config = { policy: 'signed-in' } as const;
/** How far ahead somebody may reckon, in years. */
const AHEAD = 2;

interface Shown {
  readonly bayar?: string | undefined;
  readonly news?: VehicleNews | undefined;
  readonly refreshed?: Refreshed | null;
  readonly wrong?: readonly FormError[];
}

/** One vehicle of somebody's list. */
export function vehicleRoutes(app: WebApp, deps: SamsatDeps): void {
  const { db, clock, agencyId } = deps;

  const show = async (request: Request, reply: Reply, holdingId: string, { bayar, news, refreshed = null, wrong = [] }: Shown) => {
    const { personId } = getPerson(request);
    const m = texts(request.locale);
    const now = clock.now();
    const holding = await ownHolding(db, personId, holdingId);
    const today = dayIn(now, zoneOf(holding.vehicle));
    const isGood = bayar === undefined || (isDay(bayar) && bayar >= today && bayar <= yearsAfter(today, AHEAD));
    const errors: readonly FormError[] = isGood ? wrong : [{ field: 'bayar', message: m.wrongDay }];
    const payOn = isGood && bayar !== undefined ? bayar : today;
    const [reckoned, reviews] =
      holding.state === 'held'
        ? await Promise.all([assessmentOf(db, holding.vehicle.id, payOn, { at: now, personId }), reviewsOf(db, holding.vehicle.id)])
        : [null, []];
    if (reckoned && payOn === today && reckoned.verdict.outcome !== 'payable') {
      const { agencyId: of, id: vehicleId } = reckoned.vehicle;
      await transaction(db, (tx) => countRefusals(tx, { agencyId: of, vehicleId, verdict: reckoned.verdict }, now));
    }
    const newest = reckoned && (await newestBill(db, VEHICLE_TAX, refOf(holding.vehicle.id, holding.vehicle.dueOn), now));
    const open = newest?.status === 'open' ? newest : null;
    const bill = open && (open.payerId === personId ? { id: open.id } : { othersUntil: open.expiresAt });
    const [proofs, home] = await Promise.all([proofsOfVehicle(db, personId, holding.vehicle.id), homeOf(personId, holding, today)]);
    const closed = await closedHours(db, agencyId, now);
    return render(
      request,
      reply.header('cache-control', 'no-store'),
      <VehiclePage {...{ holding, reckoned, reviews, bill, proofs, home, closed, today, now, news, refreshed, errors }} />,
      { title: showNrkb(holding.vehicle.nrkb), status: errors.length > 0 ? 422 : 200 },
    );
  };

  /** Where the paper of a vehicle would go: as it went last; null where the mark on it is the QR. */
  const homeOf = async (personId: string, { vehicle }: Holding, today: string): Promise<string | null> => {
    const [policy, last] = await Promise.all([policyFor(db, vehicle, today), lastAddress(db, personId)]);
    return policy?.evidence === 'sticker' ? (last ? openAddress(db, last.proofId, last.address) : '') : null;
  };

  app.get(samsatPaths.vehicle.pattern, { schema: { params: Params, querystring: Query }, config }, (request, reply) =>
    show(request, reply, request.params.holdingId, { bayar: request.query.bayar, news: request.query.kabar }),
  );

  const Label = Type.Object({ nama: Type.Optional(Type.String({ maxLength: 200 })) });
  app.post(samsatPaths.rename.pattern, { schema: { params: Params, body: Label }, config }, async (request, reply) => {
    const { holdingId } = request.params;
    const label = oneLine(request.body.nama ?? '').slice(0, 40);
    await transaction(db, (tx) => changeHolding(tx, getPerson(request).personId, holdingId, { label }));
    return reply.redirect(samsatPaths.vehicle({ holdingId }, { kabar: 'renamed' }), 303);
  });

  const Remind = Type.Object({ ingatkan: Type.Enum(['ya', 'tidak']) });
  app.post(samsatPaths.remind.pattern, { schema: { params: Params, body: Remind }, config }, async (request, reply) => {
    const { holdingId } = request.params;
    const reminds = request.body.ingatkan === 'ya';
    await transaction(db, (tx) => changeHolding(tx, getPerson(request).personId, holdingId, { reminds }));
    return reply.redirect(samsatPaths.vehicle({ holdingId }, { kabar: 'remind' }), 303);
  });

  app.post(samsatPaths.remove.pattern, { schema: { params: Params }, config }, async (request, reply) => {
    await transaction(db, (tx) => endHolding(tx, getPerson(request), request.params.holdingId, clock.now()));
    return reply.redirect(samsatPaths.front({}, { kabar: 'removed' }), 303);
  });

  const Sold = Type.Object({ dijual: Type.Optional(Type.String({ maxLength: 10 })) });
  app.post(samsatPaths.sold.pattern, { schema: { params: Params, body: Sold }, config }, async (request, reply) => {
    const { holdingId } = request.params;
    const actor = getPerson(request);
    const { dijual: soldOn = '' } = request.body;
    const at = clock.now();
    const { vehicle } = await ownHolding(db, actor.personId, holdingId);
    const today = dayIn(at, zoneOf(vehicle));
    if (!isDay(soldOn) || soldOn > today || soldOn < yearsAfter(today, -20))
      return show(request, reply, holdingId, { wrong: [{ field: 'dijual', message: texts(request.locale).former.wrongDay }] });
    const refused = await refusalOf(() => transaction(db, (tx) => reportSold(tx, actor, { holdingId, soldOn }, at)));
    return reply.redirect(samsatPaths.vehicle({ holdingId }, refused ? {} : { kabar: 'sold' }), 303);
  });

  app.post(samsatPaths.refresh.pattern, { schema: { params: Params }, config: { ...config, perMinute: 10 } }, async (request, reply) => {
    const refreshed = await refreshVehicle(deps, getPerson(request), request.params.holdingId);
    return show(request, reply, request.params.holdingId, { refreshed });
  });

  const Home = Type.Optional(Type.Object({ cara: Type.Optional(Type.Enum(ways)), alamat: Type.Optional(Type.String({ maxLength: 600 })) }));
  const paying = { schema: { params: Params, body: Home }, config: { ...config, perMinute: 20 } };
  app.post(samsatPaths.pay.pattern, paying, async (request, reply) => {
    const { holdingId } = request.params;
    let billId = '';
    const { cara: way = 'post', alamat = '' } = request.body ?? {};
    const home = { way, address: oneLine(alamat).slice(0, 300) };
    const refusal = await refusalOf<'not-payable' | 'another-payer'>(async () => {
      billId = (await transaction(db, (tx) => makeBill(tx, getPerson(request), { holdingId, home }, clock.now()))).id;
    });
    return refusal ? show(request, reply, holdingId, {}) : reply.redirect(paymentPaths.bill({ billId }), 303);
  });

  const Said = Type.Object({ keterangan: Type.Optional(Type.String({ maxLength: 600 })) });
  app.post(
    samsatPaths.ask.pattern,
    { schema: { params: Params, body: Said }, config: { ...config, perMinute: 10 } },
    async (request, reply) => {
      const { holdingId } = request.params;
      const words = oneLine(request.body.keterangan ?? '').slice(0, 500);
      await transaction(db, (tx) => askAbout(tx, getPerson(request), { holdingId, words, agencyId }, clock.now()));
      return reply.redirect(samsatPaths.vehicle({ holdingId }, { kabar: 'asked' }), 303);
    },
  );
}
