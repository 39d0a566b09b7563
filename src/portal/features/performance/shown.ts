import { hiddenCells } from '#kernel';
import type { DeskTime, Offer, Performance, Returned, ReturnReason } from '#platform/cases';
import { type Band, type Skm, skmOf, type Tally, together } from '#platform/survey';

/** Figures of one service as everybody may see them. Null: too few, or it would give too few away. */
export interface ShownFigures {
  readonly offer: Offer;
  readonly received: number | null;
  readonly decided: number | null;
  readonly open: number | null;
  readonly overdue: number | null;
  readonly inTime: number | null;
  /** Working days; null as well while nothing was decided. */
  readonly median: number | null;
  readonly p90: number | null;
  readonly allowed: number;
}

/**
 * The figures of a service in a period that is one of those given, the year with its quarters: a period with few files says
 * nothing of them, nor does another that would tell by subtraction. Days need enough decisions.
 */
export function shownFigures(
  periods: ReadonlyMap<string, Performance>,
  { period, year, smallest }: { readonly period: string; readonly year: string; readonly smallest: number },
): ShownFigures | undefined {
  const one = periods.get(period);
  if (!one) return undefined;
  const counts = new Map([...periods].map(([key, { received }]) => [key, received]));
  const parts = [...periods.keys()].filter((key) => key !== year);
  const { offer, received, decided, open, overdue, inTime, median, p90, allowed } = one;
  const nothing = { received: null, decided: null, open: null, overdue: null, inTime: null, median: null, p90: null };
  if (hiddenCells(counts, [{ total: year, parts }], smallest).has(period)) return { offer, allowed, ...nothing };
  const enough = decided >= smallest;
  return {
    offer,
    received,
    decided,
    open,
    overdue,
    inTime: decided === 0 || enough ? inTime : null,
    median: enough ? median : null,
    p90: enough ? p90 : null,
    allowed,
  };
}

/** Desks at which enough cases lay. */
export const shownDesks = (desks: readonly DeskTime[], smallest: number): readonly DeskTime[] => desks.filter(({ n }) => n >= smallest);

export interface ShownReturns {
  readonly cases: number | null;
  readonly why: readonly { readonly reason: ReturnReason; readonly cases: number | null }[];
}

/** Why files went back. A file may have several reasons, so that no sum leads from one to another. */
export function shownReturns({ cases, why }: Returned, smallest: number): ShownReturns {
  const shown = (count: number) => (count > 0 && count < smallest ? null : count);
  return {
    cases: shown(cases),
    // Of few files even the reasons tell what was wrong with whose.
    why: shown(cases) === null ? [] : why.map((one) => ({ reason: one.reason, cases: shown(one.cases) })),
  };
}

interface Part extends Tally {
  readonly service: string;
  readonly quarter: string;
}

/**
 * The survey of one agency by service and period, `null` for all its services together. Hidden is what few answered, and what
 * services or quarters taken from a sum would give away.
 */
export function shownSurvey(
  tallies: readonly Part[],
  {
    year,
    quarters,
    smallest,
    bands,
  }: { readonly year: string; readonly quarters: readonly string[]; readonly smallest: number; readonly bands: readonly Band[] },
): (service: string | null, period: string) => Skm | 'hidden' {
  const services = [...new Set(tallies.map(({ service }) => service))];
  const tallyOf = (service: string | null, period: string) =>
    together(tallies.filter((one) => (service === null || one.service === service) && (period === year || one.quarter === period)));
  const key = (service: string | null, period: string) => `${service ?? '*'} ${period}`;
  const rows = [null, ...services];
  const periods = [year, ...quarters];
  const counts = new Map(rows.flatMap((service) => periods.map((period) => [key(service, period), tallyOf(service, period).n] as const)));
  const sums = [
    ...rows.map((service) => ({ total: key(service, year), parts: quarters.map((quarter) => key(service, quarter)) })),
    ...periods.map((period) => ({ total: key(null, period), parts: services.map((service) => key(service, period)) })),
  ];
  const hidden = hiddenCells(counts, sums, smallest);
  return (service, period) => (hidden.has(key(service, period)) ? 'hidden' : skmOf(tallyOf(service, period), bands));
}
