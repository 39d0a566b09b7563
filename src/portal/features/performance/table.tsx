import { formatNumber } from '#i18n';
import { useView } from '#web';
import { type Column, Table } from '#web/ui';
import { portalPaths } from '../../paths.ts';
import type { ShownFigures } from './shown.ts';
import { texts } from './texts.ts';

interface TableProps {
  readonly figures: readonly ShownFigures[];
  /** The period of the links; this year where absent. */
  readonly masa?: string | undefined;
  /** Whether the agency is named: not on its own page. */
  readonly agency?: boolean;
}

/** The figures of every service as a table. */
export function PerformanceTable({ figures, masa, agency = true }: TableProps) {
  const { locale } = useView();
  const m = texts(locale);
  const count = (n: number | null) => (n === null ? <Hidden /> : formatNumber(n, locale));
  const days = (one: ShownFigures, n: number | null) =>
    n !== null ? formatNumber(n, locale, 0) : one.decided === 0 ? m.notYet : <Hidden />;
  const columns: Column<ShownFigures>[] = [
    {
      title: m.service,
      cell: ({ offer }) => (
        <>
          <a href={portalPaths.servicePerformance({ agency: offer.agency.key, service: offer.service.key }, { masa })}>
            {offer.service.title(locale)}
          </a>
          {agency && (
            <a class="small block" href={portalPaths.agencyPerformance({ agency: offer.agency.key }, { masa })}>
              {offer.agency.name}
            </a>
          )}
        </>
      ),
    },
    { title: m.received, cell: (one) => count(one.received), right: true },
    { title: m.decided, cell: (one) => count(one.decided), right: true },
    { title: m.open, cell: (one) => count(one.open), right: true },
    { title: m.median, cell: (one) => days(one, one.median), right: true },
    { title: m.p90, cell: (one) => days(one, one.p90), right: true },
    { title: m.allowed, cell: (one) => count(one.allowed), right: true },
    {
      title: m.inTime,
      cell: (one) => (one.inTime === null || one.decided === null ? <Hidden /> : percent(one.inTime, one.decided, locale)),
      right: true,
    },
    { title: m.overdue, cell: (one) => count(one.overdue), right: true },
  ];
  const few = figures.filter(({ received }) => received === null);
  const rows = figures.filter(({ received }) => received !== null);
  return (
    <>
      {(rows.length > 0 || few.length === 0) && <Table label={m.table} columns={columns} rows={rows} empty={m.none} />}
      {rows.some(({ inTime }) => inTime === null) && <p class="small soft">{m.star}</p>}
      {few.length > 0 && (
        <p class="small soft">
          {m.few}{' '}
          {few.map(({ offer }, at) => (
            <>
              {at > 0 && ', '}
              <a href={portalPaths.servicePerformance({ agency: offer.agency.key, service: offer.service.key }, { masa })}>
                {offer.service.title(locale)}
              </a>
            </>
          ))}
          .
        </p>
      )}
    </>
  );
}

/** Stands where a figure is not shown; what it means stands below the table. */
export function Hidden() {
  const m = texts(useView().locale);
  return (
    <>
      <span aria-hidden="true">∗</span>
      <span class="vh">{m.hidden}</span>
    </>
  );
}

/** A share in whole per cent, rounded down, so that only all of them are 100; a dash where there is nothing to share. */
export function percent(part: number, whole: number, locale: 'id' | 'en'): string {
  return whole === 0 ? '–' : `${formatNumber(Math.floor((part * 100) / whole), locale)}%`;
}
