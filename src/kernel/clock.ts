/** Where the present moment comes from. Injected everywhere, so that tests and the demo choose the time. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
