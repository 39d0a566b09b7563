import type { Db, Tx } from '#db';
import { sql } from 'kysely';

export interface LedgerReport {
  readonly journals: number;
  readonly entries: number;
  /** What is wrong, one sentence each; empty where everything holds. */
  readonly wrong: readonly string[];
}

/**
 * Sums the whole ledger anew: every journal balanced and as it says, every closed day carried as its entries sum up.
 * Constraints refuse what this looks for; it finds what was done past them.
 */
export async function verifyLedger(db: Db | Tx): Promise<LedgerReport> {
  const { rows: counts } = await sql<{ readonly journals: number; readonly entries: number }>`
    select (select count(*) from ledger.journal)::bigint as journals, (select count(*) from ledger.entry)::bigint as entries`.execute(db);
  const { rows: journals } = await sql<{ readonly ref: string }>`
    select j.ref from ledger.journal j
      left join (select journal_id, count(*) as n, sum(debit) as debit, sum(credit) as credit from ledger.entry group by 1) s on s.journal_id = j.id
     where s.n is distinct from j.entries or s.debit <> j.amount or s.credit <> j.amount
     order by j.ref limit 100`.execute(db);
  const { rows: orphans } = await sql<{ readonly id: string }>`
    select distinct e.journal_id::text as id from ledger.entry e
      left join ledger.journal j on j.id = e.journal_id and j.booked_on = e.booked_on and j.agency_id = e.agency_id
     where j.id is null limit 100`.execute(db);
  const { rows: carried } = await sql<{ readonly account: string; readonly day: string }>`
    with moved as (
      select account, agency_id, booked_on as day, sum(debit) as debit, sum(credit) as credit, count(*) as n
        from ledger.entry where booked_on <= (select max(day) from ledger.closed_day) group by 1, 2, 3
    ), summed as (
      select *, sum(debit) over upto as all_debit, sum(credit) over upto as all_credit
        from moved window upto as (partition by account, agency_id order by day)
    )
    select coalesce(s.account, c.account) as account, coalesce(s.day, c.day)::text as day
      from summed s full join ledger.carried c on c.account = s.account and c.agency_id = s.agency_id and c.day = s.day
     where (c.debit, c.credit, c.day_debit, c.day_credit, c.entries) is distinct from (s.all_debit, s.all_credit, s.debit, s.credit, s.n)
     order by 2, 1 limit 100`.execute(db);
  return {
    journals: counts[0]?.journals ?? 0,
    entries: counts[0]?.entries ?? 0,
    wrong: [
      ...journals.map(({ ref }) => `journal ${ref} is not balanced, or not as long as it says`),
      ...orphans.map(({ id }) => `entries of journal ${id} have none, or another day or agency than it`),
      ...carried.map(({ account, day }) => `account ${account} is carried otherwise than its entries sum up on ${day}`),
    ],
  };
}
