import type { Clock } from '#kernel';

export interface FakeClock extends Clock {
  set(iso: string): void;
  advance(by: { days?: number; hours?: number; minutes?: number; seconds?: number }): void;
}

/** A clock that stands still until told. */
export function fakeClock(iso = '2026-03-02T02:00:00Z'): FakeClock {
  let now = new Date(iso).getTime();
  return {
    now: () => new Date(now),
    set: (to) => {
      now = new Date(to).getTime();
    },
    advance: ({ days = 0, hours = 0, minutes = 0, seconds = 0 }) => {
      now += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
    },
  };
}
