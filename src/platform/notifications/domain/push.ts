const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Before the second, third … try; after the last it is given up. */
const DELAYS: readonly number[] = [MINUTE / 2, 2 * MINUTE, 10 * MINUTE, HOUR, 4 * HOUR];
/** A push service may ask for so much patience and no more. */
const LONGEST = 24 * HOUR;

/** What came of one try: shown to the browser's service, no such subscription any more, or to be tried again. */
export type PushOutcome = 'sent' | 'gone' | 'refused' | 'again';

/** By what a push service answers (RFC 8030); null where it does not, or may not be asked for its address. */
export function outcomeOf(status: number | null, failure: string | null = null): PushOutcome {
  if (failure === 'address') return 'gone';
  if (status === null || status === 429 || status >= 500) return 'again';
  if (status >= 200 && status < 300) return 'sent';
  // 401 and 403: it was made for other keys than ours are now.
  return [401, 403, 404, 410].includes(status) ? 'gone' : 'refused';
}

/** When what failed `tries` times is tried again, no earlier than the service asks; null when it is given up. */
export function nextPush(tries: number, retryAfter: string | null, now: Date): Date | null {
  const delay = DELAYS[tries - 1];
  return delay === undefined ? null : new Date(now.getTime() + Math.max(delay, Math.min(LONGEST, asked(retryAfter, now))));
}

/** Seconds or a date (RFC 9110, section 10.2.3), in milliseconds from now; 0 for anything else. */
function asked(retryAfter: string | null, now: Date): number {
  if (retryAfter === null) return 0;
  if (/^\d{1,9}$/.test(retryAfter)) return Number(retryAfter) * 1000;
  const until = Date.parse(retryAfter);
  return Number.isNaN(until) ? 0 : Math.max(0, until - now.getTime());
}
