import { transaction } from '#db';
import { isDay, oneLine, type PersonActor, refusalOf } from '#kernel';
import { tellWhoConfirms } from '#platform/notifications';
import { getPerson, render, type Reply, type Request, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import { assessmentOf } from '../../assessment/reckon.ts';
import type { SamsatDeps } from '../../deps.ts';
import { zoneOf } from '../../domain/data/provinces.ts';
import { dayIn, yearsAfter } from '../../domain/days.ts';
import { showNrkb } from '../../domain/nrkb.ts';
import { endHolding, ownHolding, renameHolding } from '../../holdings/store.ts';
import { refreshVehicle, type Refreshed } from '../../holdings/refresh.ts';
import { said } from '#i18n';
import { texts } from '../../messages/index.ts';
import { newestBill, paymentPaths } from '#platform/payments';
import { samsatPaths } from '../../paths.ts';
import { makeBill, refOf, VEHICLE_TAX } from '../../pay/make-bill.ts';
import { askReview, reviewsOf } from '../../reviews/store.ts';
import { type VehicleNews, VehiclePage } from './page.tsx';

const Params = Type.Object({ holdingId: Type.String({ format: 'uuid' }) });
const Query = Type.Object({
  bayar: Type.Optional(Type.String({ maxLength: 10 })),
  kabar: Type.Optional(Type.Enum(['added', 'renamed', 'asked', 'waits'])),
  lang: Type.Optional(Type.String()),
});
const config = { policy: 'signed-in' } as const;
/** How far ahead somebody may reckon, in years. */
const AHEAD = 2;

interface Shown {
  readonly bayar?: string | undefined;
  readonly news?: VehicleNews | undefined;
  readonly refreshed?: Refreshed | null;
}

/** One vehicle of somebody's list. */
export function vehicleRoutes(app: WebApp, deps: SamsatDeps): void {
  const { db, clock, agencyId } = deps;

  const show = async (request: Request, reply: Reply, holdingId: string, { bayar, news, refreshed = null }: Shown) => {
    const { personId } = getPerson(request);
    const m = texts(request.locale);
    const now = clock.now();
    const holding = await ownHolding(db, personId, holdingId);
    const today = dayIn(now, zoneOf(holding.vehicle));
    const isGood = bayar === undefined || (isDay(bayar) && bayar >= today && bayar <= yearsAfter(today, AHEAD));
    const errors: FormError[] = isGood ? [] : [{ field: 'bayar', message: m.wrongDay }];
    const payOn = isGood && bayar !== undefined ? bayar : today;
    const [reckoned, reviews] =
      holding.state === 'held'
        ? await Promise.all([assessmentOf(db, holding.vehicle.id, payOn, { at: now, personId }), reviewsOf(db, holding.vehicle.id)])
        : [null, []];
    const newest = reckoned && (await newestBill(db, VEHICLE_TAX, refOf(holding.vehicle.id, holding.vehicle.dueOn), now));
    const billId = newest?.status === 'open' && newest.payerId === personId ? newest.id : null;
    return render(
      request,
      reply.header('cache-control', 'no-store'),
      <VehiclePage {...{ holding, reckoned, reviews, billId, today, now, news, refreshed, errors }} />,
      { title: showNrkb(holding.vehicle.nrkb), status: isGood ? 200 : 422 },
    );
  };

  app.get(samsatPaths.vehicle.pattern, { schema: { params: Params, querystring: Query }, config }, (request, reply) =>
    show(request, reply, request.params.holdingId, { bayar: request.query.bayar, news: request.query.kabar }),
  );

  const Label = Type.Object({ nama: Type.Optional(Type.String({ maxLength: 200 })) });
  app.post(samsatPaths.rename.pattern, { schema: { params: Params, body: Label }, config }, async (request, reply) => {
    const { holdingId } = request.params;
    const label = oneLine(request.body.nama ?? '').slice(0, 40);
    await transaction(db, (tx) => renameHolding(tx, getPerson(request).personId, holdingId, label));
    return reply.redirect(samsatPaths.vehicle({ holdingId }, { kabar: 'renamed' }), 303);
  });

  app.post(samsatPaths.remove.pattern, { schema: { params: Params }, config }, async (request, reply) => {
    await transaction(db, (tx) => endHolding(tx, getPerson(request), request.params.holdingId, clock.now()));
    return reply.redirect(samsatPaths.front({}, { kabar: 'removed' }), 303);
  });

  app.post(samsatPaths.refresh.pattern, { schema: { params: Params }, config: { ...config, perMinute: 10 } }, async (request, reply) => {
    const refreshed = await refreshVehicle(deps, getPerson(request), request.params.holdingId);
    return show(request, reply, request.params.holdingId, { refreshed });
  });

  app.post(samsatPaths.pay.pattern, { schema: { params: Params }, config: { ...config, perMinute: 20 } }, async (request, reply) => {
    const { holdingId } = request.params;
    let billId = '';
    const refusal = await refusalOf<'not-payable'>(async () => {
      billId = (await transaction(db, (tx) => makeBill(tx, getPerson(request), holdingId, clock.now()))).id;
    });
    return refusal ? show(request, reply, holdingId, {}) : reply.redirect(paymentPaths.bill({ billId }), 303);
  });

  const Said = Type.Object({ keterangan: Type.Optional(Type.String({ maxLength: 600 })) });
  app.post(
    samsatPaths.ask.pattern,
    { schema: { params: Params, body: Said }, config: { ...config, perMinute: 10 } },
    async (request, reply) => {
      const { holdingId } = request.params;
      await ask(getPerson(request), holdingId, oneLine(request.body.keterangan ?? '').slice(0, 500));
      return reply.redirect(samsatPaths.vehicle({ holdingId }, { kabar: 'asked' }), 303);
    },
  );

  /** Asks about the grounds that wait for an officer if it is paid today. */
  const ask = (actor: PersonActor, holdingId: string, words: string) =>
    transaction(db, async (tx) => {
      const at = clock.now();
      const { vehicle, state } = await ownHolding(tx, actor.personId, holdingId);
      if (state !== 'held') return;
      const { verdict } = await assessmentOf(tx, vehicle.id, dayIn(at, zoneOf(vehicle)), { at, personId: actor.personId });
      const codes = verdict.findings.flatMap(({ code, weight }) => (weight === 'officer' ? [code] : []));
      const entered = await askReview(tx, actor, { vehicleId: vehicle.id, codes, said: words }, at);
      if (entered === 0) return;
      const what = said(`Alasan kendaraan ${showNrkb(vehicle.nrkb)}`, `Grounds of the vehicle ${showNrkb(vehicle.nrkb)}`);
      await tellWhoConfirms(tx, { what, link: samsatPaths.desk(), by: actor, at }, { agencyId, permission: 'vehicles.decide' });
    });
}
