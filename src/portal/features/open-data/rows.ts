import type { ServiceRegistry } from '#platform/cases';
import { elementKeys, type PublicPart, type Skm } from '#platform/survey';
import type { Wing } from '../../wings.ts';
import type { PeriodFigures } from '../../period-figures.ts';
import type { ShownFigures } from '../performance/shown.ts';

/** One figure: of which period, agency and service, what it measures, and how much. */
export interface OpenRow {
  readonly period: string;
  readonly agency: string;
  /** Empty for the agency as a whole. */
  readonly service: string;
  readonly table: string;
  readonly measure: string;
  /** Null where it is not shown. */
  readonly value: number | null;
  readonly shown: boolean;
  readonly text: string;
}

export const columns = ['period', 'agency', 'service', 'table', 'measure', 'value', 'shown', 'text'] as const;

/** Measures of the files of a service, as the pages show them. */
const measures = ['received', 'decided', 'open', 'overdue', 'inTime', 'median', 'p90', 'allowed'] as const;

/** Everything the public pages show of a period, a figure a row: counted and hidden as they are. */
export async function openRows(
  { registry, wings }: { readonly registry: ServiceRegistry; readonly wings: readonly Wing[] },
  figures: PeriodFigures,
  period: string,
): Promise<readonly OpenRow[]> {
  const offers = registry.all();
  const rows: OpenRow[] = [];
  const beside = wings.filter(({ surveyed }) => surveyed);
  const agencies = [...new Map([...offers, ...beside].map(({ agency }) => [agency.id, agency])).values()];
  for (const agency of agencies) {
    const own = await figures.services(
      offers.filter((offer) => offer.agency.id === agency.id),
      period,
    );
    const { survey, parts } = await figures.agency(agency, period);
    const at = (service: string, table: string) => ({ period, agency: agency.key, service, table });
    for (const one of own) rows.push(...filesOf(one, at(one.offer.service.key, 'files')));
    const others = beside.filter((wing) => wing.agency.id === agency.id).map(({ key }) => key);
    for (const service of [null, ...own.map(({ offer }) => offer.service.key), ...others])
      rows.push(...surveyOf(survey(service, period), at(service ?? '', 'survey')));
    for (const part of parts) rows.push(...partOf(part, at('', part.key)));
    for (const { offer, received } of own) {
      if (received === null || received === 0) continue;
      const { desks, returns } = await figures.detail(offer, period);
      const service = offer.service.key;
      for (const { desk, n, median, p90 } of desks)
        for (const [measure, value] of [
          ['n', n],
          ['median', median],
          ['p90', p90],
        ] as const)
          rows.push({ ...at(service, 'desks'), measure: `${desk}.${measure}`, ...valued(value) });
      rows.push({ ...at(service, 'returns'), measure: 'cases', ...valued(returns.cases) });
      for (const { reason, cases } of returns.why) rows.push({ ...at(service, 'returns'), measure: reason, ...valued(cases) });
    }
  }
  return rows;
}

type Place = Pick<OpenRow, 'period' | 'agency' | 'service' | 'table'>;

const valued = (value: number | null) => ({ value, shown: value !== null, text: '' });

function filesOf(one: ShownFigures, place: Place): readonly OpenRow[] {
  return measures.map((measure) => ({ ...place, measure, ...valued(one[measure]) }));
}

function surveyOf(skm: Skm | 'hidden', place: Place): readonly OpenRow[] {
  if (skm === 'hidden') return [{ ...place, measure: 'index', value: null, shown: false, text: '' }];
  if (skm.index === null) return [];
  return [
    { ...place, measure: 'n', ...valued(skm.n) },
    { ...place, measure: 'index', ...valued(skm.index), text: skm.grade ?? '' },
    ...skm.means.map((mean, nth) => ({ ...place, measure: elementKeys[nth] ?? '', ...valued(mean) })),
  ];
}

function partOf(part: PublicPart, place: Place): readonly OpenRow[] {
  return part.rows.map(({ key, value, said }) => ({ ...place, measure: key, ...valued(value), text: said?.('id') ?? '' }));
}
