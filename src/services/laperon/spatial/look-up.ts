import type { Db, Tx } from '#db';
import { type RuleBook, rulesAt } from '#platform/rules';
import { areaM2, middleOf, type Place } from '../domain/parcel.ts';
import { activities, type Activity, activityMatrix, type Allowed, allowedIn } from './domain/activities.ts';
import { intensity, type Limits, limitsOf } from './domain/intensity.ts';
import { type OverlayKind, overlayKinds } from './domain/overlay.ts';
import { hitsAt, type OverlayHit } from './domain/overlay-hits.ts';
import { boundsOf, contains, type LonLat } from './domain/shape.ts';
import { parcelShape, sharesOf } from './domain/shares.ts';
import { areasIn, type KeptArea } from './store/areas.ts';
import { partsIn } from './store/overlay-parts.ts';
import { type Overlay, overlaysInForce, type Plan, plansInForce } from './store/plans.ts';

/** A zone a place lies in, with everything the plan says of it. */
export interface ZoneAnswer {
  readonly plan: Plan;
  readonly zone: { readonly code: string | null; readonly name: string | null };
  readonly subzone: { readonly code: string | null; readonly name: string | null };
  readonly district: string | null;
  readonly village: string | null;
  readonly block: string | null;
  /** Special provisions by the column that names them. */
  readonly provisions: Readonly<Record<string, string>>;
  readonly limits: Limits | null;
  /** For each activity; empty where the matrix does not know the subzone. */
  readonly activities: Readonly<Partial<Record<Activity, Allowed>>>;
  /** Of the parcel; null where a point was asked. */
  readonly share: { readonly m2: number; readonly percent: number } | null;
}

export interface PlanAnswer {
  readonly plan: Plan;
  /** Largest share first; empty where the plan does not reach the place. */
  readonly zones: readonly ZoneAnswer[];
  /** What of the parcel no zone of the plan covers, m²; null for a point. */
  readonly uncoveredM2: number | null;
}

/** What an overlay says of a place; overlays that do not reach it say nothing. */
export interface OverlayAnswer {
  readonly plan: Overlay;
  /** Nearest first, and at least one. */
  readonly hits: readonly OverlayHit[];
}

export interface SpatialAnswer {
  readonly place: Place;
  /** YYYY-MM-DD: the day the answer holds for. */
  readonly on: string;
  /** On the plane; null for a point. */
  readonly parcelM2: number | null;
  readonly plans: readonly PlanAnswer[];
  /** Of the overlays in force those that count here. */
  readonly overlays: readonly OverlayAnswer[];
  /** What kinds of overlay are in force at all: of another, silence says nothing. */
  readonly kindsKnown: readonly OverlayKind[];
  /** Whether the agency has confirmed both tables the limits and activities come from. */
  readonly confirmed: boolean;
}

/**
 * What the plans in force say of a place: of a point the zone it lies in, of a parcel its shares in every zone with the
 * limits of each. Never averaged. `on` is a day, YYYY-MM-DD.
 */
export async function lookUp(db: Db | Tx, place: Place, on: string): Promise<SpatialAnswer> {
  const [plans, overlays] = [await plansInForce(db, on), await overlaysInForce(db, on)];
  const parcel = parcelShape(place);
  const { lat, lon } = middleOf(place);
  const point: LonLat = [lon, lat];
  const bounds = boundsOf(parcel ?? [[[point]]]);
  const planIds = plans.map(({ id }) => id);
  const near = await areasIn(db, planIds, bounds);
  const overlayIds = overlays.map(({ id }) => id);
  const parts = await partsIn(db, overlayIds, bounds);
  const books = new Map<string, RuleBook>();
  for (const { agencyId } of plans)
    if (!books.has(agencyId)) books.set(agencyId, await rulesAt(db, [intensity, activityMatrix], { agencyId, on }));

  const answered = plans.map((plan): PlanAnswer => {
    const own = near.filter(({ planId }) => planId === plan.id);
    const book = books.get(plan.agencyId);
    if (!parcel) {
      const at = own.filter(({ shape }) => contains(shape, point));
      return { plan, zones: at.map((area) => zoneOf(plan, area, book, null)), uncoveredM2: null };
    }
    const { shares, uncoveredM2 } = sharesOf(
      parcel,
      own.map((area) => ({ area, shape: area.shape })),
    );
    const zones = merged(shares.map(({ area, m2, percent }) => zoneOf(plan, area, book, { m2, percent })));
    return { plan, zones, uncoveredM2 };
  });
  return {
    place,
    on,
    parcelM2: areaM2(place),
    plans: answered,
    overlays: overlays
      .map((plan) => {
        const own = parts.filter(({ planId }) => planId === plan.id);
        return { plan, hits: hitsAt(place, own) };
      })
      .filter(({ hits }) => hits.length > 0)
      .sort((a, b) => overlayKinds.indexOf(a.plan.overlay) - overlayKinds.indexOf(b.plan.overlay)),
    kindsKnown: overlayKinds.filter((kind) => overlays.some(({ overlay }) => overlay === kind)),
    confirmed: [...books.values()].every((book) => book.version(intensity).confirmed && book.version(activityMatrix).confirmed),
  };
}

function zoneOf(plan: Plan, area: KeptArea, book: RuleBook | undefined, share: ZoneAnswer['share']): ZoneAnswer {
  const { zoneCode, zoneName, subzoneCode, subzoneName, district, village, block, provisions } = area;
  const limits = book && limitsOf(book.value(intensity), plan.key, subzoneCode);
  const matrix = book?.value(activityMatrix);
  const allowed: Partial<Record<Activity, Allowed>> = {};
  for (const activity of matrix ? activities : []) {
    const answer = matrix && allowedIn(matrix, plan.key, subzoneCode, activity);
    if (answer) allowed[activity] = answer;
  }
  return {
    plan,
    zone: { code: zoneCode, name: zoneName },
    subzone: { code: subzoneCode, name: subzoneName },
    district,
    village,
    block,
    provisions,
    limits: limits ?? null,
    activities: allowed,
    share,
  };
}

/** Areas of one subzone that lie side by side are one share of the parcel; where they differ in provisions they stay apart. */
function merged(zones: readonly ZoneAnswer[]): readonly ZoneAnswer[] {
  const byName = new Map<string, ZoneAnswer>();
  for (const one of zones) {
    const name = JSON.stringify([one.zone, one.subzone, Object.entries(one.provisions).sort()]);
    const before = byName.get(name);
    const share =
      before?.share && one.share ? { m2: before.share.m2 + one.share.m2, percent: before.share.percent + one.share.percent } : one.share;
    byName.set(name, { ...(before ?? one), share });
  }
  return [...byName.values()].sort((a, b) => (b.share?.m2 ?? 0) - (a.share?.m2 ?? 0));
}
