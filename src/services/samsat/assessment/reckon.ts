import type { Db, Tx } from '#db';
import { loadCalendar, WorkingCalendar } from '#platform/calendar';
import { readNikProof } from '#platform/identity';
import { rulesAt, rulesByPins } from '#platform/rules';
import { assess } from '../domain/assess/assess.ts';
import { zoneOf } from '../domain/data/provinces.ts';
import { dayIn, timeIn } from '../domain/days.ts';
import type { Assessment } from '../domain/line.ts';
import { refusalRule } from '../domain/rules/refusal-rule.ts';
import { taxRules } from '../domain/rules/index.ts';
import type { Vehicle } from '../domain/vehicle.ts';
import { type Facts, type Verdict, verdictOf } from '../domain/verdict/verdict.ts';
import { standingOf } from '../holdings/store.ts';
import { passedGrounds } from '../reviews/store.ts';
import { getVehicle, isOwnersNik, type KeptVehicle } from '../vehicles/store.ts';

/** What a vehicle owes if it is paid on a day, and whether it can be. */
export interface Reckoned extends Assessment {
  readonly vehicle: KeptVehicle;
  readonly verdict: Verdict;
}

export interface Asking {
  /** Now. */
  readonly at: Date;
  /** Who would pay; whoever holds the vehicle in their list by another right than as its owner is told so. */
  readonly personId: string;
}

/**
 * The assessment of a vehicle for a day of payment (YYYY-MM-DD in its zone), by the rules of its office that hold on that
 * day, with the verdict of every ground. Nothing is written. Throws NOT_FOUND.
 */
export async function assessmentOf(db: Db | Tx, vehicleId: string, payOn: string, asking: Asking): Promise<Reckoned> {
  const vehicle = await getVehicle(db, vehicleId);
  const [rules, days] = await Promise.all([
    rulesAt(db, [...taxRules, refusalRule], { agencyId: vehicle.agencyId, on: payOn }),
    loadCalendar(db, vehicle.domicile),
  ]);
  const [facts, settled] = await Promise.all([factsOf(db, vehicle, payOn, asking), passedGrounds(db, vehicleId, payOn)]);
  const assessment = assess({ vehicle, payOn, rules, days });
  return { ...assessment, vehicle, verdict: verdictOf({ vehicle, payOn, facts, assessment, rules, settled }) };
}

async function factsOf(db: Db | Tx, vehicle: KeptVehicle, payOn: string, { at, personId }: Asking): Promise<Facts> {
  const zone = zoneOf(vehicle);
  const [standing, { nik }] = await Promise.all([standingOf(db, vehicle.id, personId), readNikProof(db, personId)]);
  return {
    standing: standing ?? 'other',
    nikMatches: nik === null ? null : await isOwnersNik(db, vehicle.id, nik),
    blocked: vehicle.blocked,
    disputed: vehicle.disputed,
    addressMatches: vehicle.addressMatches,
    dataHours: (at.getTime() - vehicle.dataAt.getTime()) / 3_600_000,
    timeNow: payOn === dayIn(at, zone) ? timeIn(at, zone) : null,
  };
}

/** What an assessment keeps so that it can be made again: with the vehicle as it was. */
export type Remembered = Pick<Assessment, 'payOn' | 'versions' | 'moved'> & { readonly vehicle: Vehicle };

/** The very lines of an earlier assessment, made again from the versions, the vehicle and the free days it names. */
export async function assessAgain(db: Db | Tx, { vehicle, payOn, versions, moved }: Remembered): Promise<Assessment> {
  const rules = await rulesByPins(db, versions);
  const usual = new WorkingCalendar([]);
  return assess({
    vehicle,
    payOn,
    rules,
    days: { isWorkingDay: (day) => moved[day] === undefined, addWorkingDays: (day, by) => moved[day] ?? usual.addWorkingDays(day, by) },
  });
}
