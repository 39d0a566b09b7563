import type { Activity, Allowed } from './activities.ts';
import type { Limits } from './intensity.ts';
import type { MapExtract } from './map-extract.ts';
import type { OverlayKind } from './overlay.ts';
import { shownShares } from './shown-shares.ts';
import type { OverlayHit } from './overlay-hits.ts';

/** A zone as a case keeps it. */
export interface KeptZone {
  readonly code: string | null;
  readonly name: string | null;
  readonly limits: Limits | null;
  readonly activities: Readonly<Partial<Record<Activity, Allowed>>>;
  readonly provisions: Readonly<Record<string, string>>;
  readonly share: { readonly m2: number; readonly percent: number } | null;
}

/** An overlay as a case keeps it. */
export interface KeptOverlay {
  readonly key: string;
  readonly version: number;
  readonly kind: OverlayKind;
  readonly title: string;
  readonly citation: string;
  readonly synthetic: boolean;
  readonly hits: readonly OverlayHit[];
}

/** What the plans in force said of a place on a day: plain JSON, kept as it was, whatever becomes of the plans. */
export interface KeptAnswer {
  /** YYYY-MM-DD. */
  readonly on: string;
  readonly parcelM2: number | null;
  readonly confirmed: boolean;
  readonly plans: readonly {
    readonly key: string;
    readonly version: number;
    readonly title: string;
    readonly citation: string;
    readonly synthetic: boolean;
    readonly uncoveredM2: number | null;
    readonly zones: readonly KeptZone[];
  }[];
  /** Absent from what was kept before overlays were plans of their own. */
  readonly overlays?: readonly KeptOverlay[];
  readonly map: MapExtract | null;
}

/** The plans that reach the place, with shares as they are written: rounded together, so that they add up. */
export function shownPlans({ plans, parcelM2 }: KeptAnswer): KeptAnswer['plans'] {
  return plans
    .filter(({ zones }) => zones.length > 0)
    .map((plan) => {
      const shares = plan.zones.map(({ share }) => share);
      const shown = shownShares(shares, plan.uncoveredM2, parcelM2);
      return {
        ...plan,
        zones: plan.zones.map((zone, at) => ({ ...zone, share: shown.zones[at] ?? null })),
        uncoveredM2: shown.uncoveredM2,
      };
    });
}
