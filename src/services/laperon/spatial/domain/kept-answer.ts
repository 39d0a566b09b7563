import type { Activity, Allowed } from './activities.ts';
import type { Limits } from './intensity.ts';
import type { MapExtract } from './map-extract.ts';

/** A zone as a case keeps it. */
export interface KeptZone {
  readonly code: string | null;
  readonly name: string | null;
  readonly limits: Limits | null;
  readonly activities: Readonly<Partial<Record<Activity, Allowed>>>;
  readonly provisions: Readonly<Record<string, string>>;
  readonly share: { readonly m2: number; readonly percent: number } | null;
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
  readonly map: MapExtract | null;
}
