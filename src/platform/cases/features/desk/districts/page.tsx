import { formatNumber } from '#i18n';
import { useView } from '#web';
import { Button, Crumbs, Page, Select, Table } from '#web/ui';
import type { DistrictFigures } from '../../../index.ts';
import type { Desks } from '../desks.ts';
import { texts as deskTexts } from '../messages/index.ts';
import { deskPaths } from '../paths.ts';
import { texts } from './texts.ts';

export const periods = [30, 90, 365] as const;
export type Period = (typeof periods)[number];

export interface DistrictsProps {
  readonly figures: readonly DistrictFigures[];
  readonly days: Period;
  readonly service: string | undefined;
  readonly desks: Desks;
}

/** How cases did by district, with all of them together in the last line. */
export function DistrictsPage({ figures, days, service, desks }: DistrictsProps) {
  const { locale } = useView();
  const m = texts(locale);
  const number = (value: number) => <span class="num">{formatNumber(value, locale)}</span>;
  const sum = (of: (one: DistrictFigures) => number) => figures.reduce((all, one) => all + of(one), 0);
  const services = [...new Map(desks.offers.map((offer) => [offer.service.key, offer.service.title(locale)]))];
  const total = { received: sum((one) => one.received), decided: sum((one) => one.decided), open: sum((one) => one.open) };
  const rows = [...figures, { ...total, code: 'sum', name: m.sum, overdue: sum((one) => one.overdue), median: null, agencyId: '' }];
  return (
    <Page wide>
      <div class="stack">
        <Crumbs above={[{ href: deskPaths.queue(), label: deskTexts(locale).queue }]} here={m.title} />
        <h1>{m.title}</h1>
        <p class="soft col">{m.lead}</p>
        <form method="get" action={deskPaths.districts()} class="row filters" aria-label={m.filter}>
          <Select
            id="hari"
            label={m.period}
            value={String(days)}
            options={periods.map((period) => ({ value: String(period), label: period === 365 ? m.year : m.days(period) }))}
          />
          <Select filters id="layanan" label={m.service} value={service} options={services.map(([value, label]) => ({ value, label }))} />
          <Button kind="quiet">{m.show}</Button>
        </form>
        <Table
          label={m.title}
          rows={figures.length === 0 ? [] : rows}
          empty={m.empty}
          columns={[
            { title: m.district, cell: ({ name, code }) => (code === 'sum' ? <b>{name}</b> : (name ?? <i>{m.none}</i>)) },
            { title: m.received, right: true, cell: ({ received }) => number(received) },
            { title: m.decided, right: true, cell: ({ decided }) => number(decided) },
            { title: m.open, right: true, cell: ({ open }) => number(open) },
            {
              title: m.late,
              right: true,
              cell: ({ overdue }) => <span class={overdue > 0 ? 'late num' : 'num'}>{formatNumber(overdue, locale)}</span>,
            },
            { title: m.median, right: true, cell: ({ median }) => (median === null ? m.notYet : number(median)) },
          ]}
        />
        <p>
          <a href={deskPaths.districtsCsv({}, { hari: days, layanan: service })}>{m.csv}</a>
        </p>
      </div>
    </Page>
  );
}
