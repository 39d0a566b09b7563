import type { Terms } from './terms.ts';

/** A session as it stands now; instants in milliseconds since 1970. */
export interface SessionTimes {
  readonly opensAt: number;
  readonly closesAt: number;
  readonly minutes: number;
  readonly extraMinutes: number;
  readonly endedAt: number | null;
}

export interface ParticipantTimes {
  readonly extraMinutes: number;
  readonly endedAt: number | null;
}

const MINUTE = 60_000;

/** Whether somebody may begin at `now`. */
export function mayBegin(session: SessionTimes, { endedAt }: ParticipantTimes, now: number): 'early' | 'late' | 'ended' | 'now' {
  if (session.endedAt !== null || endedAt !== null) return 'ended';
  if (now < session.opensAt) return 'early';
  return now <= session.closesAt + session.extraMinutes * MINUTE ? 'now' : 'late';
}

/**
 * When an attempt ends: its minutes after it began, with what the session and the student were given more; never later
 * than a proctor ended it. With `cut` a late starter ends with those who began on time.
 */
export function endOf(session: SessionTimes, own: ParticipantTimes, { lateStart }: Pick<Terms, 'lateStart'>, startedAt: number): number {
  const extra = session.extraMinutes + own.extraMinutes;
  const begun = lateStart === 'full' ? startedAt : Math.min(startedAt, session.opensAt);
  const end = begun + (session.minutes + extra) * MINUTE;
  return Math.min(end, session.endedAt ?? Infinity, own.endedAt ?? Infinity);
}

/** Slack for the way a request takes: an answer given in the last second may come a little after the end. */
export const SLACK = 5_000;
