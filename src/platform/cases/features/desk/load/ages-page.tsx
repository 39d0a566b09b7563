import { formatDate, formatNumber } from '#i18n';
import { useView } from '#web';
import { Button, Crumbs, Page, Pagination, Select, Table } from '#web/ui';
import { type CaseLine, COUNT_LIMIT } from '../../../index.ts';
import { type AgeBand, ageBands, type Ages, filterOfAge } from '../../../list/ages.ts';
import { deskTitle, statusWord } from '../../../ui/index.ts';
import type { Desks } from '../desks.ts';
import { texts as deskTexts } from '../messages/index.ts';
import { deskPaths } from '../paths.ts';
import { inPlace, PAGE_SIZE } from '../place.ts';
import { texts } from './texts.ts';

export interface AgesProps {
  readonly ages: readonly Ages[];
  readonly band: AgeBand | undefined;
  readonly service: string | undefined;
  readonly rows: readonly CaseLine[];
  readonly total: number;
  readonly page: number;
  readonly desks: Desks;
  /** At the office, YYYY-MM-DD. */
  readonly today: string;
}

/** How old everything open is, and the oldest of it. */
export function AgesPage(props: AgesProps) {
  const { ages, band, service, rows, total, page, desks, today } = props;
  const { locale, now } = useView();
  const m = texts(locale);
  const at = (of: { band?: AgeBand | undefined; service?: string | undefined; page?: number }) =>
    deskPaths.ages({}, { umur: of.band, layanan: of.service, halaman: of.page !== undefined && of.page > 1 ? of.page : undefined });
  const file = (jenis: string) => inPlace(deskPaths.export(), { filter: filterOfAge(today, band, service), page: 1 }, { jenis });
  const titleOf = (key: string) => desks.serviceOf({ service: key }).title(locale);
  return (
    <Page wide>
      <div class="stack">
        <Crumbs above={[{ href: deskPaths.queue(), label: deskTexts(locale).queue }]} here={m.ages} />
        <h1>{m.ages}</h1>
        <p class="soft col">{m.agesLead}</p>
        <Table
          label={m.ages}
          rows={ages}
          empty={m.none}
          columns={[
            { title: m.service, cell: (one) => <a href={at({ service: one.service })}>{titleOf(one.service)}</a> },
            ...ageBands.map(({ key }, nth) => ({
              title: m.bands[key],
              right: true,
              cell: ({ service: of, counts }: Ages) => {
                const count = counts[nth] ?? 0;
                return count === 0 ? (
                  <span class="soft">–</span>
                ) : (
                  <a href={at({ band: key, service: of })}>{formatNumber(count, locale)}</a>
                );
              },
            })),
            {
              title: m.total,
              right: true,
              cell: ({ counts }) => (
                <b class="num">
                  {formatNumber(
                    counts.reduce((sum, n) => sum + n, 0),
                    locale,
                  )}
                </b>
              ),
            },
          ]}
        />
        <form method="get" action={deskPaths.ages()} class="row filters" aria-label={m.filter}>
          <Select
            filters
            id="umur"
            label={m.band}
            value={band}
            options={ageBands.map(({ key }) => ({ value: key, label: m.bands[key] }))}
          />
          <Select
            filters
            id="layanan"
            label={m.service}
            value={service}
            options={ages.map((one) => ({ value: one.service, label: titleOf(one.service) }))}
          />
          <Button kind="quiet">{m.show}</Button>
        </form>
        <Table
          label={m.filter}
          rows={rows}
          empty={m.none}
          columns={[
            {
              title: m.number,
              cell: (line) => (
                <>
                  <a href={deskPaths.case({ caseId: line.id })}>{line.applicantName}</a>
                  <span class="small soft block">
                    <span class="num">{line.number}</span> · {titleOf(line.service)}
                  </span>
                </>
              ),
            },
            { title: m.age, cell: (line) => m.days(daysSince(line, desks, now)) },
            {
              title: m.where,
              cell: (line) =>
                line.desk === null || line.side !== 'office'
                  ? statusWord(line.status, locale)
                  : deskTitle(desks.serviceOf(line), line.desk, locale),
            },
            { title: m.holder, cell: ({ assigneeName }) => assigneeName ?? '–' },
            {
              title: m.due,
              cell: ({ dueOn }) =>
                dueOn === null ? '–' : <span class={dueOn < today ? 'late' : undefined}>{formatDate(dueOn, locale)}</span>,
            },
          ]}
        />
        <Pagination page={page} size={PAGE_SIZE} total={total} most={COUNT_LIMIT} at={(n) => at({ band, service, page: n })} />
        <p class="row small">
          <a href={file('csv')}>{m.csv}</a>
          <a href={file('xlsx')}>{m.xlsx}</a>
        </p>
      </div>
    </Page>
  );
}

function daysSince({ submittedAt, agencyId }: CaseLine, desks: Desks, now: Date): number {
  const calendar = desks.calendarOf(agencyId);
  return Math.round((Date.parse(calendar.dateIn(now)) - Date.parse(calendar.dateIn(submittedAt))) / 86_400_000);
}
