import type { FaultKind } from './faults.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How long after somebody's last message anything but a template may be sent to them. */
export const WINDOW = 24 * HOUR;
/** How long a call to Meta may take. */
export const CALL_PATIENCE = 20 * SECOND;
/** How long a call is taken to be in hand: longer than any, and soon enough after a crash. */
export const CALL_HELD = 40 * SECOND;
/**
 * How long news of a message are waited for that may or may not have been sent. Meta tells within seconds of what it
 * accepted, and goes on telling for days.
 */
export const UNKNOWN_PATIENCE = 10 * MINUTE;
/** How long those after it wait for it, so that the order is kept where news come. */
export const UNKNOWN_HOLDS = MINUTE;
/** Before a stopped number is tried with one message again. */
export const STOPPED_PROBE = 10 * MINUTE;

const waits: Partial<Readonly<Record<FaultKind | 'unsent', readonly number[]>>> = {
  retry: [10 * SECOND, MINUTE, 5 * MINUTE, 30 * MINUTE],
  media: [10 * SECOND, 2 * MINUTE],
  later: [4 * HOUR, 12 * HOUR],
  unsent: [5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR],
};

/** Milliseconds before the try after `tries` of them; null where there is none. `unsent`: Meta was not reached at all. */
export function waitAfter(kind: FaultKind | 'unsent', tries: number): number | null {
  return waits[kind]?.[tries - 1] ?? null;
}

/** Milliseconds everybody waits after the number was too fast for the n-th time in a row. */
export function slowFor(times: number): number {
  return Math.min(5 * MINUTE, SECOND * 2 ** Math.min(times, 12));
}

/** Milliseconds one person waits after too many messages to them. */
export const PAIR_SLOW = 6 * SECOND;

/** Milliseconds before something somebody wrote is handed over again after the n-th failure; null: laid aside. */
export function handOverAfter(tries: number): number | null {
  return [2 * SECOND, 15 * SECOND, MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR][tries - 1] ?? null;
}

/** Milliseconds before a file is fetched again after the n-th failure; null: given up. */
export function fetchAfter(tries: number): number | null {
  return [3 * SECOND, 15 * SECOND, MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR][tries - 1] ?? null;
}
