import { type Db, transaction, type Tx } from '#db';
import { AppError, newId, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { officeDay } from '#platform/calendar';
import { readNikProof } from '#platform/identity';
import { rulesAt } from '#platform/rules';
import { sql } from 'kysely';
import type { SamsatDeps } from '../deps.ts';
import { tailOf } from '../domain/registered.ts';
import type { RegistryAnswer } from '../registry/port.ts';
import { matchingTerms } from '../rules.ts';
import { enterVehicle, findMatching, isKnown } from '../vehicles/store.ts';
import { enterHolding } from './store.ts';

/** What somebody types to find a vehicle. */
export interface Sought {
  /** As it is kept. */
  readonly nrkb: string;
  /** Last five of the chassis. */
  readonly tail: string;
  /** NIK of the owner, where it is another of the same family card; null for one's own vehicle. */
  readonly ownerNik: string | null;
  /** Family card as an uploaded file of theirs. */
  readonly proofFile: string | null;
}

/** What came of it. `no-match` never says which of the three did not fit. */
export type Added =
  | { readonly is: 'added'; readonly holdingId: string; readonly waits: boolean }
  | { readonly is: 'no-nik' | 'no-match' | 'too-often' | 'already' | 'proof' }
  | { readonly is: 'away'; readonly backAt: Date | null };

const DAY = 86_400_000;

/**
 * Puts a vehicle into somebody's list, where number, NIK and the end of the chassis fit together. Our register is asked
 * first, the national one where ours does not know the number; what it says is kept only where it fits. A miss is counted,
 * and too many of them stop further ones for a day.
 */
export async function addVehicle(
  deps: SamsatDeps,
  actor: PersonActor,
  sought: Sought,
  /** What else is done in its transaction: whoever asked under a key is answered once. */
  within: (tx: Tx, work: () => Promise<Added>, at: Date) => Promise<Added> = (_tx, work) => work(),
): Promise<Added> {
  const { db, clock, agencyId, registry } = deps;
  const nik = sought.ownerNik ?? (await readNikProof(db, actor.personId)).nik;
  if (nik === null) return { is: 'no-nik' };
  if (sought.ownerNik !== null && sought.proofFile === null) return { is: 'proof' };
  if (await guessesTooOften(db, deps, actor, sought.nrkb)) return { is: 'too-often' };
  const asked = registry && !(await isKnown(db, agencyId, sought.nrkb)) ? await registry.find(sought.nrkb) : null;
  if (asked?.is === 'away') return { is: 'away', backAt: asked.backAt };
  const at = clock.now();
  return transaction(db, (tx) => within(tx, () => enter(tx, actor, { sought, asked, nik, agencyId }, at), at));
}

interface Entering {
  readonly sought: Sought;
  readonly asked: Exclude<RegistryAnswer, { is: 'away' }> | null;
  readonly nik: string;
  readonly agencyId: string;
}

async function enter(tx: Tx, actor: PersonActor, { sought, asked, nik, agencyId }: Entering, at: Date): Promise<Added> {
  if (asked?.is === 'found' && fits(asked, sought.tail, nik))
    await enterVehicle(tx, asked.vehicle, { agencyId, source: 'national', dataAt: asked.dataAt }, at);
  const found = await findMatching(tx, agencyId, { nrkb: sought.nrkb, tail: sought.tail, nik });
  if (!found?.isOwner) return missed(tx, actor, sought.nrkb, at);
  const standing = sought.ownerNik === null ? 'owner' : 'family';
  try {
    const proofFile = standing === 'family' ? sought.proofFile : null;
    const holdingId = await enterHolding(tx, actor, { vehicleId: found.vehicle.id, standing, proofFile }, at);
    return { is: 'added', holdingId, waits: standing === 'family' };
  } catch (error) {
    if (error instanceof AppError && error.detail.reason === 'already') return { is: 'already' };
    throw error;
  }
}

const fits = ({ vehicle }: Extract<RegistryAnswer, { is: 'found' }>, tail: string, nik: string) =>
  tailOf(vehicle.chassis) === tail && vehicle.ownerNik === nik;

async function missed(tx: Tx, actor: PersonActor, nrkb: string, at: Date): Promise<Added> {
  await tx.insertInto('samsat.attempt').values({ id: newId(), person_id: actor.personId, nrkb, at }).execute();
  await appendAudit(tx, { actor, action: 'samsat.no-match', subject: { type: 'person', id: actor.personId }, at });
  return { is: 'no-match' };
}

async function guessesTooOften(db: Db, { clock, agencyId }: SamsatDeps, { personId }: PersonActor, nrkb: string): Promise<boolean> {
  const now = clock.now();
  const terms = (await rulesAt(db, [matchingTerms], { agencyId, on: officeDay(now) })).value(matchingTerms);
  const { own, all } = await db
    .selectFrom('samsat.attempt')
    .select([
      sql<number>`count(*) filter (where person_id = ${personId})::int`.as('own'),
      sql<number>`count(*) filter (where nrkb = ${nrkb})::int`.as('all'),
    ])
    .where('at', '>', new Date(now.getTime() - DAY))
    .where((eb) => eb.or([eb('person_id', '=', personId), eb('nrkb', '=', nrkb)]))
    .executeTakeFirstOrThrow();
  return own >= terms.missesPerPerson || all >= terms.missesPerVehicle;
}

/** Forgets misses of more than a week ago. */
export async function forgetAttempts(db: Db, now: Date): Promise<void> {
  await transaction(db, (tx) =>
    tx
      .deleteFrom('samsat.attempt')
      .where('at', '<', new Date(now.getTime() - 7 * DAY))
      .execute(),
  );
}
