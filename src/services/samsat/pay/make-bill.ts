import type { Tx } from '#db';
import { WITA } from '#i18n';
import { type Actor, AppError, type PersonActor } from '#kernel';
import { type Bill, openBill } from '#platform/payments';
import { Temporal } from 'temporal-polyfill';
import { assessmentOf, type Reckoned } from '../assessment/reckon.ts';
import { zoneOf } from '../domain/data/provinces.ts';
import { dayIn } from '../domain/days.ts';
import { showNrkb } from '../domain/nrkb.ts';
import type { Vehicle } from '../domain/vehicle.ts';
import { ownHolding } from '../holdings/store.ts';
import type { KeptVehicle } from '../vehicles/store.ts';
import { billLines } from './lines.ts';
import { keepAssessment, type WayHome } from './store.ts';
import { texts } from './texts.ts';

/** Key under which bills of vehicle tax stand. */
export const VEHICLE_TAX = 'samsat';

/** What a bill of a vehicle is for: its tax years from one due day on, so that there is one bill of them at a time. */
export const refOf = (vehicleId: string, dueOn: string): string => `${vehicleId}:${dueOn}`;

/**
 * A bill for what a vehicle of somebody's list owes today. The sum counts until its code runs out, at the latest until
 * midnight where the vehicle is: tomorrow it may be another. Throws NOT_FOUND, and ACTION_NOT_ALLOWED with reason
 * `not-payable` where the verdict is another or nothing is owed, `another-payer` as `openBill`.
 */
export async function makeBill(
  tx: Tx,
  actor: PersonActor,
  { holdingId, home = laterHome }: { readonly holdingId: string; readonly home?: WayHome },
  at: Date,
): Promise<Bill> {
  const holding = await ownHolding(tx, actor.personId, holdingId);
  const payer = { personId: actor.personId, name: actor.name };
  const bill = holding.state === 'held' ? await billFor(tx, actor, { vehicle: holding.vehicle, payer, home }, at) : null;
  if (!bill) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'not-payable' });
  return bill;
}

/** By post, to an address that is still to be said. */
const laterHome: WayHome = { way: 'post', address: '' };

interface Paying {
  readonly vehicle: Pick<KeptVehicle, 'id' | 'domicile'>;
  readonly payer: { readonly personId: string; readonly name: string };
  readonly home: WayHome;
}

/** The bill of what a vehicle owes today, with the assessment it was worked out from; null where it cannot be paid here. */
export async function billFor(tx: Tx, actor: Actor, { vehicle: { id, domicile }, payer, home }: Paying, at: Date): Promise<Bill | null> {
  const zone = zoneOf({ domicile });
  const reckoned = await assessmentOf(tx, id, dayIn(at, zone), { at, personId: payer.personId });
  if (!isPayable(reckoned)) return null;
  const { vehicle } = reckoned;
  const bill = await openBill(
    tx,
    actor,
    {
      agencyId: vehicle.agencyId,
      service: VEHICLE_TAX,
      ref: refOf(vehicle.id, vehicle.dueOn),
      payerId: payer.personId,
      payerName: payer.name,
      title: { id: texts('id').billTitle, en: texts('en').billTitle },
      object: showNrkb(vehicle.nrkb),
      lines: billLines(reckoned),
      until: endOfDay(reckoned.payOn, zone),
    },
    at,
  );
  await keepAssessment(
    tx,
    {
      billId: bill.id,
      vehicleId: vehicle.id,
      personId: payer.personId,
      dueOn: vehicle.dueOn,
      paidUntil: paidUntil(reckoned),
      way: home.way,
      address: home.way === 'post' ? home.address : '',
      remembered: { payOn: reckoned.payOn, versions: reckoned.versions, moved: reckoned.moved, vehicle: plain(vehicle) },
    },
    at,
  );
  return bill;
}

export function isPayable({ verdict, gaps, total }: Reckoned): boolean {
  return verdict.outcome === 'payable' && gaps.length === 0 && total > 0;
}

/** Day up to which tax is paid once an assessment is. */
export function paidUntil({ lines, vehicle }: Reckoned): string {
  return lines.reduce((latest, { period }) => (period.until > latest ? period.until : latest), vehicle.dueOn);
}

function endOfDay(day: string, zone: string): Date {
  const next = Temporal.PlainDate.from(day).add({ days: 1 });
  return new Date(next.toZonedDateTime(zone || WITA).epochMilliseconds);
}

/** What the assessment reads of a vehicle, and nothing else of it. */
function plain(v: Vehicle): Vehicle {
  const { nrkb, kind, use, owner, energy, cc, njkb, order, subsidised, domicile, dueOn, stnkUntil } = v;
  return { nrkb, kind, use, owner, energy, cc, njkb, order, subsidised, domicile, dueOn, stnkUntil };
}
