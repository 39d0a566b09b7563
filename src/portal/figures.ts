import { Kept } from '#kernel';
import { officeDay } from '#platform/calendar';
import { type Performance, performanceOf } from '#platform/cases';
import { rulesEdition } from '#platform/rules';
import type { PortalDeps } from './deps.ts';

/** Seconds for which figures may be shown again: counting them reads a year of cases. */
const KEPT_SECONDS = 60;
/** Seconds for which old figures may be shown while new ones are counted, so that nobody waits for a large register. */
const STALE_SECONDS = 600;

export type Figures = (days: number) => Promise<readonly Performance[]>;

/** The figures of every service over the last so many days, counted at most once a minute; those of a minute ago while they are. */
export function makeFigures({ db, clock, registry }: Pick<PortalDeps, 'db' | 'clock' | 'registry'>): Figures {
  const kept = new Kept<readonly Performance[]>(clock, { seconds: KEPT_SECONDS, stale: STALE_SECONDS });
  return (days) => {
    const now = clock.now();
    const period = { from: officeDay(new Date(now.getTime() - days * 86_400_000)), to: officeDay(now), now };
    return kept.get(`${days} ${rulesEdition()}`, () => performanceOf(db, registry.all(), period));
  };
}
