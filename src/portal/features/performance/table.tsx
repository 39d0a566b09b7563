import { formatNumber } from '#i18n';
import type { Performance } from '#platform/cases';
import { useView } from '#web';
import { type Column, Table } from '#web/ui';
import { portalPaths } from '../../paths.ts';
import { texts } from './texts.ts';

/** The figures of every service as a table. */
export function PerformanceTable({ figures }: { readonly figures: readonly Performance[] }) {
  const { locale } = useView();
  const m = texts(locale);
  const count = (n: number) => formatNumber(n, locale);
  const days = (n: number | null) => (n === null ? m.notYet : formatNumber(n, locale, 0));
  const columns: Column<Performance>[] = [
    {
      title: m.service,
      cell: ({ offer }) => (
        <>
          <a href={portalPaths.service({ key: offer.service.key })}>{offer.service.title(locale)}</a>
          <span class="small soft block">{offer.agency.name}</span>
        </>
      ),
    },
    { title: m.received, cell: (one) => count(one.received), right: true },
    { title: m.decided, cell: (one) => count(one.decided), right: true },
    { title: m.open, cell: (one) => count(one.open), right: true },
    { title: m.median, cell: (one) => days(one.median), right: true },
    { title: m.p90, cell: (one) => days(one.p90), right: true },
    { title: m.allowed, cell: (one) => days(one.allowed), right: true },
    { title: m.inTime, cell: (one) => percent(one.inTime, one.decided, locale), right: true },
    { title: m.overdue, cell: (one) => count(one.overdue), right: true },
  ];
  return <Table label={m.table} columns={columns} rows={figures} empty={m.none} />;
}

/** A share in whole per cent, rounded down, so that only all of them are 100; a dash where there is nothing to share. */
export function percent(part: number, whole: number, locale: 'id' | 'en'): string {
  return whole === 0 ? '–' : `${formatNumber(Math.floor((part * 100) / whole), locale)}%`;
}
