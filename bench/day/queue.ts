import { quantile } from '../figures.ts';
import { assumed } from './assumptions.ts';

/** One time an officer took a file: since when it lay there, and whether one that lay there longer was left. Minutes. */
export interface Taken {
  readonly since: number;
  readonly at: number;
  readonly leftOlder: boolean;
}

/** What a queue did in a day. Minutes from midnight. */
export interface QueueDay {
  readonly taken: readonly Taken[];
  /** By file: when it was filed, and when its first answer went out; null where none did. */
  readonly answers: readonly { readonly filed: number; readonly answered: number | null }[];
  /** How long the file that lay longest had lain. */
  readonly oldestAtNoon: number;
  readonly oldestAtClosing: number;
  readonly openAtClosing: number;
}

/** A queue as a line of the report. */
export interface Ages {
  readonly p50: number;
  readonly p95: number;
  readonly longest: number;
  readonly oldestAtNoon: number;
  readonly oldestAtClosing: number;
  readonly openAtClosing: number;
  readonly passedOver: number;
  /** Of what was filed before closing. */
  readonly answeredShare: number;
}

export function agesOf({ taken, answers, oldestAtNoon, oldestAtClosing, openAtClosing }: QueueDay): Ages {
  const ages = taken.map(({ since, at }) => at - since);
  const inTime = answers.filter(({ filed }) => filed < assumed.office.to);
  return {
    p50: quantile(ages, 0.5),
    p95: quantile(ages, 0.95),
    longest: Math.max(0, ...ages),
    oldestAtNoon,
    oldestAtClosing,
    openAtClosing,
    passedOver: taken.filter(({ leftOlder }) => leftOlder).length,
    answeredShare: inTime.filter(({ answered }) => answered !== null).length / Math.max(1, inTime.length),
  };
}
