import type { Db, Tx } from '#db';
import { AppError, newId } from '#kernel';
import { sql } from 'kysely';
import { numberOf } from '../domain/waiting.ts';

export const ticketStates = ['waiting', 'called', 'served', 'missed', 'left'] as const;
export type TicketState = (typeof ticketStates)[number];

/** A number somebody took; it names nobody. */
export interface Ticket {
  readonly id: string;
  readonly lineId: string;
  readonly placeId: string;
  readonly day: string;
  readonly number: string;
  readonly state: TicketState;
  readonly bookingId: string | null;
  readonly dueAt: Date;
  readonly takenAt: Date;
  readonly windowName: string | null;
  readonly officerId: string | null;
  readonly calledAt: Date | null;
  readonly toldAt: Date | null;
  readonly doneAt: Date | null;
}

const tickets = (db: Db | Tx) =>
  db
    .selectFrom('appointments.ticket as t')
    .innerJoin('appointments.line as l', 'l.id', 't.line_id')
    .select(['t.id', 't.line_id as lineId', 't.place_id as placeId', 't.day', 't.n', 'l.letter', 't.state', 't.booking_id as bookingId'])
    .select(['t.due_at as dueAt', 't.taken_at as takenAt', 't.window_name as windowName', 't.officer_id as officerId'])
    .select(['t.called_at as calledAt', 't.told_at as toldAt', 't.done_at as doneAt']);

type Row = Awaited<ReturnType<ReturnType<typeof tickets>['executeTakeFirstOrThrow']>>;

// The column allows these states and no others.
const ticketOf = ({ letter, n, state, ...row }: Row): Ticket => ({ ...row, number: numberOf(letter, n), state: state as TicketState });

/** Every number of a day at a place, in the order they were taken. */
export async function ticketsOn(db: Db | Tx, placeId: string, day: string): Promise<readonly Ticket[]> {
  const rows = await tickets(db)
    .where('t.place_id', '=', placeId)
    .where('t.day', '=', day)
    .orderBy('t.taken_at')
    .orderBy('t.id')
    .limit(2000)
    .execute();
  return rows.map(ticketOf);
}

/** Throws NOT_FOUND. */
export async function getTicket(db: Db | Tx, id: string): Promise<Ticket> {
  const ticket = await findTicket(db, id);
  if (!ticket) throw new AppError('NOT_FOUND', { ticket: id });
  return ticket;
}

export async function findTicket(db: Db | Tx, id: string): Promise<Ticket | undefined> {
  const row = await tickets(db).where('t.id', '=', id).executeTakeFirst();
  return row && ticketOf(row);
}

/** The number of a meeting on its day, where one was given. */
export async function ticketOfBooking(db: Db | Tx, bookingId: string): Promise<Ticket | undefined> {
  const row = await tickets(db).where('t.booking_id', '=', bookingId).executeTakeFirst();
  return row && ticketOf(row);
}

interface Taking {
  /** What the number is found by; a new one where whoever takes it chose none. */
  readonly id?: string;
  readonly lineId: string;
  readonly placeId: string;
  readonly day: string;
  /** The meeting it is for, and its hour. */
  readonly booking?: { readonly id: string; readonly startsAt: Date };
  readonly at: Date;
}

/** Gives the next number of a line on a day. Those who take one at once take turns at the row of the day. */
export async function insertTicket(tx: Tx, { id = newId(), lineId, placeId, day, booking, at }: Taking): Promise<string> {
  const { last } = await tx
    .insertInto('appointments.line_day')
    .values({ line_id: lineId, day, last: 1 })
    .onConflict((on) => on.columns(['line_id', 'day']).doUpdateSet({ last: sql`appointments.line_day.last + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow();
  const meeting = { booking_id: booking?.id ?? null, due_at: booking?.startsAt ?? at };
  await tx
    .insertInto('appointments.ticket')
    .values({ id, line_id: lineId, place_id: placeId, day, n: last, state: 'waiting', ...meeting, taken_at: at })
    .execute();
  return id;
}

interface Calling {
  readonly placeId: string;
  readonly lineIds: readonly string[];
  readonly day: string;
  readonly officerId: string;
  readonly windowName: string;
  readonly at: Date;
}

/**
 * Calls whoever is next: a meeting whose hour has come before everybody else, then whoever waits longest. A number another
 * officer is about to call is passed over, so that no two call the same. Undefined where nobody waits.
 */
export async function callNext(tx: Tx, { placeId, lineIds, day, officerId, windowName, at }: Calling): Promise<string | undefined> {
  const called = { state: 'called', officer_id: officerId, window_name: windowName, called_at: at, told_at: at };
  const next = tx
    .selectFrom('appointments.ticket')
    .select('id')
    .where('place_id', '=', placeId)
    .where('line_id', 'in', lineIds)
    .where('day', '=', day)
    .where('state', '=', 'waiting')
    .where('due_at', '<=', at)
    .orderBy(sql`booking_id is null`)
    .orderBy('due_at')
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked();
  const row = await tx.updateTable('appointments.ticket').set(called).where('id', '=', next).returning('id').executeTakeFirst();
  return row?.id;
}

/** What an officer is serving, or undefined. */
export async function servedBy(db: Db | Tx, officerId: string, day: string): Promise<Ticket | undefined> {
  const row = await tickets(db)
    .where('t.officer_id', '=', officerId)
    .where('t.day', '=', day)
    .where('t.state', '=', 'called')
    .executeTakeFirst();
  return row && ticketOf(row);
}

/** Ends a number, where it stands as expected; false where somebody was faster. */
export async function settleTicket(
  tx: Tx,
  id: string,
  { from, to, at }: { readonly from: TicketState; readonly to: TicketState; readonly at: Date },
): Promise<boolean> {
  const again = { state: to, officer_id: null, window_name: null, called_at: null, told_at: null, done_at: null };
  const { numUpdatedRows } = await tx
    .updateTable('appointments.ticket')
    .set(to === 'waiting' ? again : { state: to, done_at: at })
    .where('id', '=', id)
    .where('state', '=', from)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Calls out once more what is being called. */
export async function tellAgain(tx: Tx, id: string, officerId: string, at: Date): Promise<void> {
  await tx
    .updateTable('appointments.ticket')
    .set({ told_at: at })
    .where('id', '=', id)
    .where('officer_id', '=', officerId)
    .where('state', '=', 'called')
    .execute();
}

/** Forgets numbers of days before that one. Returns how many. */
export async function dropOldTickets(tx: Tx, before: string): Promise<number> {
  const { numDeletedRows } = await tx.deleteFrom('appointments.ticket').where('day', '<', before).executeTakeFirst();
  await tx.deleteFrom('appointments.line_day').where('day', '<', before).execute();
  return Number(numDeletedRows);
}
