import { officeDay } from '#platform/calendar';
import { rulesAt } from '#platform/rules';
import { areaTolerance, heightLimit, sacredAndShore } from '../domain/terms.ts';
import type { EstimateDeps } from '../estimate/route.tsx';
import { intensity } from '../spatial/domain/intensity.ts';
import { keptOverlay } from '../spatial/register.ts';
import { nearIn } from './near.ts';
import type { Place } from '../domain/parcel.ts';
import type { PlanCheckProps } from './page.tsx';
import { placedAt, provisionsOf } from './place.ts';

export type Held = Pick<PlanCheckProps, 'limits' | 'rules' | 'confirmed' | 'placed'> & {
  /** The widest zone of the place as `limits` calls it; empty where there is none. */
  readonly subzone: string;
};

/** What a drawing is held against today, for whoever asks without a case: at a place, where one was named. */
export async function limitsToday(deps: EstimateDeps, place: Place | null = null): Promise<Held> {
  const { db, clock, permitAgencyId: agencyId } = deps;
  const today = officeDay(clock.now());
  const placed = place && (await placedAt(deps, place, today));
  const book = await rulesAt(db, [intensity, heightLimit, areaTolerance, sacredAndShore], { agencyId, on: today });
  const rows = book.value(intensity).intensity;
  const [height, tolerance] = [book.version(heightLimit), book.version(areaTolerance)];
  // Several plans may have a subzone of one name; then its plan is named beside it.
  const nameOf = ({ plan, subzone }: { readonly plan: string; readonly subzone: string }) =>
    rows.some((other) => other.subzone === subzone && other.plan !== plan) ? `${subzone} ${plan}` : subzone;
  const [widest] = (placed?.zones ?? []).flatMap(({ plan, subzone }) =>
    rows.filter((row) => row.plan === plan.key && row.subzone === subzone.code),
  );
  return {
    placed,
    subzone: widest ? nameOf(widest) : '',
    limits: Object.fromEntries(rows.map(({ plan, subzone, ...limits }) => [nameOf({ plan, subzone }), limits])),
    rules: {
      height: { metres: height.value.metres, citation: height.citation },
      tolerance: { percent: tolerance.value.percent, citation: tolerance.citation },
      near: nearIn(book.version(sacredAndShore), placed ? provisionsOf(placed) : '', placed?.answer.overlays.map(keptOverlay)),
    },
    confirmed: book.version(intensity).confirmed && height.confirmed && tolerance.confirmed,
  };
}
