import { transaction } from '#db';
import type { Locale } from '#i18n';
import { AppError, isDay, oneLine, readNik } from '#kernel';
import { once } from '#platform/clients';
import { newestBill } from '#platform/payments';
import { about, Day, Following, getPerson, Id, Idempotent, pageFrom, pageOf, path, readCursor, type Request, type WebApp } from '#web';
import { Type } from 'typebox';
import { assessmentOf } from '../assessment/reckon.ts';
import type { SamsatDeps } from '../deps.ts';
import { zoneOf } from '../domain/data/provinces.ts';
import { dayIn, yearsAfter } from '../domain/days.ts';
import { nrkbKey, readNrkb } from '../domain/nrkb.ts';
import { readTail } from '../domain/registered.ts';
import { type Added, addVehicle } from '../holdings/add.ts';
import { reportSold } from '../holdings/former.ts';
import { refreshVehicle } from '../holdings/refresh.ts';
import { changeHolding, endHolding, followHoldings, ownHolding } from '../holdings/store.ts';
import { texts } from '../messages/index.ts';
import { makeBill, refOf, VEHICLE_TAX } from '../pay/make-bill.ts';
import { texts as payTexts } from '../pay/texts.ts';
import { countRefusals } from '../reviews/funnel.ts';
import { askAbout } from '../reviews/ask.ts';
import { presentAssessment, presentVehicle } from './present.ts';
import { AssessmentView, Home, Made, VehicleView } from './schemas.ts';

const paths = {
  vehicles: path('/api/v1/vehicles'),
  vehicle: path('/api/v1/vehicles/:vehicleId'),
  assessment: path('/api/v1/vehicles/:vehicleId/assessment'),
  refresh: path('/api/v1/vehicles/:vehicleId/refresh'),
  sale: path('/api/v1/vehicles/:vehicleId/sale'),
  review: path('/api/v1/vehicles/:vehicleId/review'),
  bill: path('/api/v1/vehicles/:vehicleId/bill'),
};
const Params = Type.Object({ vehicleId: Id });
const VehiclePage = pageOf('VehiclePage', VehicleView);
const Done = Type.Object({ asked: Type.Integer({ description: 'Grounds officers are asked about now.' }) }, { title: 'ReviewAsked' });
const Refreshed = Type.Object(
  {
    result: Type.Enum(['fresh', 'older', 'unknown', 'no-registry', 'away']),
    backAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
  },
  { title: 'VehicleRefreshed' },
);
/** How far ahead somebody may reckon, in years. */
const AHEAD = 2;

const config = (id: string, said: readonly [string, string], perMinute?: number) => ({
  policy: 'signed-in' as const,
  operation: about('vehicles', id, said),
  ...(perMinute !== undefined && { perMinute }),
});

const idOf = (request: Request) => (request.params as { vehicleId: string }).vehicleId;
const keyOf = (request: Request) => String(request.headers['idempotency-key']);

/** A person's vehicles as JSON, through what the pages do. For people: a program holds none. */
export function vehicleApi(app: WebApp, deps: SamsatDeps): void {
  const { db, clock, agencyId } = deps;
  const claimOf = (request: Request, operation: string, asked: unknown) => ({
    personId: getPerson(request).personId,
    key: keyOf(request),
    operation,
    asked: { ...(request.params as object), asked },
  });

  app.get(
    paths.vehicles.pattern,
    {
      schema: { querystring: Type.Object(Following), response: { 200: VehiclePage } },
      config: config('listVehicles', ['Kendaraan sendiri', 'List own vehicles']),
    },
    async (request) => {
      const { limit = 25, after } = request.query;
      const found = await followHoldings(db, getPerson(request).personId, { limit, after: readCursor(after) });
      return pageFrom(found, limit, ({ madeAt, id }) => ({ at: madeAt.toISOString(), id }), presentVehicle);
    },
  );

  const Sought = Type.Object({
    nrkb: Type.String({ maxLength: 20 }),
    chassisTail: Type.String({ maxLength: 10, description: 'The last five of the chassis number.' }),
    ownerNik: Type.Optional(Type.String({ maxLength: 20, description: 'Of the owner, where it is another of the same family card.' })),
    familyCard: Type.Optional(Type.String({ format: 'uuid', description: 'The card as an uploaded file; needed with `ownerNik`.' })),
  });
  app.post(
    paths.vehicles.pattern,
    {
      schema: { headers: Idempotent, body: Sought, response: { 201: VehicleView } },
      config: config('addVehicle', ['Tambah kendaraan', 'Add a vehicle'], 20),
    },
    async (request, reply) => {
      const actor = getPerson(request);
      const { nrkb: typed, chassisTail, ownerNik: typedNik, familyCard = null } = request.body;
      const nrkb = readNrkb(typed);
      const tail = readTail(chassisTail);
      const ownerNik = typedNik === undefined ? null : readNik(typedNik);
      const faults = [
        ...(nrkb ? [] : ['nrkb']),
        ...(tail ? [] : ['chassisTail']),
        ...(typedNik !== undefined && ownerNik === null ? ['ownerNik'] : []),
      ];
      if (!nrkb || !tail || faults.length > 0) throw wrong(faults);
      const sought = { nrkb: nrkbKey(nrkb), tail, ownerNik, proofFile: ownerNik === null ? null : familyCard };
      const claim = claimOf(request, 'addVehicle', sought);
      const added = await addVehicle(deps, actor, sought, (tx, work, at) => once(tx, claim, at, work));
      if (added.is !== 'added') throw refusedAs(added, request.locale);
      return reply.code(201).send(presentVehicle(await ownHolding(db, actor.personId, added.holdingId)));
    },
  );

  app.get(
    paths.vehicle.pattern,
    { schema: { params: Params, response: { 200: VehicleView } }, config: config('getVehicle', ['Satu kendaraan', 'Get a vehicle']) },
    async (request) => presentVehicle(await ownHolding(db, getPerson(request).personId, idOf(request))),
  );

  const Change = Type.Object({ label: Type.Optional(Type.String({ maxLength: 40 })), reminders: Type.Optional(Type.Boolean()) });
  app.patch(
    paths.vehicle.pattern,
    {
      schema: { params: Params, body: Change, response: { 200: VehicleView } },
      config: config('changeVehicle', ['Ubah sebutan dan pengingat', 'Change what it is called, and its reminders']),
    },
    async (request) => {
      const { personId } = getPerson(request);
      const { label, reminders: reminds } = request.body;
      const change = { label: label === undefined ? undefined : oneLine(label).slice(0, 40), reminds };
      await transaction(db, (tx) => changeHolding(tx, personId, idOf(request), change));
      return presentVehicle(await ownHolding(db, personId, idOf(request)));
    },
  );

  app.delete(
    paths.vehicle.pattern,
    {
      schema: { params: Params, response: { 204: Type.Null() } },
      config: config('removeVehicle', ['Lepas kendaraan dari daftar', 'Let a vehicle go']),
    },
    async (request, reply) => {
      await transaction(db, (tx) => endHolding(tx, getPerson(request), idOf(request), clock.now()));
      return reply.code(204).send(null);
    },
  );

  const Query = Type.Object({ payOn: Type.Optional(Day) });
  app.get(
    paths.assessment.pattern,
    {
      schema: { params: Params, querystring: Query, response: { 200: AssessmentView } },
      config: config('assessVehicle', ['Yang terutang bila dibayar pada suatu hari', 'What is owed if it is paid on a day']),
    },
    async (request) => {
      const { personId } = getPerson(request);
      const at = clock.now();
      const { vehicle, state } = await ownHolding(db, personId, idOf(request));
      if (state !== 'held') throw new AppError('NOT_FOUND', { holding: idOf(request) });
      const today = dayIn(at, zoneOf(vehicle));
      const { payOn = today } = request.query;
      if (!isDay(payOn) || payOn < today || payOn > yearsAfter(today, AHEAD)) throw wrong(['payOn']);
      const [reckoned, newest] = await Promise.all([
        assessmentOf(db, vehicle.id, payOn, { at, personId }),
        newestBill(db, VEHICLE_TAX, refOf(vehicle.id, vehicle.dueOn), at),
      ]);
      if (payOn === today && reckoned.verdict.outcome !== 'payable')
        await transaction(db, (tx) =>
          countRefusals(tx, { agencyId: vehicle.agencyId, vehicleId: vehicle.id, verdict: reckoned.verdict }, at),
        );
      const bill = newest?.status === 'open' && newest.payerId === personId ? newest.id : null;
      return presentAssessment(reckoned, bill, request.locale);
    },
  );

  app.post(
    paths.refresh.pattern,
    {
      schema: { params: Params, response: { 200: Refreshed } },
      config: config('refreshVehicle', ['Perbarui dari register nasional', 'Bring up to date from the national register'], 10),
    },
    async (request) => {
      const refreshed = await refreshVehicle(deps, getPerson(request), idOf(request));
      return { result: refreshed.is, backAt: refreshed.is === 'away' ? (refreshed.backAt?.toISOString() ?? null) : null };
    },
  );

  app.post(
    paths.sale.pattern,
    {
      schema: { params: Params, headers: Idempotent, body: Type.Object({ soldOn: Day }), response: { 200: VehicleView } },
      config: config('reportSale', ['Laporkan kendaraan dijual', 'Report that a vehicle was sold'], 20),
    },
    async (request) => {
      const actor = getPerson(request);
      const { soldOn } = request.body;
      const holdingId = idOf(request);
      const at = clock.now();
      const { vehicle } = await ownHolding(db, actor.personId, holdingId);
      const today = dayIn(at, zoneOf(vehicle));
      if (!isDay(soldOn) || soldOn > today || soldOn < yearsAfter(today, -20)) throw wrong(['soldOn']);
      const claim = claimOf(request, 'reportSale', soldOn);
      await transaction(db, (tx) =>
        once(tx, claim, at, async () => {
          await reportSold(tx, actor, { holdingId, soldOn }, at);
          return { id: holdingId };
        }),
      );
      return presentVehicle(await ownHolding(db, actor.personId, holdingId));
    },
  );

  app.post(
    paths.review.pattern,
    {
      schema: {
        params: Params,
        headers: Idempotent,
        body: Type.Object({ said: Type.Optional(Type.String({ maxLength: 500 })) }),
        response: { 200: Done },
      },
      config: config('askReview', ['Minta petugas melihat alasannya', 'Ask an officer to look at the grounds'], 10),
    },
    async (request) => {
      const words = oneLine(request.body.said ?? '').slice(0, 500);
      const claim = claimOf(request, 'askReview', words);
      const at = clock.now();
      const asking = { holdingId: idOf(request), words, agencyId };
      const asked = await transaction(db, (tx) => once(tx, claim, at, () => askAbout(tx, getPerson(request), asking, at)));
      return { asked };
    },
  );

  app.post(
    paths.bill.pattern,
    {
      schema: { params: Params, headers: Idempotent, body: Type.Object(Home), response: { 201: Made } },
      config: config('billVehicle', ['Buat tagihan kendaraan', 'Make the bill of a vehicle'], 20),
    },
    async (request, reply) => {
      const { way = 'post', address = '' } = request.body;
      const asking = { holdingId: idOf(request), home: { way, address: oneLine(address).slice(0, 300) } };
      const at = clock.now();
      const claim = claimOf(request, 'billVehicle', asking.home);
      try {
        const made = await transaction(db, (tx) =>
          once(tx, claim, at, async () => ({ id: (await makeBill(tx, getPerson(request), asking, at)).id })),
        );
        return await reply.code(201).send(made);
      } catch (error) {
        const reason = error instanceof AppError ? error.detail.reason : undefined;
        if (reason !== 'not-payable' && reason !== 'another-payer') throw error;
        const m = payTexts(request.locale);
        throw new AppError('ACTION_NOT_ALLOWED', { reason, sentences: [reason === 'not-payable' ? m.notPayable : m.othersHave] });
      }
    },
  );
}

const wrong = (fields: readonly string[]) => new AppError('INVALID_INPUT', { fields: fields.map((field) => ({ field, why: 'value' })) });

/** Why a vehicle was not added, as a problem with its sentence. */
function refusedAs(added: Exclude<Added, { is: 'added' }>, locale: Locale): AppError {
  const m = texts(locale).adding;
  if (added.is === 'proof') return wrong(['familyCard']);
  const detail = { reason: added.is, sentences: [m.refused[added.is]] };
  if (added.is === 'too-often') return new AppError('TOO_MANY_REQUESTS', detail);
  return new AppError(added.is === 'away' ? 'UNAVAILABLE' : 'ACTION_NOT_ALLOWED', detail);
}
