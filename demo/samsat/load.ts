import { transaction } from '#db';
import type { PersonActor } from '#kernel';
import { assign } from '#platform/access';
import { officeDay } from '#platform/calendar';
import { createDemoAccount, enrolDemoOfficer } from '#platform/identity';
import {
  addVehicle,
  applyVehicles,
  askReview,
  checkVehicles,
  getIntake,
  readVehicles,
  samsatAgency,
  type SamsatDeps,
  stageVehicles,
} from '#services/samsat';
import type { DemoApp } from '../app.ts';
import { handInOne } from '../papers.ts';
import { castOf, type DemoAccount } from '../people.ts';
import { samsatPeople, type SamsatPersonKey } from './people.ts';
import { type DemoVehicle, vehiclesCsv } from './vehicles.ts';

/** The Samsat of the demonstration. */
export interface SamsatCast {
  readonly agencyId: string;
  readonly officers: Readonly<Record<SamsatPersonKey, PersonActor>>;
  readonly accounts: readonly DemoAccount[];
  /** Vehicles in Putu's list by number, with the address of each. */
  readonly holdings: Readonly<Record<string, string>>;
  /** A motorcycle of Ni Luh's husband that waits for an officer. */
  readonly family: string;
}

const casts = new WeakMap<object, Promise<SamsatCast>>();

/** Makes the officers, the register and who has which vehicle in their list, once; a second call gives the same. */
export function samsatOf(app: DemoApp): Promise<SamsatCast> {
  const known = casts.get(app.db);
  if (known) return known;
  const made = makeSamsat(app);
  casts.set(app.db, made);
  return made;
}

async function makeSamsat(app: DemoApp): Promise<SamsatCast> {
  const officers = await enterOfficers(app);
  const today = officeDay(app.clock.now());
  await bringInVehicles(app.samsat, officers.keeper, { asOf: today, today });
  const { citizens } = await castOf(app);
  const holdings: Record<string, string> = {};
  for (const [nrkb, tail] of [
    ['DK2718PAM', '11111'],
    ['DK1945PAM', '22222'],
    ['DK8817PAM', '33333'],
    ['DK77PAM', '44444'],
  ] as const)
    holdings[nrkb] = await add(app, citizens.putu, { nrkb, tail, ownerNik: null, proofFile: null });
  await add(app, citizens.komang, { nrkb: 'DK7301KU', tail: '77777', ownerNik: null, proofFile: null });
  await askAboutPickUp(app, citizens.putu);
  const card = await handInOne(app.cases, citizens.niluh.personId, 'Kartu Keluarga contoh');
  const family = await add(app, citizens.niluh, { nrkb: 'DK3360GA', tail: '55555', ownerNik: '5102052107860001', proofFile: card });
  const accounts = Object.values(samsatPeople).map((one) => ({ ...one, agency: samsatAgency.government }));
  return { agencyId: app.samsat.agencyId, officers, accounts, holdings, family };
}

async function enterOfficers(app: DemoApp): Promise<SamsatCast['officers']> {
  const { db, auth, clock, authSecret: secret, samsat } = app;
  const deps = { db, auth, clock, secret };
  const entries = await Promise.all(
    Object.entries(samsatPeople).map(async ([key, { name, email, roles }]) => {
      const personId = await createDemoAccount(deps, { name, email, nik: null, phone: null });
      await enrolDemoOfficer(deps, email);
      await transaction(db, async (tx) => {
        for (const role of roles)
          await assign(tx, { personId, agencyId: samsat.agencyId, role, employeeNo: null, validFrom: '2020-01-01' });
      });
      const held = roles.map((role) => ({ role, agencyId: samsat.agencyId }));
      return [
        key,
        { kind: 'person', personId, accountId: personId, name, email, roles: held, strong: true } satisfies PersonActor,
      ] as const;
    }),
  );
  return Object.fromEntries(entries) as unknown as SamsatCast['officers'];
}

/** A register as it was written on a day, by the pages' own way: sent in, checked, taken. Due days are around `today`. */
export async function bringInVehicles(
  samsat: SamsatDeps,
  keeper: PersonActor,
  { asOf, today, vehicles }: { readonly asOf: string; readonly today: string; readonly vehicles?: readonly DemoVehicle[] },
): Promise<void> {
  const { db, clock } = samsat;
  const read = await readVehicles(Buffer.from(vehiclesCsv(today, vehicles)));
  const staging = { agencyId: samsat.agencyId, fileName: `register-contoh-${asOf}.csv`, asOf, ...read };
  const id = await transaction(db, (tx) => stageVehicles(tx, keeper, staging, clock.now()));
  await checkVehicles(samsat, id, (await getIntake(db, samsat.agencyId, id)).mapping);
  await applyVehicles(samsat, keeper, id);
}

async function add({ samsat }: DemoApp, actor: PersonActor, sought: Parameters<typeof addVehicle>[2]): Promise<string> {
  const added = await addVehicle(samsat, actor, sought);
  if (added.is !== 'added') throw new Error(`the demonstration's vehicle ${sought.nrkb} was not added: ${added.is}`);
  return added.holdingId;
}

/** Whether a pick-up may be paid for online waits for an officer: no rule about it is confirmed. */
async function askAboutPickUp({ db, clock }: DemoApp, actor: PersonActor): Promise<void> {
  const { id: vehicleId } = await db.selectFrom('samsat.vehicle').select('id').where('nrkb', '=', 'DK8817PAM').executeTakeFirstOrThrow();
  const asked = { vehicleId, codes: ['VEHICLE_CLASS'] as const, said: 'Dipakai sendiri untuk kebun.' };
  await transaction(db, (tx) => askReview(tx, actor, asked, clock.now()));
}
