import { type Tx, unawaited } from '#db';
import { AppError, newId } from '#kernel';
import { type RawBuilder, sql } from 'kysely';
import { groupOf, growsBy, isBounded } from './domain/accounts.ts';
import { type Entry, type JournalKind, sumOf } from './domain/journal.ts';

export interface NewJournal {
  readonly kind: JournalKind;
  /** What it is the only journal of, such as `payment:` and an id. */
  readonly ref: string;
  readonly agencyId: string;
  /** Day of the office it counts for, YYYY-MM-DD. */
  readonly bookedOn: string;
  readonly at: Date;
  readonly entries: readonly Entry[];
  /** Identifiers and counts, nothing of a person. */
  readonly memo?: Readonly<Record<string, unknown>>;
  /** The journal it takes back. */
  readonly reverses?: string;
}

/** What PostgreSQL refuses, and what a caller hears. */
const refusals: Readonly<Record<string, string>> = { WL004: 'day-closed', WL005: 'not-enough' };

/**
 * Writes a journal, all its entries or none. Accounts it names for the first time are opened. Returns its id. Throws
 * RangeError where it is not balanced, and ACTION_NOT_ALLOWED with a reason: `posted-before` (there is one under this
 * name), `day-closed`, `not-enough` (an account that owes less than is taken from it).
 */
export async function post(tx: Tx, journal: NewJournal): Promise<string> {
  const row = rowOf(journal);
  const { ref } = journal;
  try {
    const { numAffectedRows } = await write([row], sql`on conflict do nothing`, sql``).execute(tx);
    if (numAffectedRows !== BigInt(journal.entries.length)) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'posted-before', ref });
  } catch (error) {
    const reason = refusals[(error as { readonly code?: string }).code ?? ''];
    throw reason === undefined ? error : new AppError('ACTION_NOT_ALLOWED', { reason, ref }, { cause: error });
  }
  return row.id;
}

/**
 * Writes journals in one statement that shares its round trip with the next; returns their ids, in their order. What
 * PostgreSQL refuses comes out there, and nothing is committed: none may be under a name there is already. Throws
 * RangeError where one is not balanced.
 */
export async function postTogether(tx: Tx, journals: readonly NewJournal[]): Promise<readonly string[]> {
  const rows = journals.map(rowOf);
  if (rows.length > 0) await write(rows, sql``, unawaited).execute(tx);
  return rows.map(({ id }) => id);
}

function rowOf({ kind, ref, agencyId, bookedOn, at, entries, memo, reverses }: NewJournal) {
  return {
    id: newId(),
    kind,
    ref,
    agency_id: agencyId,
    booked_on: bookedOn,
    at,
    amount: sumOf(entries),
    memo: memo ?? {},
    reverses: reverses ?? null,
    lines: entries.map((entry, index) => ({ nth: index + 1, ...entry })),
  };
}

/** Journals with their entries, and the accounts they name for the first time, in one statement whose text is always the same. */
function write(journals: readonly ReturnType<typeof rowOf>[], onConflict: RawBuilder<unknown>, ending: RawBuilder<unknown>) {
  const accounts = [...new Set(journals.flatMap(({ lines }) => lines.map(({ account }) => account)))].sort().map((code) => {
    const group = groupOf(code);
    if (group === null) throw new RangeError(`no account: ${code}`);
    return { code, grows: growsBy(group), bounded: isBounded(group) };
  });
  return sql`
    with sent as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(journals)}::jsonb)
        as s (id uuid, kind text, ref text, agency_id uuid, booked_on date, at timestamptz, amount bigint, memo jsonb, reverses uuid, lines jsonb)
    ), opened as (
      insert into ledger.account (code, grows, bounded, created_at)
      select a.code, a.grows, a.bounded, (select min(at) from sent)
        from jsonb_to_recordset(${JSON.stringify(accounts)}::jsonb) as a (code text, grows text, bounded boolean)
       where not exists (select from ledger.account known where known.code = a.code)
       order by a.code
      on conflict do nothing
    ), written as (
      insert into ledger.journal (id, kind, ref, agency_id, booked_on, at, entries, amount, memo, reverses)
      select id, kind, ref, agency_id, booked_on, at, jsonb_array_length(lines), amount, memo, reverses from sent
      ${onConflict}
      returning id
    )
    insert into ledger.entry (journal_id, nth, account, agency_id, booked_on, debit, credit, about)
    select s.id, l.nth, l.account, s.agency_id, s.booked_on, l.debit, l.credit, l.about
      from written
      join sent s on s.id = written.id
      cross join lateral jsonb_to_recordset(s.lines) as l (nth smallint, account text, debit bigint, credit bigint, about text)
    ${ending}`;
}

/** Closes every day up to and with this one; returns how many. Nothing may be booked on them any more. */
export async function closeDays(tx: Tx, day: string, at: Date): Promise<number> {
  const { rows } = await sql<{ readonly closed: number }>`select ledger.close(${day}::date, ${at}) as closed`.execute(tx);
  return rows[0]?.closed ?? 0;
}
