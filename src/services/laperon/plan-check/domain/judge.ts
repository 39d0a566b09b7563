import type { Role } from './layers.ts';
import type { SitePlan } from './site-plan.ts';

/** What a subzone limits, as the spatial rules have it; what is absent is free. */
export interface Limits {
  readonly kdbMaxPercent?: number | undefined;
  readonly klbMax?: number | undefined;
  readonly kdhMinPercent?: number | undefined;
  readonly ktbMaxPercent?: number | undefined;
  readonly gsbMinMetres?: number | undefined;
  readonly sideMinMetres?: number | undefined;
  readonly heightMaxMetres?: number | undefined;
  readonly floorsMax?: number | undefined;
  readonly citation: string;
}

/** What is looked at, in the order of the table. */
export const checks = ['kdb', 'klb', 'kdh', 'ktb', 'gsb', 'side', 'height', 'floors', 'land', 'coast', 'cliff', 'temple'] as const;
export type Check = (typeof checks)[number];

export interface Finding {
  readonly check: Check;
  /** `most`: what is provided may not be larger; `least`: not smaller. */
  readonly required: { readonly bound: 'most' | 'least'; readonly value: number } | null;
  readonly provided: number | null;
  /** `unread`: the drawing does not say; `free`: nothing limits it; `officer`: a person says, since no figure can. */
  /** Whether what is provided was measured from the land, by the map of a plan, and not from the building. */
  readonly isOfLand?: boolean;
  readonly verdict: 'met' | 'not-met' | 'unread' | 'free' | 'officer';
  readonly citation: string | null;
  /** What to show where it fails. */
  readonly shows: readonly Role[];
}

export interface Rules {
  readonly limits: Limits | null;
  /** The limit of the island, in metres, with its law; and the law of the exception that is asked for, which an officer confirms. */
  readonly height: { readonly metres: number; readonly citation: string; readonly exception?: string };
  /** How far measured and declared area may differ, % of the declared. */
  readonly tolerance: { readonly percent: number; readonly citation: string };
  /** Distances nature and faith ask for; absent where nobody asked. */
  readonly near?: Near;
}

/** A distance to keep in metres, null where its figure is not known; and whether the plans say that it counts here. */
export interface Nearness {
  readonly metres: number | null;
  readonly here: boolean;
  /** Where an overlay says so: how far the land itself lies from it, metres, and by which law. */
  readonly overlay?: { readonly landMetres: number; readonly citation: string };
}
export type Near = Readonly<Record<'coast' | 'cliff' | 'temple', Nearness>> & { readonly citation: string };

/** A hair's breadth: figures are printed to two decimals, and a wall on the line is not over it. */
const HAIR = 0.005;

/** Holds what was measured against the limits of a subzone, line by line. Informs; the officer decides. Pure. */
export function judge(plan: SitePlan, { limits, height, tolerance, near }: Rules): readonly Finding[] {
  const { parcelM2 } = plan;
  const total = (pick: (block: SitePlan['blocks'][number]) => number) => plan.blocks.reduce((sum, block) => sum + pick(block), 0);
  const percent = (m2: number | null) => (parcelM2 === null || m2 === null ? null : (m2 / parcelM2) * 100);
  const floorsM2 = total(({ floors }) => floors.reduce((sum, { m2 }) => sum + m2, 0));
  const footprint = plan.blocks.length > 0 ? total(({ footprintM2 }) => footprintM2) : null;
  const basement = total(({ basementM2 }) => basementM2);
  const heights = plan.blocks.flatMap(({ height: one }) => one?.metres ?? []);
  const storeys = Math.max(0, ...plan.blocks.flatMap(({ floors }) => floors.map(({ level }) => level)));
  const cited = limits?.citation ?? null;
  const byZone = limits?.heightMaxMetres;
  // The lower of the two holds; each is cited by its own law.
  const highest =
    byZone !== undefined && byZone < height.metres
      ? { value: byZone, citation: cited }
      : { value: height.metres, citation: height.citation };
  return [
    finding('kdb', 'most', limits?.kdbMaxPercent, percent(footprint), cited, ['footprint']),
    finding('klb', 'most', limits?.klbMax, parcelM2 === null || floorsM2 === 0 ? null : floorsM2 / parcelM2, cited, ['floor']),
    finding('kdh', 'least', limits?.kdhMinPercent, percent(plan.greenM2), cited, ['green']),
    finding('ktb', 'most', limits?.ktbMaxPercent, percent(basement), cited, ['basement']),
    finding('gsb', 'least', limits?.gsbMinMetres, plan.toRoad?.metres ?? null, cited, ['road', 'footprint']),
    finding('side', 'least', limits?.sideMinMetres, plan.toBorder?.metres ?? null, cited, ['parcel', 'footprint']),
    excepted(
      finding('height', 'most', highest.value, heights.length > 0 ? Math.max(...heights) : null, highest.citation, ['height']),
      height,
    ),
    finding('floors', 'most', limits?.floorsMax, storeys > 0 ? storeys : null, cited, ['floor']),
    finding('land', 'most', tolerance.percent, differenceOf(plan), tolerance.citation, ['parcel']),
    ...nearOf(plan, near),
  ];
}

/** Above the limit of the island, but not of its zone, an exception that is asked for leaves it to an officer. */
function excepted(found: Finding, { metres, exception }: Rules['height']): Finding {
  if (found.verdict !== 'not-met' || exception === undefined || found.required?.value !== metres) return found;
  return { ...found, verdict: 'officer', citation: exception };
}

/** Coast, cliff and temple, where the plans name them here or the drawing shows them. */
function nearOf(plan: SitePlan, near: Near | undefined): readonly Finding[] {
  if (!near) return [];
  const measured = { coast: plan.toCoast, cliff: plan.toCliff, temple: plan.toTemple };
  return (['coast', 'cliff', 'temple'] as const).flatMap((check): Finding[] => {
    const [{ metres, here, overlay }, way] = [near[check], measured[check]];
    if (!here && !way) return [];
    const citation = overlay?.citation ?? near.citation;
    const isOfLand = !way && overlay !== undefined;
    const found = finding(check, 'least', metres ?? undefined, way?.metres ?? overlay?.landMetres ?? null, citation, [check, 'footprint']);
    // No figure is known, nothing in the drawing shows how near it is, or only the land is known to be too near, of which the
    // building may keep the far end: somebody has to look.
    const isLeft = found.verdict === 'free' || (isOfLand && found.verdict === 'not-met');
    return [{ ...found, citation, ...(isOfLand && { isOfLand }), ...(isLeft && { verdict: 'officer' as const }) }];
  });
}

function finding(
  check: Check,
  bound: 'most' | 'least',
  value: number | undefined,
  provided: number | null,
  citation: string | null,
  shows: readonly Role[],
): Finding {
  const required = value === undefined ? null : { bound, value };
  const rest = { check, required, provided, citation: required === null ? null : citation, shows };
  if (required === null) return { ...rest, verdict: 'free' };
  if (provided === null) return { ...rest, verdict: 'unread' };
  const over = bound === 'most' ? provided - required.value : required.value - provided;
  return { ...rest, verdict: over > HAIR ? 'not-met' : 'met' };
}

/** How far the measured area lies from what the drawing declares, % of the declared; null where it declares nothing. */
function differenceOf({ parcelM2, declaredM2 }: SitePlan): number | null {
  return parcelM2 === null || declaredM2 === null ? null : (Math.abs(parcelM2 - declaredM2) / declaredM2) * 100;
}
