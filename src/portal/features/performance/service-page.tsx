import { formatNumber } from '#i18n';
import { deskTitle } from '#platform/cases/ui';
import { elementKeys, elements, type Skm } from '#platform/survey';
import { useView } from '#web';
import { Table } from '#web/ui';
import { portalPaths } from '../../paths.ts';
import type { ServiceDetail } from '../../period-figures.ts';
import { Bars } from './bars.tsx';
import { DaysChart } from './chart.tsx';
import { FigureFacts, Method, Periods } from './parts.tsx';
import { type Chosen, periodWords } from './period.ts';
import type { ShownFigures } from './shown.ts';
import { Hidden, PerformanceTable } from './table.tsx';
import { texts } from './texts.ts';

export interface ServiceProps {
  readonly figures: ShownFigures;
  readonly chosen: Chosen;
  readonly today: string;
  readonly detail: ServiceDetail;
  readonly skm: Skm | 'hidden';
  readonly smallest: number;
  readonly gradeWords: (grade: string) => string;
  readonly bandWords: string;
}

/** How one service of one agency does: quarter by quarter, desk by desk, why files went back, what people say. */
export function ServicePerformanceMain({ figures, chosen, today, detail, skm, smallest, gradeWords, bandWords }: ServiceProps) {
  const { locale } = useView();
  const m = texts(locale);
  const { service, agency } = figures.offer;
  const { period } = chosen;
  return (
    <div class="stack">
      <h1>{service.title(locale)}</h1>
      <p class="lead">
        <a href={portalPaths.agencyPerformance({ agency: agency.key }, { masa: period })}>{agency.name}</a>
      </p>
      <p>
        <a href={portalPaths.service({ key: service.key })}>{m.toService}</a>
      </p>
      <Periods
        chosen={chosen}
        today={today}
        at={(masa) => portalPaths.servicePerformance({ agency: agency.key, service: service.key }, { masa })}
      />
      <DaysChart figures={[figures]} />
      <PerformanceTable figures={[figures]} masa={period} agency={false} />
      <Quarters detail={detail} year={chosen.year} />
      <Desks detail={detail} figures={figures} period={period} />
      <Returns detail={detail} period={period} />
      <Survey skm={skm} gradeWords={gradeWords} period={period} />
      <Method smallest={smallest} bandWords={bandWords} />
    </div>
  );
}

function Quarters({ detail: { quarters }, year }: { readonly detail: ServiceDetail; readonly year: number }) {
  const { locale } = useView();
  const m = texts(locale);
  const count = (n: number | null) => (n === null ? m.hidden : formatNumber(n, locale));
  const title = m.byQuarter(year);
  return (
    <section class="stack">
      <h2 id="triwulan">{title}</h2>
      <Bars
        title={m.received}
        bars={quarters.map(({ quarter, received }) => ({ label: periodWords(quarter, locale), value: received, words: count(received) }))}
      />
      <Table
        label={title}
        rows={quarters}
        empty={m.none}
        columns={[
          { title: m.period, cell: ({ quarter }) => periodWords(quarter, locale) },
          { title: m.received, cell: ({ received }) => (received === null ? <Hidden /> : count(received)), right: true },
          { title: m.decided, cell: ({ decided }) => (decided === null ? <Hidden /> : count(decided)), right: true },
        ]}
      />
    </section>
  );
}

interface DetailProps {
  readonly detail: ServiceDetail;
  readonly period: string;
}

function Desks({ detail: { desks }, figures, period }: DetailProps & { readonly figures: ShownFigures }) {
  const { locale } = useView();
  const m = texts(locale);
  const nameOf = (desk: string) => deskTitle(figures.offer.service, desk, locale);
  const days = (n: number | null) => formatNumber(n ?? 0, locale, 0);
  return (
    <section class="stack">
      <h2 id="meja">{m.byDesk}</h2>
      <Bars
        title={`${m.median}, ${periodWords(period, locale)}`}
        bars={desks.map(({ desk, median }) => ({ label: nameOf(desk), value: median, words: days(median) }))}
      />
      <Table
        label={m.byDesk}
        rows={desks}
        empty={m.noDesks}
        columns={[
          { title: m.desk, cell: ({ desk }) => nameOf(desk) },
          { title: m.n, cell: ({ n }) => formatNumber(n, locale), right: true },
          { title: m.median, cell: ({ median }) => days(median), right: true },
          { title: m.p90Desk, cell: ({ p90 }) => days(p90), right: true },
        ]}
      />
    </section>
  );
}

function Returns({ detail: { returns }, period }: DetailProps) {
  const { locale } = useView();
  const m = texts(locale);
  const count = (n: number | null) => (n === null ? m.hidden : formatNumber(n, locale));
  return (
    <section class="stack">
      <h2 id="kembali">{m.returned}</h2>
      <p class="small soft">{m.returnedLead(count(returns.cases))}</p>
      <Bars
        title={`${m.returned}, ${periodWords(period, locale)}`}
        bars={returns.why.map(({ reason, cases }) => ({ label: m.reasons[reason], value: cases, words: count(cases) }))}
      />
      <Table
        label={m.returned}
        rows={returns.why}
        empty={returns.cases === 0 ? m.noReturns : m.hidden}
        columns={[
          { title: m.reason, cell: ({ reason }) => m.reasons[reason] },
          { title: m.files, cell: ({ cases }) => (cases === null ? <Hidden /> : count(cases)), right: true },
        ]}
      />
    </section>
  );
}

function Survey({
  skm,
  gradeWords,
  period,
}: {
  readonly skm: Skm | 'hidden';
  readonly gradeWords: (grade: string) => string;
  readonly period: string;
}) {
  const { locale } = useView();
  const m = texts(locale);
  const mean = (value: number) => formatNumber(value, locale, 2);
  const rows = skm === 'hidden' ? [] : skm.means.map((value, at) => ({ key: elementKeys[at] ?? 'time', value }));
  return (
    <section class="stack">
      <h2 id="skm">{m.survey}</h2>
      <p class="small soft col">{m.surveyLead}</p>
      {skm !== 'hidden' && skm.index !== null && (
        <FigureFacts
          facts={[
            [m.index, formatNumber(skm.index, locale, 2)],
            [m.grade, skm.grade === null ? '–' : gradeWords(skm.grade)],
            [m.n, formatNumber(skm.n, locale)],
          ]}
        />
      )}
      <Bars
        title={`${m.elements}, ${periodWords(period, locale)}`}
        most={4}
        bars={rows.map(({ key, value }) => ({ label: elements[key].name(locale), value, words: mean(value) }))}
      />
      <Table
        label={m.elements}
        rows={rows}
        empty={skm === 'hidden' ? m.hidden : m.noAnswers}
        columns={[
          { title: m.element, cell: ({ key }) => elements[key].name(locale) },
          { title: m.mean, cell: ({ value }) => mean(value), right: true },
        ]}
      />
    </section>
  );
}
