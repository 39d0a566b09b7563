import { officeDay } from '#platform/calendar';
import { rulesAt } from '#platform/rules';
import { areaTolerance, heightLimit, sacredAndShore } from '../domain/terms.ts';
import type { EstimateDeps } from '../estimate/route.tsx';
import { intensity } from '../spatial/domain/intensity.ts';
import { nearIn } from './near.ts';
import type { PlanCheckProps } from './page.tsx';

/** What a drawing is held against today, for whoever asks without a case. */
export async function limitsToday({
  db,
  clock,
  permitAgencyId: agencyId,
}: EstimateDeps): Promise<Pick<PlanCheckProps, 'limits' | 'rules' | 'confirmed'>> {
  const book = await rulesAt(db, [intensity, heightLimit, areaTolerance, sacredAndShore], { agencyId, on: officeDay(clock.now()) });
  const rows = book.value(intensity).intensity;
  const [height, tolerance] = [book.version(heightLimit), book.version(areaTolerance)];
  return {
    // Several plans may have a subzone of one name; then its plan is named beside it.
    limits: Object.fromEntries(
      rows.map(({ plan, subzone, ...limits }) => [
        rows.some((other) => other.subzone === subzone && other.plan !== plan) ? `${subzone} ${plan}` : subzone,
        limits,
      ]),
    ),
    rules: {
      height: { metres: height.value.metres, citation: height.citation },
      tolerance: { percent: tolerance.value.percent, citation: tolerance.citation },
      near: nearIn(book.version(sacredAndShore), ''),
    },
    confirmed: book.version(intensity).confirmed && height.confirmed && tolerance.confirmed,
  };
}
