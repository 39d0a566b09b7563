import { Kept } from '#kernel';
import { officeDay } from '#platform/calendar';
import { type DeskTime, deskTimes, type Offer, type Performance, performanceOf, returnedWhy } from '#platform/cases';
import { rulesAt, rulesEdition } from '#platform/rules';
import { daysOf, type PublicPart, quartersOf, type Skm, skmBands, smallestGroup, surveyTallies } from '#platform/survey';
import type { PortalDeps } from './deps.ts';
import { shownDesks, type ShownFigures, shownFigures, type ShownReturns, shownReturns, shownSurvey } from './features/performance/shown.ts';

/** Seconds for which figures of a period may be shown again, and old ones while new ones are counted. */
const KEPT = { seconds: 60, stale: 600 };

/** How the survey of an agency's service came out in a period; a service of null is all of them. */
export type SurveyOf = (service: string | null, period: string) => Skm | 'hidden';

export interface AgencyFigures {
  readonly survey: SurveyOf;
  readonly parts: readonly PublicPart[];
}

export interface ServiceDetail {
  /** Received by quarter of the year. */
  readonly quarters: readonly { readonly quarter: string; readonly received: number | null; readonly decided: number | null }[];
  readonly desks: readonly DeskTime[];
  readonly returns: ShownReturns;
}

/** Figures for everybody, counted at most once a minute and already without what is small. */
export interface PeriodFigures {
  readonly smallest: () => Promise<number>;
  readonly services: (offers: readonly Offer[], period: string) => Promise<readonly ShownFigures[]>;
  readonly agency: (agency: Offer['agency'], period: string) => Promise<AgencyFigures>;
  readonly detail: (offer: Offer, period: string) => Promise<ServiceDetail>;
  readonly bands: () => Promise<typeof skmBands.value>;
}

type Deps = Pick<PortalDeps, 'db' | 'clock' | 'registry' | 'publicParts'>;

export function makePeriodFigures({ db, clock, registry, publicParts }: Deps): PeriodFigures {
  const years = new Kept<ReadonlyMap<Offer, ReadonlyMap<string, Performance>>>(clock, KEPT);
  const agencies = new Kept<AgencyFigures>(clock, KEPT);
  const details = new Kept<ServiceDetail>(clock, KEPT);
  const house = new Kept<{ readonly smallest: number; readonly bands: typeof skmBands.value }>(clock, KEPT);

  const rules = () =>
    house.get(rulesEdition().toString(), async () => {
      const book = await rulesAt(db, [smallestGroup, skmBands], { agencyId: null, on: officeDay(clock.now()) });
      return { smallest: book.value(smallestGroup), bands: book.value(skmBands) };
    });

  /** A year and its quarters, of every service: whoever asks for one looks at others next. */
  const yearOf = (year: string) =>
    years.get(`${year} ${rulesEdition()}`, async () => {
      const now = clock.now();
      const periods = [...quartersOf(Number(year)), year];
      const counted = await Promise.all(periods.map((period) => performanceOf(db, registry.all(), { ...daysOf(period), now })));
      const named = counted.flatMap((all, index) => all.map((one) => ({ one, period: periods[index] ?? year })));
      const ofEach = Map.groupBy(named, ({ one }) => one.offer);
      return new Map([...ofEach].map(([offer, those]) => [offer, new Map(those.map(({ one, period }) => [period, one]))]));
    });

  const figuresOf = async (offer: Offer, period: string) => {
    const year = period.slice(0, 4);
    const { smallest } = await rules();
    return shownFigures((await yearOf(year)).get(offer) ?? new Map(), { period, year, smallest });
  };

  return {
    smallest: async () => (await rules()).smallest,
    bands: async () => (await rules()).bands,
    services: async (offers, period) => {
      const all = await Promise.all(offers.map((offer) => figuresOf(offer, period)));
      return all.filter((one) => one !== undefined);
    },
    agency: (agency, period) =>
      agencies.get(`${agency.id} ${period} ${rulesEdition()}`, async () => {
        const { smallest, bands } = await rules();
        const year = period.slice(0, 4);
        const quarters = quartersOf(Number(year));
        const tallies = (await surveyTallies(db, quarters)).filter(({ agencyId }) => agencyId === agency.id);
        const asked = { agency, period, now: clock.now(), smallest };
        const parts = await Promise.all(publicParts.map((partOf) => partOf(asked)));
        return { survey: shownSurvey(tallies, { year, quarters, smallest, bands }), parts: parts.filter((part) => part !== null) };
      }),
    detail: (offer, period) =>
      details.get(`${offer.agency.id} ${offer.service.key} ${period} ${rulesEdition()}`, async () => {
        const { smallest } = await rules();
        const days = daysOf(period);
        const [desks, returned, ...quarters] = await Promise.all([
          deskTimes(db, offer, days),
          returnedWhy(db, offer, days),
          ...quartersOf(Number(period.slice(0, 4))).map(async (quarter) => {
            const one = await figuresOf(offer, quarter);
            return { quarter, received: one?.received ?? null, decided: one?.decided ?? null };
          }),
        ]);
        return { quarters, desks: shownDesks(desks, smallest), returns: shownReturns(returned, smallest) };
      }),
  };
}
