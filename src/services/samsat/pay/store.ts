import type { Db, Tx } from '#db';
import { newId } from '#kernel';
import type { Remembered } from '../assessment/reckon.ts';

export interface KeptAssessment {
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
] as const;

/** Keeps what a bill was worked out from; once for each bill. */
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
      state: 'billed',
      made_at: at,
    })
    .onConflict((conflict) => conflict.column('bill_id').doNothing())
    .execute();
}

/** The assessment of a bill, held until the transaction ends; undefined where there is none. */
export async function lockAssessment(tx: Tx, billId: string): Promise<KeptAssessment | undefined> {
  const row = await tx.selectFrom('samsat.assessment').select(columns).where('bill_id', '=', billId).forUpdate().executeTakeFirst();
  return row as KeptAssessment | undefined;
}

/** What a bill was worked out from; undefined where it is none of ours. */
export async function rememberedOf(db: Db | Tx, billId: string): Promise<Remembered | undefined> {
  const row = await db.selectFrom('samsat.assessment').select('remembered').where('bill_id', '=', billId).executeTakeFirst();
  return row?.remembered as Remembered | undefined;
}

/** Writes down what became of an assessment. */
export async function endAssessment(tx: Tx, id: string, state: 'paid' | 'refunded', at: Date): Promise<void> {
  await tx.updateTable('samsat.assessment').set({ state, ended_at: at }).where('id', '=', id).execute();
}
