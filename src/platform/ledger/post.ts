import type { Tx } from '#db';
import { AppError, newId } from '#kernel';
import { sql } from 'kysely';
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
  const amount = sumOf(journal.entries);
  const id = newId();
  await openAccounts(tx, journal);
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('ledger.journal')
    .values({
      id,
      kind: journal.kind,
      ref: journal.ref,
      agency_id: journal.agencyId,
      booked_on: journal.bookedOn,
      at: journal.at,
      entries: journal.entries.length,
      amount,
      memo: JSON.stringify(journal.memo ?? {}),
      reverses: journal.reverses ?? null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'posted-before', ref: journal.ref });
  const rows = journal.entries.map((entry, at) => ({
    journal_id: id,
    nth: at + 1,
    account: entry.account,
    agency_id: journal.agencyId,
    booked_on: journal.bookedOn,
    debit: entry.debit,
    credit: entry.credit,
    about: entry.about,
  }));
  try {
    await tx.insertInto('ledger.entry').values(rows).execute();
  } catch (error) {
    const reason = refusals[(error as { readonly code?: string }).code ?? ''];
    throw reason === undefined ? error : new AppError('ACTION_NOT_ALLOWED', { reason, ref: journal.ref }, { cause: error });
  }
  return id;
}

async function openAccounts(tx: Tx, { entries, at }: NewJournal): Promise<void> {
  const codes = [...new Set(entries.map(({ account }) => account))];
  const known = await tx.selectFrom('ledger.account').select('code').where('code', 'in', codes).execute();
  const missing = codes.filter((code) => !known.some((one) => one.code === code)).sort();
  if (missing.length === 0) return;
  const rows = missing.map((code) => {
    const group = groupOf(code);
    if (group === null) throw new RangeError(`no account: ${code}`);
    return { code, grows: growsBy(group), bounded: isBounded(group), created_at: at };
  });
  await tx
    .insertInto('ledger.account')
    .values(rows)
    .onConflict((conflict) => conflict.column('code').doNothing())
    .execute();
}

/** Closes every day up to and with this one; returns how many. Nothing may be booked on them any more. */
export async function closeDays(tx: Tx, day: string, at: Date): Promise<number> {
  const { rows } = await sql<{ readonly closed: number }>`select ledger.close(${day}::date, ${at}) as closed`.execute(tx);
  return rows[0]?.closed ?? 0;
}
