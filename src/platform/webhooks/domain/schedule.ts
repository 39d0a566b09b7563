const MINUTE = 60;
const HOUR = 60 * MINUTE;
/** Seconds before the second, third … try; after the last a delivery is given up. Three days in all. */
const DELAYS: readonly number[] = [5, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR];

/** When a delivery that failed `tries` times is tried again; null when it is given up. */
export function nextTry(tries: number, now: Date): Date | null {
  const delay = DELAYS[tries - 1];
  return delay === undefined ? null : new Date(now.getTime() + delay * 1000);
}

/** So many tries failed one after the other … */
const MANY = 10;
/** … are tried once in so many seconds, whatever else waits … */
const REST = MINUTE;
/** … and pause a subscription when nothing went well for so long. A night's outage with many cases pauses nothing. */
const TOO_LONG = 24 * HOUR;

/** What became of one try. */
export type Outcome = 'delivered' | 'failed' | 'gone';

export interface Health {
  readonly failures: number;
  readonly failingSince: Date | null;
}

export interface Verdict extends Health {
  readonly restUntil: Date | null;
  /** The subscription is not active from now on. */
  readonly stop: 'failing' | 'gone' | null;
}

/** Longest rest a receiver may ask for, in seconds: what it wants beyond that it says again. */
const LONGEST_REST = HOUR;

/** Seconds a receiver asks to be left alone by Retry-After (RFC 9110, section 10.2.3), at most an hour; 0 where it asks for none. */
export function readRest(header: string | null, now: Date): number {
  const said = (header ?? '').trim();
  const seconds = /^\d{1,9}$/.test(said) ? Number(said) : (Date.parse(said) - now.getTime()) / 1000;
  return Number.isNaN(seconds) ? 0 : Math.min(Math.max(Math.ceil(seconds), 0), LONGEST_REST);
}

/**
 * How a subscription stands after a round of tries.
 * @param rest seconds its receiver asked to be left alone
 */
export function healthAfter(before: Health, outcomes: readonly Outcome[], now: Date, rest = 0): Verdict {
  const verdict = judge(before, outcomes, now);
  const asked = rest > 0 ? now.getTime() + rest * 1000 : 0;
  if (verdict.stop !== null || asked <= (verdict.restUntil?.getTime() ?? 0)) return verdict;
  return { ...verdict, restUntil: new Date(asked) };
}

function judge(before: Health, outcomes: readonly Outcome[], now: Date): Verdict {
  if (outcomes.includes('gone')) return { ...before, restUntil: null, stop: 'gone' };
  if (outcomes.includes('delivered')) return { failures: 0, failingSince: null, restUntil: null, stop: null };
  const failures = before.failures + outcomes.length;
  const failingSince = before.failingSince ?? now;
  const tired = failures >= MANY;
  const stop = tired && now.getTime() - failingSince.getTime() >= TOO_LONG * 1000 ? 'failing' : null;
  return { failures, failingSince, restUntil: tired ? new Date(now.getTime() + REST * 1000) : null, stop };
}
