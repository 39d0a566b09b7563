/** Seconds a session lives without use, and at the most since its holder last proved who they are. */
export interface SessionSpan {
  readonly idle: number;
  readonly life: number;
}

export interface SessionLimits {
  readonly officer: SessionSpan;
  readonly citizen: SessionSpan;
}

export interface SessionTimes {
  readonly createdAt: Date;
  /** null: opened by a release that did not note it. */
  readonly seenAt: Date | null;
}

export function hasEnded({ createdAt, seenAt }: SessionTimes, { idle, life }: SessionSpan, now: Date): boolean {
  const since = (then: Date) => (now.getTime() - then.getTime()) / 1000;
  return since(seenAt ?? createdAt) > idle || since(createdAt) > life;
}

/** Use is written down no more often than this, in seconds: a short limit is met so much too early at the worst. */
const SEEN_EVERY = 120;

export function isDueToNote({ seenAt }: SessionTimes, now: Date): boolean {
  return seenAt === null || now.getTime() - seenAt.getTime() > SEEN_EVERY * 1000;
}
