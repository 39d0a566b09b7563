import type { Db, Tx } from '#db';
import { AppError, newId, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import type { After } from '#web';
import { bindFiles, dropBound } from '#platform/files';
import { sql } from 'kysely';
import { type KeptVehicle, vehicleColumns, vehicleOf } from '../vehicles/store.ts';

export type HoldingState = 'waiting' | 'held' | 'refused' | 'ended' | 'former';

/** A vehicle in somebody's list. */
export interface Holding {
  readonly id: string;
  readonly personId: string;
  readonly standing: 'owner' | 'family';
  readonly state: HoldingState;
  /** What its holder calls it; empty where they call it nothing. */
  readonly label: string;
  readonly proofFile: string | null;
  readonly madeAt: Date;
  readonly note: string;
  /** Whether its holder wants to be reminded of its due day. */
  readonly reminds: boolean;
  /** Who said that it was sold, for one of former times; null for all others. */
  readonly formerBy: 'holder' | 'register' | null;
  /** YYYY-MM-DD, where its holder said so. */
  readonly soldOn: string | null;
  readonly vehicle: KeptVehicle;
}

function holdings(db: Db | Tx) {
  return db
    .selectFrom('samsat.holding as h')
    .innerJoin('samsat.vehicle as v', 'v.id', 'h.vehicle_id')
    .select(['h.id as holdingId', 'h.person_id as personId', 'h.standing', 'h.state', 'h.label', 'h.proof_file as proofFile'])
    .select(['h.made_at as madeAt', 'h.note', 'h.former_by as formerBy', 'h.reminds', sql<string | null>`h.sold_on::text`.as('soldOn')])
    .select(vehicleColumns);
}

type Row = Awaited<ReturnType<ReturnType<typeof holdings>['execute']>>[number];

function holdingOf({
  holdingId,
  personId,
  standing,
  state,
  label,
  proofFile,
  madeAt,
  note,
  formerBy,
  soldOn,
  reminds,
  ...vehicle
}: Row): Holding {
  const words = { standing, state, formerBy } as Pick<Holding, 'standing' | 'state' | 'formerBy'>;
  return { id: holdingId, personId, ...words, label, proofFile, madeAt, note, soldOn, reminds, vehicle: vehicleOf(vehicle) };
}

/** Most vehicles one list shows: a person has few, and a rental company pays elsewhere. */
export const MOST_HELD = 100;

/** Somebody's vehicles, next due first; those that wait or were refused among them. */
export async function holdingsOf(db: Db | Tx, personId: string): Promise<readonly Holding[]> {
  const rows = await holdings(db)
    .where('h.person_id', '=', personId)
    .where('h.state', 'in', ['waiting', 'held', 'refused'])
    .orderBy('v.due_on')
    .orderBy('v.nrkb')
    .limit(MOST_HELD)
    .execute();
  return rows.map(holdingOf);
}

/** Vehicles somebody had, the one they let go last first. */
export async function formerOf(db: Db | Tx, personId: string): Promise<readonly Holding[]> {
  const rows = await holdings(db)
    .where('h.person_id', '=', personId)
    .where('h.state', '=', 'former')
    .orderBy('h.ended_at', 'desc')
    .orderBy('h.id')
    .limit(MOST_HELD)
    .execute();
  return rows.map(holdingOf);
}

/** A vehicle of somebody's own list; throws NOT_FOUND for anybody else's. */
export async function ownHolding(db: Db | Tx, personId: string, id: string): Promise<Holding> {
  const row = await holdings(db)
    .where('h.id', '=', id)
    .where('h.person_id', '=', personId)
    .where('h.state', '!=', 'ended')
    .executeTakeFirst();
  if (!row) throw new AppError('NOT_FOUND', { holding: id });
  return holdingOf(row);
}

/** Where a vehicle stands in somebody's list; undefined where it does not, or not yet. */
export async function holdingFor(db: Db | Tx, personId: string, vehicleId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('samsat.holding')
    .select('id')
    .where('vehicle_id', '=', vehicleId)
    .where('person_id', '=', personId)
    .where('state', '=', 'held')
    .executeTakeFirst();
  return row?.id;
}

/** By what right somebody holds a vehicle; undefined where by none. */
export async function standingOf(db: Db | Tx, vehicleId: string, personId: string): Promise<Holding['standing'] | undefined> {
  const row = await db
    .selectFrom('samsat.holding')
    .select('standing')
    .where('vehicle_id', '=', vehicleId)
    .where('person_id', '=', personId)
    .where('state', '=', 'held')
    .executeTakeFirst();
  return row?.standing as Holding['standing'] | undefined;
}

export interface Holds {
  readonly vehicleId: string;
  readonly standing: Holding['standing'];
  /** Needed of family. */
  readonly proofFile: string | null;
}

/** Puts a vehicle into somebody's list; family waits there for an officer. Throws ACTION_NOT_ALLOWED (`already`). */
export async function enterHolding(tx: Tx, actor: PersonActor, { vehicleId, standing, proofFile }: Holds, at: Date): Promise<string> {
  const { personId } = actor;
  const known = await tx
    .selectFrom('samsat.holding')
    .select('id')
    .where('person_id', '=', personId)
    .where('vehicle_id', '=', vehicleId)
    .where('state', 'in', ['waiting', 'held'])
    .executeTakeFirst();
  if (known) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'already' });
  const id = newId();
  if (proofFile !== null) await bindFiles(tx, [proofFile], [personId], id);
  await tx
    .updateTable('samsat.holding')
    .set({ state: 'ended', ended_at: at })
    .where('person_id', '=', personId)
    .where('vehicle_id', '=', vehicleId)
    .where('state', '=', 'refused')
    .execute();
  const state = standing === 'owner' ? 'held' : 'waiting';
  await tx
    .insertInto('samsat.holding')
    .values({ id, person_id: personId, vehicle_id: vehicleId, standing, state, proof_file: proofFile, made_at: at })
    .execute();
  const action = standing === 'owner' ? 'samsat.add-vehicle' : 'samsat.ask-family';
  await appendAudit(tx, { actor, action, subject: { type: 'vehicle', id: vehicleId }, at });
  return id;
}

/** Calls a vehicle something in its holder's list, or has them reminded of it or not. Throws NOT_FOUND. */
export async function changeHolding(
  tx: Tx,
  personId: string,
  id: string,
  change: { readonly label?: string | undefined; readonly reminds?: boolean | undefined },
): Promise<void> {
  await ownHolding(tx, personId, id);
  const { label, reminds } = change;
  const set = { ...(label !== undefined && { label }), ...(reminds !== undefined && { reminds }) };
  if (Object.keys(set).length > 0) await tx.updateTable('samsat.holding').set(set).where('id', '=', id).execute();
}

/** Somebody's vehicles in every state but those they let go, the newest in the list first; one more than `limit` where there are. */
export async function followHoldings(
  db: Db | Tx,
  personId: string,
  { limit, after }: { readonly limit: number; readonly after: After | undefined },
): Promise<readonly Holding[]> {
  const rows = await holdings(db)
    .where('h.person_id', '=', personId)
    .where('h.state', '!=', 'ended')
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(h.made_at, h.id) < (${after?.at ?? ''}::timestamptz, ${after?.id ?? ''}::uuid)`),
    )
    .orderBy('h.made_at', 'desc')
    .orderBy('h.id', 'desc')
    .limit(limit + 1)
    .execute();
  return rows.map(holdingOf);
}

/** Takes a vehicle out of its holder's list; the register keeps it. */
export async function endHolding(tx: Tx, actor: PersonActor, id: string, at: Date): Promise<void> {
  const { vehicle } = await ownHolding(tx, actor.personId, id);
  await tx.updateTable('samsat.holding').set({ state: 'ended', ended_at: at, proof_file: null }).where('id', '=', id).execute();
  await dropBound(tx, [id]);
  await appendAudit(tx, { actor, action: 'samsat.remove-vehicle', subject: { type: 'vehicle', id: vehicle.id }, at });
}

/** Family that waits for an officer of an agency, oldest first, with who asks. */
export async function waitingFamily(db: Db, agencyId: string, page: { readonly limit: number; readonly offset: number }) {
  const found = holdings(db).where('v.agency_id', '=', agencyId).where('h.state', '=', 'waiting');
  const [{ n }, rows] = await Promise.all([
    db
      .selectFrom('samsat.holding as h')
      .innerJoin('samsat.vehicle as v', 'v.id', 'h.vehicle_id')
      .where('v.agency_id', '=', agencyId)
      .where('h.state', '=', 'waiting')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow(),
    found
      .innerJoin('identity.person as p', 'p.id', 'h.person_id')
      .select('p.name as personName')
      .orderBy('h.made_at')
      .orderBy('h.id')
      .limit(page.limit)
      .offset(page.offset)
      .execute(),
  ]);
  return { rows: rows.map(({ personName, ...row }) => ({ ...holdingOf(row), personName })), total: Number(n) };
}

export interface DecidingFamily {
  readonly holdingId: string;
  readonly grant: boolean;
  readonly note: string;
  readonly agencyId: string;
}

/**
 * Says whether somebody is of the owner's family card, as the proof shows; the proof goes with the decision. Throws NOT_FOUND,
 * FORBIDDEN for one's own, ACTION_NOT_ALLOWED (`over`) once it is decided.
 */
export async function decideFamily(tx: Tx, actor: PersonActor, deciding: DecidingFamily, at: Date): Promise<Holding> {
  const { holdingId, grant, note, agencyId } = deciding;
  await tx.selectFrom('samsat.holding').select('id').where('id', '=', holdingId).forUpdate().execute();
  const row = await holdings(tx).where('h.id', '=', holdingId).where('v.agency_id', '=', agencyId).executeTakeFirst();
  if (!row) throw new AppError('NOT_FOUND', { holding: holdingId });
  const holding = holdingOf(row);
  if (holding.personId === actor.personId) throw new AppError('FORBIDDEN', { why: 'own-vehicle' });
  if (holding.state !== 'waiting') throw new AppError('ACTION_NOT_ALLOWED', { reason: 'over' });
  await tx
    .updateTable('samsat.holding')
    .set({ state: grant ? 'held' : 'refused', decided_by: actor.personId, decided_at: at, note, proof_file: null })
    .where('id', '=', holdingId)
    .execute();
  await dropBound(tx, [holdingId]);
  const action = grant ? 'samsat.grant-family' : 'samsat.refuse-family';
  await appendAudit(tx, { actor, action, subject: { type: 'vehicle', id: holding.vehicle.id }, detail: { holding: holdingId }, at });
  return holding;
}

/** Of these ids, those of vehicles in somebody's list: a proof bound to them is found there. */
export async function holdingsAmong(db: Db | Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db.selectFrom('samsat.holding').select('id').where('id', 'in', ids).execute();
  return new Set(rows.map(({ id }) => id));
}

/**
 * Forgets the list of somebody whose account is erased, with what they tried and wrote and where their paper goes: what was
 * not handed to the post yet lies at the counter for whoever shows the STNK. Proofs stay, which name a plate alone, and so do
 * decisions of officers: they belong to what was paid, which the law makes the treasury keep.
 */
export async function forgetHoldings(tx: Tx, personId: string, at: Date): Promise<void> {
  const ended = await tx
    .updateTable('samsat.holding')
    .set({ state: 'ended', label: '', note: '', proof_file: null, ended_at: at })
    .where('person_id', '=', personId)
    .returning('id')
    .execute();
  await dropBound(
    tx,
    ended.map(({ id }) => id),
  );
  const proofs = await tx.selectFrom('samsat.proof').select('id').where('holder_id', '=', personId).execute();
  // The name in a sealed paper goes; that it was issued stays to be checked.
  await dropBound(
    tx,
    proofs.map(({ id }) => id),
  );
  await tx.deleteFrom('samsat.attempt').where('person_id', '=', personId).execute();
  await tx
    .updateTable('samsat.delivery')
    .set({ way: 'pick-up' })
    .where('state', 'in', ['PAID', 'E_PROOF_ISSUED', 'PRINTED', 'LOST', 'REISSUED', 'RETURNED'])
    .where('proof_id', 'in', (eb) => eb.selectFrom('samsat.proof').select('id').where('holder_id', '=', personId))
    .execute();
  await tx
    .updateTable('samsat.delivery')
    .set({ address: '', complaint: '' })
    .where('proof_id', 'in', (eb) => eb.selectFrom('samsat.proof').select('id').where('holder_id', '=', personId))
    .execute();
  await tx.updateTable('samsat.assessment').set({ address: '' }).where('person_id', '=', personId).execute();
  await tx.updateTable('samsat.delivery_step').set({ note: '' }).where('by_person', '=', personId).execute();
  await tx.updateTable('samsat.review').set({ said: '' }).where('asked_by', '=', personId).execute();
}
