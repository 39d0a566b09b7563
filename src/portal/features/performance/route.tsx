import { AppError } from '#kernel';
import { officeDay } from '#platform/calendar';
import type { ServiceRegistry } from '#platform/cases';
import { render, sendCsv, useView, type WebApp } from '#web';
import { Page } from '#web/ui';
import { Type } from 'typebox';
import type { PortalDeps } from '../../deps.ts';
import type { MainPartOf } from '../../main-parts.ts';
import { portalPaths } from '../../paths.ts';
import type { PeriodFigures } from '../../period-figures.ts';
import type { Wing } from '../../wings.ts';
import { AgencyMain } from './agency-page.tsx';
import { DaysChart } from './chart.tsx';
import { OpenDataLinks } from './open-data-links.tsx';
import { Method, Periods } from './parts.tsx';
import { type Chosen, chosenPeriod, Period } from './period.ts';
import { ServicePerformanceMain } from './service-page.tsx';
import type { ShownFigures } from './shown.ts';
import { PerformanceTable } from './table.tsx';
import { texts } from './texts.ts';

const Query = Type.Object({ masa: Type.Optional(Period), lang: Type.Optional(Type.String()) });
const Agency = Type.Object({ agency: Type.String({ maxLength: 80 }) });
const Service = Type.Object({ agency: Type.String({ maxLength: 80 }), service: Type.String({ maxLength: 80 }) });

interface OverviewProps {
  /** Agencies people are asked about that have no service one applies for, beside those that do. */
  readonly beside: readonly Wing['agency'][];
  readonly figures: readonly ShownFigures[];
  readonly chosen: Chosen;
  readonly today: string;
  readonly smallest: number;
  readonly bandWords: string;
}

function OverviewMain({ figures, beside, chosen, today, smallest, bandWords }: OverviewProps) {
  const m = texts(useView().locale);
  const agencies = [...new Map([...figures.map(({ offer }) => offer.agency), ...beside].map((agency) => [agency.key, agency])).values()];
  const { period } = chosen;
  return (
    <div class="stack">
      <h1>{m.title}</h1>
      <p class="lead">{m.lead}</p>
      <Periods chosen={chosen} today={today} at={(masa) => portalPaths.performance({}, { masa })} />
      <section class="stack">
        <h2 id="instansi">{m.agencies}</h2>
        <p class="soft col">{m.agenciesLead}</p>
        <ul class="plain-list grid">
          {agencies.map(({ key, name, government }) => (
            <li class="card stack tight">
              <a class="target" href={portalPaths.agencyPerformance({ agency: key }, { masa: period })}>
                {name}
              </a>
              <span class="block small soft">{government}</span>
            </li>
          ))}
        </ul>
      </section>
      <DaysChart figures={figures} />
      <h2>{m.table}</h2>
      <PerformanceTable figures={figures.filter(({ received }) => received !== 0)} masa={period} />
      <OpenDataLinks period={period} />
      <Method smallest={smallest} bandWords={bandWords} />
    </div>
  );
}

/** How every agency and service performs, for everybody to see. */
export function performanceRoutes(
  app: WebApp,
  { clock, registry, wings }: Pick<PortalDeps, 'clock' | 'registry' | 'wings'>,
  figures: PeriodFigures,
  mainPartOf: MainPartOf,
): void {
  const config = { policy: 'public' } as const;
  const today = () => officeDay(clock.now());
  const surveyed = wings.filter((wing) => wing.surveyed);

  app.get(portalPaths.performance.pattern, { schema: { querystring: Query }, config }, async (request, reply) => {
    const m = texts(request.locale);
    const chosen = chosenPeriod(request.query.masa, today());
    const main = await mainPartOf(`performance ${chosen.period}`, request.locale, async (day) => (
      <OverviewMain
        figures={await figures.services(registry.all(), chosen.period)}
        {...{ chosen, today: day }}
        beside={surveyed.map(({ agency }) => agency)}
        {...(await wordsOf(figures, request.locale))}
      />
    ));
    return render(request, reply, <Page rendered={main} />, { title: m.title, description: m.description, forAll: true });
  });

  app.get(portalPaths.agencyPerformance.pattern, { schema: { params: Agency, querystring: Query }, config }, async (request, reply) => {
    const agency = agencyOf(registry, surveyed, request.params.agency);
    const chosen = chosenPeriod(request.query.masa, today());
    const main = await mainPartOf(`performance ${agency.key} ${chosen.period}`, request.locale, async (day) => (
      <AgencyMain
        {...{ agency, chosen, today: day }}
        figures={
          await figures.services(
            registry.all().filter((offer) => offer.agency.id === agency.id),
            chosen.period,
          )
        }
        more={await figures.agency(agency, chosen.period)}
        beside={surveyed.filter((wing) => wing.agency.id === agency.id)}
        {...(await wordsOf(figures, request.locale))}
      />
    ));
    const title = `${texts(request.locale).title}: ${agency.name}`;
    return render(request, reply, <Page rendered={main} />, { title, description: texts(request.locale).description, forAll: true });
  });

  app.get(portalPaths.servicePerformance.pattern, { schema: { params: Service, querystring: Query }, config }, async (request, reply) => {
    const offer = registry.offersOf(request.params.service).find(({ agency }) => agency.key === request.params.agency);
    if (!offer) throw new AppError('NOT_FOUND', { page: true });
    const { period, ...chosen } = chosenPeriod(request.query.masa, today());
    const main = await mainPartOf(`performance ${offer.agency.key} ${offer.service.key} ${period}`, request.locale, async (day) => {
      const [own] = await figures.services([offer], period);
      if (!own) throw new AppError('NOT_FOUND', { page: true });
      const { survey } = await figures.agency(offer.agency, period);
      return (
        <ServicePerformanceMain
          figures={own}
          chosen={{ period, ...chosen }}
          today={day}
          detail={await figures.detail(offer, period)}
          skm={survey(offer.service.key, period)}
          {...(await wordsOf(figures, request.locale))}
        />
      );
    });
    const title = `${texts(request.locale).title}: ${offer.service.title(request.locale)}`;
    return render(request, reply, <Page rendered={main} />, { title, description: texts(request.locale).description, forAll: true });
  });

  app.get(
    portalPaths.performanceCsv.pattern,
    { schema: { querystring: Query }, config: { policy: 'public', perMinute: 30, importance: 'later' } },
    async (request, reply) => {
      const { period } = chosenPeriod(request.query.masa, today());
      const rows = await figures.services(registry.all(), period);
      return sendCsv(reply, `${texts(request.locale).fileName}-${period.toLowerCase()}`, rowsOf(rows, period, request.locale));
    },
  );
}

function agencyOf(registry: ServiceRegistry, beside: readonly Wing[], key: string) {
  const agency = [...registry.all(), ...beside].find((one) => one.agency.key === key)?.agency;
  if (!agency) throw new AppError('NOT_FOUND', { page: true });
  return agency;
}

/** The rules these pages rest on, in words. */
async function wordsOf(figures: PeriodFigures, locale: 'id' | 'en') {
  const bands = await figures.bands();
  const gradeWords = (grade: string) => `${grade} (${bands.find((band) => band.grade === grade)?.name[locale] ?? grade})`;
  const bandWords = bands
    .map(({ grade, name, from }) => `${grade} ${name[locale]} ≥ ${from.toFixed(2).replace('.', locale === 'id' ? ',' : '.')}`)
    .join('; ');
  return { smallest: await figures.smallest(), gradeWords, bandWords };
}

function rowsOf(figures: readonly ShownFigures[], period: string, locale: 'id' | 'en') {
  const m = texts(locale);
  const head = [m.period, m.service, m.agency, m.received, m.decided, m.open, m.median, m.p90, m.allowed, m.inTime, m.overdue];
  const rows = figures.map((one) => [
    period,
    one.offer.service.title(locale),
    one.offer.agency.name,
    one.received,
    one.decided,
    one.open,
    one.median,
    one.p90,
    one.allowed,
    one.inTime,
    one.overdue,
  ]);
  return [head, ...rows];
}
