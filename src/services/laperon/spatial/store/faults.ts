import type { Db, Tx } from '#db';
import type { RowFault } from '../domain/row.ts';
import type { FaultyRow } from '../read/read-plan.ts';

/** Keeps what was wrong with rows of a plan's source, in one statement. */
export async function keepFaults(tx: Tx, planId: string, faulty: readonly FaultyRow[]): Promise<void> {
  if (faulty.length === 0) return;
  await tx
    .insertInto('laperon.plan_fault')
    .values(
      faulty.map(({ row, kept, faults, liesOver = [] }) => ({
        plan_id: planId,
        n: row,
        kept,
        faults: [...faults],
        lies_over: [...liesOver],
      })),
    )
    .execute();
}

const ROWS_A_READ = 5000;

/** Every row of a plan's source in which something was wrong, in order, read a few thousand at a time. */
export async function* faultsOf(db: Db, planId: string): AsyncGenerator<FaultyRow> {
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom('laperon.plan_fault')
      .select(['n', 'kept', 'faults', 'lies_over'])
      .where('plan_id', '=', planId)
      .where('n', '>', after)
      .orderBy('n')
      .limit(ROWS_A_READ)
      .execute();
    for (const { n, kept, faults, lies_over: liesOver } of rows)
      yield { row: n, kept, faults: faults as RowFault[], ...(liesOver.length > 0 && { liesOver }) };
    if (rows.length < ROWS_A_READ) return;
    after = rows.at(-1)?.n ?? after;
  }
}
