import type { Db, Tx } from '#db';

/** Numbers run without gaps per agency, series and year. */
export interface Series {
  readonly agencyId: string;
  readonly series: string;
  readonly year: number;
}

/**
 * The next number of a series, from 1. The row stays locked until the caller's transaction ends, so that a number
 * given back by a rollback goes to the next in line: take it late in the transaction.
 */
export async function takeNumber(tx: Tx, { agencyId, series, year }: Series): Promise<number> {
  const { last } = await tx
    .insertInto('documents.series')
    .values({ agency_id: agencyId, series, year, last: 1 })
    .onConflict((on) => on.columns(['agency_id', 'series', 'year']).doUpdateSet((eb) => ({ last: eb('documents.series.last', '+', 1) })))
    .returning('last')
    .executeTakeFirstOrThrow();
  return last;
}

/** Waits for whoever is taking a number of the series, and keeps it until the caller's transaction ends; takes none. */
export async function lockSeries(tx: Tx, { agencyId, series, year }: Series): Promise<void> {
  await tx
    .selectFrom('documents.series')
    .select('last')
    .where('agency_id', '=', agencyId)
    .where('series', '=', series)
    .where('year', '=', year)
    .forUpdate()
    .execute();
}

/** The last number given of a series; 0 before the first. */
export async function lastNumber(db: Db, { agencyId, series, year }: Series): Promise<number> {
  const row = await db
    .selectFrom('documents.series')
    .select('last')
    .where('agency_id', '=', agencyId)
    .where('series', '=', series)
    .where('year', '=', year)
    .executeTakeFirst();
  return row?.last ?? 0;
}
