import type { Db } from '#db';
import { median, type Pace, waitFor } from '../domain/waiting.ts';
import type { Place } from '../store/places.ts';
import { type Line, linesAt } from './lines.ts';
import { type Ticket, ticketsOn } from './tickets.ts';

/** A line as it stands now. */
export interface LineNow {
  readonly line: Line;
  readonly waiting: readonly Ticket[];
  /** Minutes whoever takes a number now will wait, as far as one can say. */
  readonly minutes: number;
}

/** A place's queue on a day. */
export interface QueueNow {
  readonly place: Place;
  readonly lines: readonly LineNow[];
  /** What is being called or served, the last called out first. */
  readonly called: readonly Ticket[];
  readonly tickets: readonly Ticket[];
  readonly pace: ReadonlyMap<string, Pace>;
}

/** Somebody who called within so many minutes counts as serving. */
const SERVING = 30;
/** A meeting nearer than so many minutes is reckoned with. */
const SOON = 60;
const MINUTE = 60_000;

export async function readQueue(db: Db, place: Place, day: string, now: Date): Promise<QueueNow> {
  const [all, tickets] = await Promise.all([linesAt(db, [place.id]), ticketsOn(db, place.id, day)]);
  const lines = all.filter(({ active }) => active);
  const recent = (one: Ticket) =>
    one.state === 'called' || (one.calledAt !== null && now.getTime() - one.calledAt.getTime() < SERVING * MINUTE);
  const windows = new Set(tickets.filter(recent).map(({ officerId }) => officerId)).size;
  const pace = new Map(all.map(({ id }) => [id, { served: servingsOf(tickets, id), assumed: place.minutes, windows }]));
  return {
    place,
    tickets,
    pace,
    called: tickets.filter(({ state }) => state === 'called').toSorted((a, b) => timeOf(b.toldAt) - timeOf(a.toldAt)),
    lines: lines.map((line) => {
      // Whoever booked a time far ahead stands before nobody yet.
      const soon = ({ bookingId, dueAt }: Ticket) => bookingId === null || dueAt.getTime() - now.getTime() < SOON * MINUTE;
      const waiting = tickets.filter((one) => one.lineId === line.id && one.state === 'waiting' && soon(one)).toSorted(byTurn(now));
      return { line, waiting, minutes: waitFor(waiting.length, pace.get(line.id) ?? { served: [], assumed: place.minutes, windows }) };
    }),
  };
}

/** How many are called before this number, and about how long that takes. */
export function aheadOf({ lines, pace }: QueueNow, { id, lineId }: Ticket): { readonly ahead: number; readonly minutes: number } {
  const ahead = lines.find(({ line }) => line.id === lineId)?.waiting.findIndex((one) => one.id === id) ?? 0;
  const known = pace.get(lineId);
  return { ahead: Math.max(0, ahead), minutes: known ? waitFor(Math.max(0, ahead), known) : 0 };
}

/** What became of a line's numbers on a day. */
export interface LineFigures {
  readonly line: Line;
  readonly taken: number;
  readonly served: number;
  readonly missed: number;
  readonly left: number;
  readonly waiting: number;
  /** Minutes from taking a number, or from the hour of a meeting, to being called: the middle one. */
  readonly waited: number;
  /** Minutes of being served: the middle one. */
  readonly lasted: number;
}

export async function figuresOn(db: Db, place: Place, tickets: readonly Ticket[]): Promise<readonly LineFigures[]> {
  return (await linesAt(db, [place.id])).flatMap((line): LineFigures[] => {
    const own = tickets.filter(({ lineId }) => lineId === line.id);
    if (own.length === 0 && !line.active) return [];
    const count = (state: Ticket['state']) => own.filter((one) => one.state === state).length;
    const waits = own.flatMap(({ calledAt, dueAt }) => (calledAt === null ? [] : [(calledAt.getTime() - dueAt.getTime()) / MINUTE]));
    return [
      {
        line,
        taken: own.length,
        served: count('served'),
        missed: count('missed'),
        left: count('left'),
        waiting: count('waiting'),
        waited: Math.round(median(waits)),
        lasted: Math.round(median(servingsOf(own, line.id))),
      },
    ];
  });
}

function servingsOf(tickets: readonly Ticket[], lineId: string): number[] {
  return tickets.flatMap(({ state, lineId: of, calledAt, doneAt }) =>
    state === 'served' && of === lineId && calledAt !== null && doneAt !== null ? [(doneAt.getTime() - calledAt.getTime()) / MINUTE] : [],
  );
}

/** As they are called: meetings whose hour has come, then the others as they came, then meetings still ahead. */
function byTurn(now: Date) {
  const rank = ({ bookingId, dueAt }: Ticket) => (bookingId === null ? 1 : dueAt <= now ? 0 : 2);
  return (a: Ticket, b: Ticket) => rank(a) - rank(b) || a.dueAt.getTime() - b.dueAt.getTime() || a.id.localeCompare(b.id);
}

function timeOf(at: Date | null): number {
  return at?.getTime() ?? 0;
}
