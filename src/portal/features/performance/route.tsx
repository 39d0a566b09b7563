import type { Performance } from '#platform/cases';
import { render, sendCsv, useView, type WebApp } from '#web';
import { Page, Tabs } from '#web/ui';
import { Type } from 'typebox';
import type { Figures } from '../../figures.ts';
import type { MainPartOf } from '../../main-parts.ts';
import { portalPaths } from '../../paths.ts';
import { DaysChart } from './chart.tsx';
import { PerformanceTable } from './table.tsx';
import { texts } from './texts.ts';

const PERIODS = [30, 90, 365] as const;
type Period = (typeof PERIODS)[number];

const Query = Type.Object({
  hari: Type.Optional(Type.Union(PERIODS.map((days) => Type.Literal(days)))),
  lang: Type.Optional(Type.String()),
});

function PerformanceMain({ figures, days }: { figures: readonly Performance[]; days: Period }) {
  const { locale } = useView();
  const m = texts(locale);
  return (
    <div class="stack">
      <h1>{m.title}</h1>
      <p class="lead">{m.lead}</p>
      <Tabs
        label={m.period}
        tabs={PERIODS.map((period) => ({
          href: portalPaths.performance({}, { hari: period === 365 ? undefined : period }),
          label: period === 365 ? m.year : m.days(period),
          current: period === days,
        }))}
      />
      <DaysChart figures={figures} />
      <h2>{m.table}</h2>
      <PerformanceTable figures={figures} />
      <p>
        <a href={portalPaths.performanceCsv({}, { hari: days })}>{m.csv}</a>
      </p>
      <details class="col">
        <summary>{m.how}</summary>
        <p>{m.howLead}</p>
      </details>
    </div>
  );
}

/** How every service performs, for everybody to see. */
export function performanceRoutes(app: WebApp, figuresOf: Figures, mainPartOf: MainPartOf): void {
  app.get(portalPaths.performance.pattern, { schema: { querystring: Query }, config: { policy: 'public' } }, async (request, reply) => {
    const m = texts(request.locale);
    const { hari: days = 365 } = request.query;
    const main = await mainPartOf(`performance ${days}`, request.locale, async () => (
      <PerformanceMain figures={await figuresOf(days)} days={days} />
    ));
    return render(request, reply, <Page rendered={main} />, { title: m.title, description: m.description, forAll: true });
  });

  app.get(
    portalPaths.performanceCsv.pattern,
    { schema: { querystring: Query }, config: { policy: 'public', perMinute: 30, importance: 'later' } },
    async (request, reply) => {
      const figures = await figuresOf(request.query.hari ?? 365);
      return sendCsv(reply, texts(request.locale).fileName, rowsOf(figures, request.locale));
    },
  );
}

function rowsOf(figures: readonly Performance[], locale: 'id' | 'en') {
  const m = texts(locale);
  const head = [m.service, m.agency, m.received, m.decided, m.open, m.median, m.p90, m.allowed, m.inTime, m.overdue];
  const rows = figures.map((one) => [
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
