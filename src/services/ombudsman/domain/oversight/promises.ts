/** What a service promises and what it did, of one agency over some time. */
export interface Promised {
  readonly key: string;
  readonly received: number;
  readonly decided: number;
  readonly open: number;
  readonly inTime: number;
  readonly overdue: number;
  readonly p90: number | null;
  /** Working days the service promises. */
  readonly allowed: number;
}

/** When a service counts as breaking its own promise. */
export interface Thresholds {
  /** Share of the decided in time, in per cent, below which it speaks. */
  readonly inTimePercent: number;
  /** Share of the open that are late, in per cent, from which it speaks. */
  readonly overduePercent: number;
  /** How many times the promised days nine of ten may take. */
  readonly p90Times: number;
  /** Below so many cases nothing is said: one slow file is no pattern. */
  readonly least: number;
}

export type Broken = 'late-decisions' | 'late-now' | 'slow-tail';

/** Which promises a service breaks; empty where it keeps them, or too little is known. A signal is no finding: it asks to be looked at. */
export function brokenBy({ decided, open, inTime, overdue, p90, allowed }: Promised, at: Thresholds): readonly Broken[] {
  const broken: Broken[] = [];
  if (decided >= at.least && inTime * 100 < decided * at.inTimePercent) broken.push('late-decisions');
  if (open >= at.least && overdue * 100 >= open * at.overduePercent && overdue > 0) broken.push('late-now');
  if (decided >= at.least && p90 !== null && p90 > allowed * at.p90Times) broken.push('slow-tail');
  return broken;
}
