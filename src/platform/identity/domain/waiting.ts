/** How guesses of one counter are slowed: never for good, since whoever guesses is not always whoever owns. */
export interface Pace {
  /** Wrong guesses in a row after which one has to wait. */
  readonly free: number;
  /** Seconds of the first wait; each further wrong guess doubles it. */
  readonly first: number;
  /** Seconds of the longest. */
  readonly longest: number;
  /** Seconds without a guess after which all are forgotten. */
  readonly forgotten: number;
}

/** An account's guesses from one device it knows, or from all it does not know: some thirty a day in the long run. */
export const accountPace: Pace = { free: 5, first: 30, longest: 3600, forgotten: 86_400 };
/** A network may be a village behind one address, so it is let try more before it waits, and waits less. */
export const networkPace: Pace = { free: 40, first: 30, longest: 900, forgotten: 3600 };

/** Seconds to wait after so many wrong guesses in a row. */
export function waitAfter(failures: number, { free, first, longest }: Pace): number {
  return failures < free ? 0 : Math.min(longest, first * 2 ** Math.min(failures - free, 20));
}

/** Whether the owner is told at this many: when waiting begins, and at every fiftieth. */
export function isTold(failures: number): boolean {
  return failures === accountPace.free || (failures > 0 && failures % 50 === 0);
}
