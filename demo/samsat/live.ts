import { transaction } from '#db';
import type { PersonActor } from '#kernel';
import { officeDay } from '#platform/calendar';
import { askRefund, type Bill, decideRefund, sendRefund } from '#platform/payments';
import { approveProposal, proposeChange } from '#platform/rules';
import {
  addVehicle,
  askReview,
  complain,
  confirmReceipt,
  extendLate,
  makeBill,
  moveDelivery,
  printRun,
  proofOfBill,
  receiveStickers,
  remindOfDue,
  reportSold,
  type SamsatDeps,
  samsatRules,
  spoilSticker,
} from '#services/samsat';
import type { DemoApp } from '../app.ts';
import { castOf } from '../people.ts';
import { keepBooks } from './books.ts';
import { daysBefore, standing } from './days.ts';
import { bringInVehicles, type SamsatCast, samsatOf } from './load.ts';
import { DemoMoney } from './money.ts';
import { type DemoVehicle, demoVehicles } from './vehicles.ts';
import { type Step, type VehicleStory, vehicleStories } from './stories.ts';

interface Event {
  readonly at: Date;
  run(at: Date): Promise<unknown>;
}

/** Days before today on which the register of the stories was written. */
const BEGAN = 80;
/** Days before today on which papers were printed together. */
const PRINTED = [57, 39, 17] as const;

/** The months of Samsat before today: what people paid, what became of it, and what waits. In the order it happened. */
export async function liveSamsat(app: DemoApp): Promise<SamsatCast> {
  const cast = await samsatOf(app);
  const now = app.clock.now();
  const life = await beginLife(app, cast, now);
  const events = [...officeEvents(life), ...vehicleStories.flatMap((story) => eventsOf(life, story))];
  for (const { at, run } of events.toSorted((a, b) => a.at.getTime() - b.at.getTime())) await run(at);
  await freshRegister(life);
  await leaveOpen(life);
  await keepBooks(app, cast.officers.treasurer, now);
  await life.money.follow(now);
  return cast;
}

interface Life {
  readonly app: DemoApp;
  readonly cast: SamsatCast;
  readonly now: Date;
  readonly money: DemoMoney;
  readonly citizens: Awaited<ReturnType<typeof castOf>>['citizens'];
  /** Where each vehicle stands in its owner's list, by number. */
  readonly holdings: Map<string, string>;
  readonly bills: Map<string, Bill>;
  at(daysAgo: number, hour: number, minute?: number): Date;
}

async function beginLife(app: DemoApp, cast: SamsatCast, now: Date): Promise<Life> {
  const { citizens } = await castOf(app);
  const at: Life['at'] = (daysAgo, hour, minute) => daysBefore(now, daysAgo, hour, minute);
  const life = {
    app,
    cast,
    now,
    citizens,
    at,
    money: new DemoMoney(app),
    holdings: new Map<string, string>(),
    bills: new Map<string, Bill>(),
  };
  const began = at(BEGAN, 8);
  await bringInVehicles(then(life, began), cast.officers.keeper, {
    asOf: officeDay(began),
    today: officeDay(now),
    vehicles: vehicleStories.map(({ vehicle }) => vehicle),
  });
  for (const [index, { owner, vehicle }] of vehicleStories.entries()) {
    const added = await addVehicle(then(life, at(BEGAN - 1, 9, index * 2)), citizens[owner], soughtOf(vehicle));
    if (added.is !== 'added') throw new Error(`the demonstration's vehicle ${vehicle.nrkb} was not added: ${added.is}`);
    life.holdings.set(vehicle.nrkb, added.holdingId);
  }
  // Blocked by the police: of the register that was there before.
  const blocked = demoVehicles.find((one) => one.blocked === 'YA');
  if (blocked) await addVehicle(app.samsat, citizens.made, soughtOf(blocked));
  return life;
}

const soughtOf = ({ nrkb, chassis }: DemoVehicle) => ({
  nrkb: nrkb.replaceAll(' ', ''),
  tail: chassis.slice(-5),
  ownerNik: null,
  proofFile: null,
});

/** Samsat as it was at an instant. */
const then = ({ app }: Pick<Life, 'app'>, at: Date): SamsatDeps => ({ ...app.samsat, clock: standing(at) });

function officeEvents(life: Life): readonly Event[] {
  const { app, cast, at, money } = life;
  const { db, samsat } = app;
  const { keeper, clerk, head, treasurer } = cast.officers;
  const { agencyId } = samsat;
  const lot = { agencyId, series: 'BL', first: 2401, last: 2700 };
  const spoiled = { agencyId, series: 'BL', no: 2403, reason: 'Tercetak miring' };
  const days = Array.from({ length: BEGAN }, (_, index) => BEGAN - index);
  return [
    { at: at(BEGAN, 10), run: (now) => transaction(db, (tx) => receiveStickers(tx, keeper, lot, now)) },
    { at: at(56, 15), run: (now) => transaction(db, (tx) => spoilSticker(tx, clerk, spoiled, now)) },
    { at: at(78, 11), run: (now) => confirmGrounds(life, [keeper, head], now) },
    ...PRINTED.map((day) => ({ at: at(day, 14), run: (now: Date) => transaction(db, (tx) => printRun(tx, clerk, agencyId, now)) })),
    ...[31, 1].map((day) => ({ at: at(day, 1, 5), run: (now: Date) => extendLate(db, standing(now)) })),
    // The bank's file of each day comes the next morning; that of the last has two rows nobody can make out.
    ...days.map((day) => ({
      at: at(day - 1, 8, 30),
      run: (now: Date) => money.settle(treasurer, officeDay(at(day, 12)), now, day === 1 ? ['extra-row', 'malformed-row'] : []),
    })),
  ];
}

/** The office vouches for two grounds, so that they refuse; all others only warn or wait for an officer. */
async function confirmGrounds({ app, cast }: Life, [keeper, head]: readonly [PersonActor, PersonActor], at: Date): Promise<void> {
  const rule = samsatRules.find(({ key }) => key === 'samsat.refusals');
  if (!rule) throw new Error('no rule of grounds');
  const vouched = new Set(['blocked', 'five-year']);
  const value = (rule.value as readonly { readonly key: string }[]).map((one) =>
    vouched.has(one.key) ? { ...one, confirmed: true } : one,
  );
  const [today, { agencyId }] = [officeDay(at), cast];
  await transaction(app.db, async (tx) => {
    const change = {
      value,
      validFrom: today,
      confirmed: true,
      today,
      at,
      agencyId,
      actor: keeper,
      citation: 'Contoh untuk demonstrasi, bukan keputusan sungguhan',
      reason: 'Dua alasan sudah dipastikan kantor',
    };
    const proposal = await proposeChange(tx, rule, change);
    await approveProposal(tx, rule, proposal, { actor: head, today, at });
  });
}

function eventsOf(life: Life, story: VehicleStory): readonly Event[] {
  const { app, citizens, at, holdings } = life;
  const { paid, steps = [], soldDaysAgo, vehicle } = story;
  const actor = citizens[story.owner];
  const holdingId = holdings.get(vehicle.nrkb) ?? '';
  const events: Event[] = steps.map((step, index) => ({
    at: at(step.daysAgo, 15, 5 + index * 7),
    run: (now) => take(life, story, step, now),
  }));
  if (paid) events.push({ at: at(paid.daysAgo, 9 + (vehicle.dueIn & 3), 12), run: (now) => pay(life, story, now) });
  if (soldDaysAgo !== undefined) {
    const soldOn = officeDay(at(soldDaysAgo + 2, 12));
    events.push({ at: at(soldDaysAgo, 10), run: (now) => transaction(app.db, (tx) => reportSold(tx, actor, { holdingId, soldOn }, now)) });
  }
  return events;
}

async function pay({ app, cast, citizens, holdings, bills, money }: Life, { owner, vehicle, paid }: VehicleStory, at: Date): Promise<void> {
  if (!paid) return;
  const holdingId = holdings.get(vehicle.nrkb) ?? '';
  const home = paid.address === undefined ? ({ way: 'pick-up', address: '' } as const) : ({ way: 'post', address: paid.address } as const);
  const bill = await transaction(app.db, (tx) => makeBill(tx, citizens[owner], { holdingId, home }, at));
  bills.set(vehicle.nrkb, bill);
  const later = new Date(Math.min(at.getTime() + 11 * 60_000, app.clock.now().getTime()));
  const { cashier, treasurer } = cast.officers;
  await (paid.by === 'cash' ? money.byCash(bill, [cashier, treasurer], later) : money.byBank(bill, paid.by, later));
}

async function take(life: Life, { owner, vehicle }: VehicleStory, step: Step, at: Date): Promise<void> {
  const { app, cast, citizens, bills } = life;
  const { db, samsat } = app;
  const bill = bills.get(vehicle.nrkb);
  const proof = bill && (await proofOfBill(db, bill.id));
  if (!bill || !proof) throw new Error(`${vehicle.nrkb} was not paid for`);
  if (step.is === 'refunded') return giveBack(life, bill, at);
  const moving = { proofId: proof.id, agencyId: samsat.agencyId, trackingNo: '', note: '' };
  await transaction(db, async (tx) => {
    if (step.is === 'received') return confirmReceipt(tx, citizens[owner], proof.id, at);
    if (step.is === 'missed') return complain(tx, citizens[owner], proof.id, step.words, at);
    if (step.is === 'handed')
      return moveDelivery(tx, cast.officers.clerk, { ...moving, to: 'HANDED_TO_POS', trackingNo: step.trackingNo }, at);
    return moveDelivery(tx, cast.officers.clerk, { ...moving, to: step.is, note: step.note ?? '' }, at);
  });
}

/** Before the bank's file came, by two of the treasury. */
async function giveBack({ app, cast, money }: Life, bill: Bill, at: Date): Promise<void> {
  const { db } = app;
  const { treasurer, head } = cast.officers;
  const { id: paymentId } = await db.selectFrom('payments.payment').select('id').where('bill_id', '=', bill.id).executeTakeFirstOrThrow();
  const asked = { paymentId, reason: 'Dibayar dua kali di kantor lain', destination: 'Bank Contoh 0990-000005 a.n. Komang Tri Utami' };
  const refund = await transaction(db, (tx) => askRefund(tx, treasurer, asked, at));
  await transaction(db, (tx) => decideRefund(tx, head, refund, true, at));
  await money.follow(at);
  await transaction(db, (tx) => sendRefund(tx, treasurer, refund, 'TRF-CONTOH-0031', at));
  money.forget(bill.code);
}

/** The register of today knows what was paid meanwhile. */
async function freshRegister({ app, cast, now }: Life): Promise<void> {
  const vehicles = vehicleStories.flatMap(({ vehicle, paid, steps = [], stale, soldDaysAgo }) => {
    if (stale || soldDaysAgo !== undefined) return [];
    const isPaid = paid && !steps.some(({ is }) => is === 'refunded');
    return [isPaid ? { ...vehicle, paidYears: 1, stnkYears: vehicle.stnkYears - 1 } : vehicle];
  });
  await bringInVehicles(app.samsat, cast.officers.keeper, { asOf: officeDay(now), today: officeDay(now), vehicles });
}

/** What waits today: a bill, one whose code ran out, money that came twice and of nobody, grounds, and reminders. */
async function leaveOpen(life: Life): Promise<void> {
  const { app, cast, citizens, holdings, money, now } = life;
  const { db } = app;
  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
  const bill = (holdingId: string, at: Date) => transaction(db, (tx) => makeBill(tx, citizens.putu, { holdingId }, at));
  await bill(cast.holdings['DK2718PAM'] ?? '', ago(10));
  await bill(cast.holdings['DK1945PAM'] ?? '', ago(260));
  const twice = life.bills.get('DK 3818 NL');
  if (twice) await money.byBank(twice, 'va', ago(95));
  await money.byBank({ code: '11111111111116', total: 310_000, payerName: 'TIDAK DIKENAL' }, 'va', ago(300));
  for (const { owner, vehicle, asks } of vehicleStories) {
    if (asks === undefined) continue;
    const { vehicleId } = await db
      .selectFrom('samsat.holding')
      .select('vehicle_id as vehicleId')
      .where('id', '=', holdings.get(vehicle.nrkb) ?? '')
      .executeTakeFirstOrThrow();
    const codes = vehicle.addressMatches === 'TIDAK' ? (['ADDRESS_MISMATCH'] as const) : (['ARREARS_OVER_LIMIT'] as const);
    await transaction(db, (tx) => askReview(tx, citizens[owner], { vehicleId, codes, said: asks }, ago(150)));
  }
  await remindOfDue(db, app.clock);
}
