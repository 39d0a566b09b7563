import type { Db, Tx } from '#db';
import { sql } from 'kysely';
import type { Entry, JournalKind } from './domain/journal.ts';

/** An account as it stood at the end of a day, in whole rupiah. */
export interface Balance {
  readonly account: string;
  /** Everything up to that day. */
  readonly debit: number;
  readonly credit: number;
}

/** What every account of an agency stood at when a day ended, by code. Debits and credits of all of them are the same sum. */
export async function trialBalance(db: Db | Tx, agencyId: string, day: string): Promise<readonly Balance[]> {
  const { rows } = await sql<Balance>`
    with closed as (
      select coalesce(max(day), '-infinity'::date) as day from ledger.closed_day where day <= ${day}::date
    )
    select a.code as account,
           (coalesce(stood.debit, 0) + coalesce(since.debit, 0))::bigint as debit,
           (coalesce(stood.credit, 0) + coalesce(since.credit, 0))::bigint as credit
      from ledger.account a
      left join lateral (
        select c.debit, c.credit from ledger.carried c
         where c.account = a.code and c.agency_id = ${agencyId}::uuid and c.day <= (select day from closed)
         order by c.day desc limit 1
      ) stood on true
      cross join lateral (
        -- Of each account by itself: the index knows its days, and nothing knows the days of an agency.
        select sum(e.debit)::bigint as debit, sum(e.credit)::bigint as credit, count(*) as entries
          from ledger.entry e
         where e.account = a.code and e.agency_id = ${agencyId}::uuid
           and e.booked_on > (select day from closed) and e.booked_on <= ${day}::date
      ) since
     where stood.debit is not null or since.entries > 0
     order by a.code`.execute(db);
  return rows;
}

/** What moved on an account on the days asked for. */
export interface Movement extends Entry {
  readonly journalId: string;
  readonly kind: JournalKind;
  readonly ref: string;
  readonly bookedOn: string;
  readonly at: Date;
  readonly memo: Readonly<Record<string, unknown>>;
}

interface MovementsAsked {
  readonly agencyId: string;
  readonly account: string;
  readonly from: string;
  readonly to: string;
  /** The journal after which it goes on, and its day. */
  readonly after?: { readonly day: string; readonly journalId: string; readonly nth: number };
  readonly limit: number;
}

/** Entries of an account in the order they were booked. */
export async function listMovements(
  db: Db | Tx,
  { agencyId, account, from, to, after, limit }: MovementsAsked,
): Promise<readonly (Movement & { readonly nth: number })[]> {
  let query = db
    .selectFrom('ledger.entry as e')
    .innerJoin('ledger.journal as j', 'j.id', 'e.journal_id')
    .select([
      'e.journal_id as journalId',
      'e.nth',
      'e.account',
      'e.debit',
      'e.credit',
      'e.about',
      'j.kind',
      'j.ref',
      'j.at',
      'j.memo',
      'e.booked_on as bookedOn',
    ])
    .where('e.account', '=', account)
    .where('e.agency_id', '=', agencyId)
    .where('e.booked_on', '>=', from)
    .where('e.booked_on', '<=', to)
    .orderBy('e.booked_on')
    .orderBy('e.journal_id')
    .orderBy('e.nth')
    .limit(limit);
  if (after)
    query = query.where(
      sql<boolean>`(e.booked_on, e.journal_id, e.nth) > (${after.day}::date, ${after.journalId}::uuid, ${after.nth}::smallint)`,
    );
  return (await query.execute()) as unknown as readonly (Movement & { readonly nth: number })[];
}

/** The last day nothing may be booked on any more, YYYY-MM-DD; null before the first. */
export async function lastClosedDay(db: Db | Tx): Promise<string | null> {
  const row = await db.selectFrom('ledger.closed_day').select('day').orderBy('day', 'desc').limit(1).executeTakeFirst();
  return row?.day ?? null;
}

/** Of every account of every agency, the first closed day that moved it. */
export async function firstDays(
  db: Db | Tx,
): Promise<readonly { readonly agencyId: string; readonly account: string; readonly day: string }[]> {
  return db
    .selectFrom('ledger.carried')
    .select((eb) => ['agency_id as agencyId', 'account', eb.fn.min('day').as('day')])
    .groupBy(['agency_id', 'account'])
    .orderBy('agency_id')
    .orderBy('account')
    .execute();
}

/** A journal with its entries; undefined where there is none. */
export async function findJournal(
  db: Db | Tx,
  ref: string,
): Promise<
  | { readonly id: string; readonly kind: JournalKind; readonly at: Date; readonly bookedOn: string; readonly entries: readonly Entry[] }
  | undefined
> {
  const journal = await db
    .selectFrom('ledger.journal')
    .select(['id', 'kind', 'at', 'booked_on as bookedOn'])
    .where('ref', '=', ref)
    .executeTakeFirst();
  if (!journal) return undefined;
  const entries = await db
    .selectFrom('ledger.entry as e')
    .select(['e.account', 'e.debit', 'e.credit', 'e.about'])
    .where('e.journal_id', '=', journal.id)
    .orderBy('e.nth')
    .execute();
  return { ...journal, kind: journal.kind as JournalKind, entries };
}
