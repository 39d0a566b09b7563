import { assumed } from './assumptions.ts';
import { Chance } from './chance.ts';

/** What is to become of one file, whoever handles it in whatever order. Times in minutes. */
export interface FilePlan {
  /** How long an officer looks at it, first and once more. */
  readonly look: number;
  readonly lookAgain: number;
  /** One of its photos is unreadable; this long after they were told, the applicant sends another. */
  readonly mendsAfter: number | null;
  /** Minutes after filing at which the applicant writes again, as long as nobody answered. */
  readonly writesAgain: readonly number[];
}

/** One applicant of the day. */
export interface ApplicantPlan {
  readonly nth: number;
  /** When they write first, in minutes from midnight. */
  readonly begins: number;
  readonly files: readonly FilePlan[];
  readonly confused: boolean;
  readonly photoTwice: boolean;
  readonly unnamed: boolean;
  readonly oneByOne: boolean;
  /** Of what they do on the way. */
  readonly seed: number;
}

/** The applicants of a day, in the order in which they write first. The same seed gives the same day. */
export function planDay(applicants: number, seed: number): readonly ApplicantPlan[] {
  const chance = new Chance(seed);
  const begins = Array.from({ length: applicants }, () => firstWord(chance)).sort((one, other) => one - other);
  return begins.map((at, nth) => {
    const restless = chance.is(assumed.restless);
    const files = Array.from({ length: chance.is(assumed.second) ? 2 : 1 }, () => planFile(chance, restless));
    return {
      nth,
      begins: at,
      files,
      confused: chance.is(assumed.confused),
      photoTwice: chance.is(assumed.photoTwice),
      unnamed: chance.is(assumed.unnamed),
      oneByOne: chance.is(assumed.oneByOne),
      seed: chance.below(2 ** 31),
    };
  });
}

function firstWord(chance: Chance): number {
  const { from, weights } = assumed.firstWords;
  let drawn = chance.next() * weights.reduce((sum, weight) => sum + weight, 0);
  const half = weights.findIndex((weight) => {
    drawn -= weight;
    return drawn < 0;
  });
  return from + 30 * (half < 0 ? weights.length - 1 : half) + chance.between([0, 30]);
}

function planFile(chance: Chance, restless: boolean): FilePlan {
  const writesAgain: number[] = [];
  if (restless) {
    for (let at = chance.between(assumed.patience); at < 10 * 60; at += chance.between(assumed.patience)) writesAgain.push(at);
  }
  return {
    look: chance.between(assumed.look),
    lookAgain: chance.between(assumed.lookAgain),
    mendsAfter: chance.is(assumed.unreadable) ? chance.between(assumed.mends) : null,
    writesAgain,
  };
}

/** Whether an officer works at this minute. */
export function works(officer: number, minute: number): boolean {
  const { from, to, rests, rest } = assumed.office;
  const pause = rests[officer % rests.length] ?? from;
  return minute >= from && minute < to && !(minute >= pause && minute < pause + rest);
}
