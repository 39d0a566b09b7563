import type { Tx } from '#db';
import { said } from '#i18n';
import type { PersonActor } from '#kernel';
import { tellWhoConfirms } from '#platform/notifications';
import { assessmentOf } from '../assessment/reckon.ts';
import { zoneOf } from '../domain/data/provinces.ts';
import { dayIn } from '../domain/days.ts';
import { showNrkb } from '../domain/nrkb.ts';
import { ownHolding } from '../holdings/store.ts';
import { samsatPaths } from '../paths.ts';
import { askReview } from './store.ts';

interface Asked {
  readonly holdingId: string;
  /** What officers should know. */
  readonly words: string;
  readonly agencyId: string;
}

/** Asks officers about the grounds of a vehicle that wait for one if it is paid today; returns how many. Throws NOT_FOUND. */
export async function askAbout(tx: Tx, actor: PersonActor, { holdingId, words, agencyId }: Asked, at: Date): Promise<number> {
  const { vehicle, state } = await ownHolding(tx, actor.personId, holdingId);
  if (state !== 'held') return 0;
  const { verdict } = await assessmentOf(tx, vehicle.id, dayIn(at, zoneOf(vehicle)), { at, personId: actor.personId });
  const codes = verdict.findings.flatMap(({ code, weight }) => (weight === 'officer' ? [code] : []));
  const entered = await askReview(tx, actor, { vehicleId: vehicle.id, codes, said: words }, at);
  if (entered === 0) return 0;
  const what = said(`Alasan kendaraan ${showNrkb(vehicle.nrkb)}`, `Grounds of the vehicle ${showNrkb(vehicle.nrkb)}`);
  await tellWhoConfirms(tx, { what, link: samsatPaths.desk(), by: actor, at }, { agencyId, permission: 'vehicles.decide' });
  return entered;
}
