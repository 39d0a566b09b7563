import type { SpatialAnswer } from '../look-up.ts';

/** Why the answers for a place cannot all hold there. */
export type Contested = 'plans' | 'areas';

/** Square metres, and the part of a parcel, by which areas of a plan may overlap where they were drawn with an unsteady hand. */
const SLIVER_M2 = 1;
const SLIVER = 0.005;

/** Whether several plans of one kind reach a place, or areas of one plan lie over one another in it; null where neither is so. */
export function contested({ plans, parcelM2 }: Pick<SpatialAnswer, 'plans' | 'parcelM2'>): Contested | null {
  const reaching = plans.filter(({ zones }) => zones.length > 0);
  if (new Set(reaching.map(({ plan }) => plan.kind)).size < reaching.length) return 'plans';
  const overlaps = reaching.some(({ zones, uncoveredM2 }) => {
    if (parcelM2 === null) return zones.length > 1;
    const claimed = zones.reduce((sum, { share }) => sum + (share?.m2 ?? 0), uncoveredM2 ?? 0);
    return claimed > parcelM2 + Math.max(SLIVER_M2, parcelM2 * SLIVER);
  });
  return overlaps ? 'areas' : null;
}
