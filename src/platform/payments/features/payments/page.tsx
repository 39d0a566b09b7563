import { formatDateTime, formatNumber, formatRupiah, formatShortDate } from '#i18n';
import { useView } from '#web';
import { Button, type Column, type FormError, Figure, LinkButton, Pagination, Select, Table, Tag, TextInput, type Tone } from '#web/ui';
import type { Bank } from '../../banks.ts';
import { TreasuryPage } from '../../desk/frame.tsx';
import { texts } from '../../desk/messages/index.ts';
import {
  type DeskFigures,
  MOST_COUNTED,
  paymentChannels,
  type PaymentFilter,
  type PaymentLine,
  type PaymentState,
  paymentStates,
} from '../../desk/read.ts';
import { spaced } from '../../domain/code.ts';
import { paymentPaths } from '../../paths.ts';
import { bankName } from '../bill/page.tsx';

export const A_PAGE = 50;

export const stateTones: Readonly<Record<PaymentState, Tone>> = { captured: 'done', suspended: 'wait', applied: 'done', refunded: 'plain' };

interface Props {
  readonly rows: readonly PaymentLine[];
  readonly total: number;
  readonly page: number;
  readonly filter: PaymentFilter;
  readonly figures: DeskFigures;
  readonly banks: readonly Bank[];
  readonly errors: readonly FormError[];
}

/** What an address says of a filter. */
export function queryOf({ q, channel, state, from, to }: PaymentFilter) {
  return { q, saluran: channel, keadaan: state, dari: from, sampai: to };
}

/** Every payment of the agency's, with what waits above it. */
export function PaymentsPage({ rows, total, page, filter, figures, banks }: Props) {
  const { locale } = useView();
  const m = texts(locale);
  const columns: Column<PaymentLine>[] = [
    { title: m.when, cell: (row) => <a href={paymentPaths.payment({ paymentId: row.id })}>{formatDateTime(row.capturedAt, locale)}</a> },
    {
      title: m.what,
      cell: (row) =>
        row.billId === null ? (
          <span class="soft">{m.nobody}</span>
        ) : (
          <>
            <a href={paymentPaths.one({ billId: row.billId })}>{row.object}</a>
            <span class="soft small block">{locale === 'en' ? row.titleEn : row.titleId}</span>
          </>
        ),
    },
    { title: m.code, cell: (row) => <span class="nowrap">{spaced(row.code)}</span> },
    {
      title: m.bank,
      cell: (row) => (
        <>
          {m.channels[row.channel]}
          {row.channel !== 'counter' && <span class="soft small block">{bankName(row.bank, banks, locale)}</span>}
        </>
      ),
    },
    { title: m.amount, cell: (row) => formatRupiah(row.amount, locale), right: true },
    { title: m.settled, cell: (row) => (row.settledOn === null ? m.notSettled : formatShortDate(row.settledOn, locale)) },
    { title: m.state, cell: (row) => <Tag tone={stateTones[row.status]}>{m.states[row.status]}</Tag> },
  ];
  const here = (more: object) => paymentPaths.desk({}, { ...queryOf(filter), ...more });
  return (
    <TreasuryPage at="payments" title={m.title} lead={m.lead}>
      <div class="row figures">
        <Figure value={formatRupiah(figures.receivedToday, locale)} label={m.today} />
        <Figure value={formatNumber(figures.suspended, locale)} label={m.openSuspense} />
        <Figure value={formatNumber(figures.refunds, locale)} label={m.waitingRefunds} />
        <Figure value={formatNumber(figures.cash, locale)} label={m.waitingCash} />
      </div>
      <form action={paymentPaths.desk()} class="filters" role="search" aria-label={m.title}>
        <TextInput id="q" label={m.search} value={filter.q} />
        <Select
          id="saluran"
          label={m.channel}
          value={filter.channel}
          none={m.anyChannel}
          filters
          options={paymentChannels.map((value) => ({ value, label: m.channels[value] }))}
        />
        <Select
          id="keadaan"
          label={m.state}
          value={filter.state}
          none={m.anyState}
          filters
          options={paymentStates.map((value) => ({ value, label: m.states[value] }))}
        />
        <TextInput id="dari" label={m.from} type="date" value={filter.from} />
        <TextInput id="sampai" label={m.to} type="date" value={filter.to} />
        <Button kind="quiet">{m.show}</Button>
      </form>
      <Table label={m.title} columns={columns} rows={rows} empty={m.none} />
      <Pagination page={page} size={A_PAGE} total={total} most={MOST_COUNTED} at={(at) => here({ halaman: at })} />
      <p>
        <LinkButton href={paymentPaths.deskCsv({}, queryOf(filter))} kind="quiet" icon="download" small>
          {m.csv}
        </LinkButton>
      </p>
    </TreasuryPage>
  );
}
