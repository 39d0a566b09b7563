import { officeDay } from '#platform/calendar';
import { type Offer, performanceOf } from '#platform/cases';
import { rulesAt } from '#platform/rules';
import type { OmbudsmanDeps } from '../deps.ts';
import { type Broken, brokenBy, type Promised, type Thresholds } from '../domain/oversight/promises.ts';
import { signalThresholds } from '../rules.ts';

export interface Watched extends Promised {
  readonly offer: Offer;
  readonly broken: readonly Broken[];
}

/** Days looked back on: long enough for slow services, short enough to speak of now. */
const DAYS = 180;

/** Every service of the hall with what is late today, and the promises it breaks; those that break most first. */
export async function watchPromises({ db, clock, offers }: Pick<OmbudsmanDeps, 'db' | 'clock' | 'offers'>): Promise<{
  readonly rows: readonly Watched[];
  readonly thresholds: Thresholds;
  readonly confirmed: boolean;
}> {
  const now = clock.now();
  const today = officeDay(now);
  const rules = await rulesAt(db, [signalThresholds], { agencyId: null, on: today });
  const thresholds = rules.value(signalThresholds);
  const period = { from: officeDay(new Date(now.getTime() - DAYS * 86_400_000)), to: today, now };
  const rows = (await performanceOf(db, offers(), period))
    .map(({ offer, ...figures }): Watched => {
      const promised = { ...figures, key: `${offer.agency.key} ${offer.service.key}` };
      return { ...promised, offer, broken: brokenBy(promised, thresholds) };
    })
    .filter(({ received }) => received > 0)
    .toSorted((a, b) => b.broken.length - a.broken.length || b.overdue - a.overdue || a.key.localeCompare(b.key));
  return { rows, thresholds, confirmed: rules.version(signalThresholds).confirmed };
}
