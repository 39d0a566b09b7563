import type { Db, Tx } from '#db';
import { newId } from '#kernel';
import { sql } from 'kysely';
import type { Remembered } from '../assessment/reckon.ts';
import type { Way } from '../domain/proof/delivery.ts';
import { openBillAddress, sealBillAddress } from '../proof/sealed.ts';

/** How the paper reaches whoever pays; an address that is empty is still to be said. */
export interface WayHome {
  readonly way: Way;
  readonly address: string;
}

export interface KeptAssessment extends WayHome {
  readonly id: string;
  readonly billId: string;
  readonly vehicleId: string;
  readonly personId: string;
  readonly dueOn: string;
  readonly paidUntil: string;
  readonly state: 'billed' | 'paid' | 'refunded';
}

const columns = [
  'id',
  'bill_id as billId',
  'vehicle_id as vehicleId',
  'person_id as personId',
  'due_on as dueOn',
  'paid_until as paidUntil',
  'state',
  'way',
  'address',
] as const;

/** Keeps what a bill was worked out from; once for each bill. Asked again, the way home is as it was said last. */
export async function keepAssessment(
  tx: Tx,
  kept: Omit<KeptAssessment, 'id' | 'state'> & { readonly remembered: Remembered },
  at: Date,
): Promise<void> {
  await tx
    .insertInto('samsat.assessment')
    .values({
      id: newId(),
      bill_id: kept.billId,
      vehicle_id: kept.vehicleId,
      person_id: kept.personId,
      remembered: JSON.stringify(kept.remembered),
      due_on: kept.dueOn,
      paid_until: kept.paidUntil,
      way: kept.way,
      address: sealBillAddress(tx, kept.billId, kept.address),
      state: 'billed',
      made_at: at,
    })
    .onConflict((conflict) =>
      conflict
        .column('bill_id')
        .doUpdateSet({ way: sql`excluded.way`, address: sql`excluded.address` })
        .where('samsat.assessment.state', '=', 'billed'),
    )
    .execute();
}

/** The assessment of a bill, held until the transaction ends; undefined where there is none. */
export async function lockAssessment(tx: Tx, billId: string): Promise<KeptAssessment | undefined> {
  const row = await tx.selectFrom('samsat.assessment').select(columns).where('bill_id', '=', billId).forUpdate().executeTakeFirst();
  return row && opened(tx, row as KeptAssessment);
}

/** As `lockAssessment`, without holding it. */
export async function assessmentOfBill(db: Db | Tx, billId: string): Promise<KeptAssessment | undefined> {
  const row = await db.selectFrom('samsat.assessment').select(columns).where('bill_id', '=', billId).executeTakeFirst();
  return row && opened(db, row as KeptAssessment);
}

function opened(db: Db | Tx, kept: KeptAssessment): KeptAssessment {
  return { ...kept, address: openBillAddress(db, kept.billId, kept.address) };
}

/** Bills of a vehicle that somebody was given and that have not ended by money. */
export async function billedFor(db: Db | Tx, vehicleId: string, personId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('samsat.assessment')
    .select('bill_id as billId')
    .where('vehicle_id', '=', vehicleId)
    .where('person_id', '=', personId)
    .where('state', '=', 'billed')
    .execute();
  return rows.map(({ billId }) => billId);
}

/** What a bill was worked out from; undefined where it is none of ours. */
export async function rememberedOf(db: Db | Tx, billId: string): Promise<Remembered | undefined> {
  const row = await db.selectFrom('samsat.assessment').select('remembered').where('bill_id', '=', billId).executeTakeFirst();
  return row?.remembered as Remembered | undefined;
}

/** Writes down what became of an assessment; where the paper goes stands with the delivery from then on. */
export async function endAssessment(tx: Tx, id: string, state: 'paid' | 'refunded', at: Date): Promise<void> {
  await tx.updateTable('samsat.assessment').set({ state, ended_at: at, address: '' }).where('id', '=', id).execute();
}
