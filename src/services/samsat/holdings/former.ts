import type { Db, Tx } from '#db';
import { type Actor, AppError, type PersonActor, refusalOf } from '#kernel';
import { appendAudit } from '#platform/audit';
import { readNikProof } from '#platform/identity';
import { notify } from '#platform/notifications';
import { callOff } from '#platform/payments';
import { sql } from 'kysely';
import { showNrkb } from '../domain/nrkb.ts';
import { samsatPaths } from '../paths.ts';
import { billedFor } from '../pay/store.ts';
import { isOwnersNik } from '../vehicles/store.ts';
import { soldNotice } from './notices.ts';
import { ownHolding } from './store.ts';

/** Their bills of it are nobody's to pay; cash that lies at the office is for the office to sort out. */
async function callOffBills(
  tx: Tx,
  actor: Actor,
  { vehicleId, personId }: { vehicleId: string; personId: string },
  at: Date,
): Promise<void> {
  for (const billId of await billedFor(tx, vehicleId, personId)) await refusalOf(() => callOff(tx, actor, billId, at));
}

const register: Actor = { kind: 'system', name: 'samsat-register' };

/**
 * Writes down that a holder sold a vehicle on a day (YYYY-MM-DD): it stands among their former ones from then on, and the
 * office is told. Throws NOT_FOUND, ACTION_NOT_ALLOWED with reason `state` for what is not held as its owner.
 */
export async function reportSold(
  tx: Tx,
  actor: PersonActor,
  { holdingId, soldOn }: { readonly holdingId: string; readonly soldOn: string },
  at: Date,
): Promise<void> {
  const { vehicle, state, standing } = await ownHolding(tx, actor.personId, holdingId);
  if (state !== 'held' || standing !== 'owner') throw new AppError('ACTION_NOT_ALLOWED', { reason: 'state' });
  await tx
    .updateTable('samsat.holding')
    .set({ state: 'former', former_by: 'holder', sold_on: soldOn, ended_at: at })
    .where('id', '=', holdingId)
    .execute();
  await callOffBills(tx, actor, { vehicleId: vehicle.id, personId: actor.personId }, at);
  const subject = { type: 'vehicle', id: vehicle.id } as const;
  await appendAudit(tx, { actor, action: 'samsat.report-sold', subject, detail: { holding: holdingId, soldOn }, at });
}

/**
 * After the register has named another owner: whoever held the vehicle as the former one, or as their family, holds it no
 * longer and is told; whoever is the new owner holds it as such.
 */
export async function followOwner(tx: Tx, vehicle: { readonly id: string; readonly nrkb: string }, at: Date): Promise<void> {
  const rows = await tx
    .selectFrom('samsat.holding')
    .select(['id', 'person_id as personId'])
    .where('vehicle_id', '=', vehicle.id)
    .where('state', '=', 'held')
    .execute();
  for (const { id, personId } of rows) {
    const { nik } = await readNikProof(tx, personId);
    const owns = nik !== null && (await isOwnersNik(tx, vehicle.id, nik));
    await tx
      .updateTable('samsat.holding')
      .set(owns ? { standing: 'owner' } : { state: 'former', former_by: 'register', ended_at: at })
      .where('id', '=', id)
      .execute();
    if (owns) continue;
    await callOffBills(tx, register, { vehicleId: vehicle.id, personId }, at);
    const subject = { type: 'vehicle', id: vehicle.id } as const;
    await appendAudit(tx, { actor: register, action: 'samsat.former', subject, detail: { holding: id }, at });
    const facts = { nrkb: showNrkb(vehicle.nrkb) };
    await notify(tx, { personId, notice: soldNotice, facts, link: samsatPaths.vehicle({ holdingId: id }), at });
  }
}

export interface SaleLine {
  readonly holdingId: string;
  readonly nrkb: string;
  /** YYYY-MM-DD */
  readonly soldOn: string;
  readonly toldAt: Date;
  readonly personId: string;
  readonly toldBy: string;
}

/** Sales that holders told of and no officer has noted in the register, the oldest first. */
export async function openSales(db: Db | Tx, agencyId: string, page: { readonly limit: number; readonly offset: number }) {
  const found = db
    .selectFrom('samsat.holding as h')
    .innerJoin('samsat.vehicle as v', 'v.id', 'h.vehicle_id')
    .innerJoin('identity.person as p', 'p.id', 'h.person_id')
    .where('v.agency_id', '=', agencyId)
    .where('h.state', '=', 'former')
    .where('h.former_by', '=', 'holder')
    .where('h.sale_noted_at', 'is', null);
  const [{ n }, rows] = await Promise.all([
    found.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
    found
      .select(['h.id as holdingId', 'v.nrkb', 'h.person_id as personId', 'p.name as toldBy'])
      .select([sql<string>`h.sold_on::text`.as('soldOn'), sql<Date>`h.ended_at`.as('toldAt')])
      .orderBy('h.ended_at')
      .orderBy('h.id')
      .limit(page.limit)
      .offset(page.offset)
      .execute(),
  ]);
  return { rows: rows satisfies readonly SaleLine[], total: Number(n) };
}

/** An officer noted a sale in the register. Throws NOT_FOUND, FORBIDDEN for one's own, ACTION_NOT_ALLOWED (`over`). */
export async function noteSale(
  tx: Tx,
  actor: PersonActor,
  { holdingId, agencyId }: { readonly holdingId: string; readonly agencyId: string },
  at: Date,
): Promise<void> {
  const row = await tx
    .selectFrom('samsat.holding as h')
    .innerJoin('samsat.vehicle as v', 'v.id', 'h.vehicle_id')
    .select(['h.person_id as personId', 'h.vehicle_id as vehicleId', 'h.sale_noted_at as notedAt', 'h.former_by as by'])
    .where('h.id', '=', holdingId)
    .where('v.agency_id', '=', agencyId)
    .forUpdate('h')
    .executeTakeFirst();
  if (row?.by !== 'holder') throw new AppError('NOT_FOUND', { holding: holdingId });
  if (row.personId === actor.personId) throw new AppError('FORBIDDEN', { why: 'own-vehicle' });
  if (row.notedAt !== null) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'over' });
  await tx.updateTable('samsat.holding').set({ sale_noted_by: actor.personId, sale_noted_at: at }).where('id', '=', holdingId).execute();
  const subject = { type: 'vehicle', id: row.vehicleId } as const;
  await appendAudit(tx, { actor, action: 'samsat.note-sale', subject, detail: { holding: holdingId }, at });
}
