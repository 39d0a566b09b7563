import { type Performance, performanceOf } from '#platform/cases';
import type { PortalDeps } from './deps.ts';

/** Seconds for which figures may be shown again: the home page asks for them at every visit. */
const KEPT_SECONDS = 60;

export type Figures = (days: number) => Promise<readonly Performance[]>;

/** The figures of every service over the last so many days, counted at most once a minute. */
export function makeFigures({ db, clock, registry }: PortalDeps): Figures {
  const kept = new Map<number, { readonly at: number; readonly figures: Promise<readonly Performance[]> }>();
  return (days) => {
    const now = clock.now().getTime();
    const known = kept.get(days);
    if (known && now - known.at < KEPT_SECONDS * 1000 && now >= known.at) return known.figures;
    const day = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);
    const figures = performanceOf(db, registry.all(), { from: day(now - days * 86_400_000), to: day(now) });
    kept.set(days, { at: now, figures });
    figures.catch(() => kept.delete(days));
    return figures;
  };
}
