import { formatDate, formatDateTime, formatNumber, formatRupiah, formatShortDate } from '#i18n';
import { useView } from '#web';
import { Button, type Column, Form, Pagination, Select, Table, TextInput } from '#web/ui';
import { texts } from '../../desk/messages/index.ts';
import type { DepositLine, DeskDay } from '../../deposits.ts';
import { paymentPaths } from '../../paths.ts';

/** Deposits on one page. */
export const DEPOSITS = 25;

/** What was typed about a deposit, with what is missing of it. */
export interface TypedDeposit {
  readonly sent: Readonly<{
    dinas?: string | undefined;
    sampai?: string | undefined;
    bukti?: string | undefined;
    setoran?: string | undefined;
  }>;
  readonly missing: readonly ('bukti' | 'setoran')[];
}

export interface DepositProps {
  readonly atDesk: readonly DeskDay[];
  /** The newest first, a page of them. */
  readonly deposits: { readonly rows: readonly DepositLine[]; readonly total: number };
  readonly page: number;
  readonly mayKeep: boolean;
  readonly typed: TypedDeposit;
}

/** Cash that lies at the desk, the form that pays it in, and what was paid in. */
export function DepositPart({ atDesk, deposits, page, mayKeep, typed }: DepositProps) {
  const { locale } = useView();
  const m = texts(locale);
  const agencies = [...Map.groupBy(atDesk, ({ agencyId }) => agencyId).values()];
  const columns: Column<DepositLine>[] = [
    { title: m.when, cell: (row) => formatDateTime(row.at, locale) },
    { title: m.slip, cell: (row) => row.slip },
    { title: m.depositUpTo, cell: (row) => formatDate(row.upTo, locale) },
    { title: m.payments, cell: (row) => formatNumber(row.payments, locale), right: true },
    { title: m.amount, cell: (row) => formatRupiah(row.amount, locale), right: true },
    { title: m.depositedBy, cell: (row) => row.by },
  ];
  return (
    <section class="stack" aria-labelledby="setor">
      <h2 id="setor">{m.deposit}</h2>
      <p class="soft">{m.depositLead}</p>
      {agencies.length === 0 && <p>{m.nothingAtDesk}</p>}
      {agencies.map((days) => (
        <OfOne days={days} {...{ mayKeep, typed }} named={agencies.length > 1} />
      ))}
      <h3>{m.deposits}</h3>
      <Table label={m.deposits} columns={columns} rows={deposits.rows} empty={m.noDeposits} />
      <Pagination page={page} size={DEPOSITS} total={deposits.total} at={(setoran) => paymentPaths.cashList({}, { setoran })} quiet />
    </section>
  );
}

function OfOne({
  days,
  mayKeep,
  typed,
  named,
}: Pick<DepositProps, 'mayKeep' | 'typed'> & { readonly days: readonly DeskDay[]; readonly named: boolean }) {
  const { locale } = useView();
  const m = texts(locale);
  const [first] = days;
  if (!first) return null;
  const sumTo = (nth: number) => days.slice(0, nth + 1).reduce((sum, { amount }) => sum + amount, 0);
  const payments = days.reduce((sum, one) => sum + one.payments, 0);
  const { sent, missing } = typed.sent.dinas === first.agencyId ? typed : { sent: {}, missing: [] };
  return (
    <>
      {named && <h3>{first.agency}</h3>}
      <p>{m.atDesk(formatRupiah(sumTo(days.length), locale), formatNumber(payments, locale), formatDate(first.day, locale))}</p>
      {mayKeep && (
        <Form action={paymentPaths.deposit()} class="card stack" label={m.deposit}>
          <input type="hidden" name="dinas" value={first.agencyId} />
          <Select
            id="sampai"
            label={m.depositUpTo}
            value={sent.sampai ?? days.at(-1)?.day}
            options={days.map(({ day }, nth) => ({
              value: day,
              label: m.depositDay(formatShortDate(day, locale), formatRupiah(sumTo(nth), locale)),
            }))}
          />
          <TextInput id="bukti" label={m.slip} value={sent.bukti} error={missing.includes('bukti') ? m.needSlip : undefined} short />
          <TextInput
            id="setoran"
            label={m.depositAmount}
            inputMode="numeric"
            value={sent.setoran}
            error={missing.includes('setoran') ? m.needAmount : undefined}
            short
          />
          <Button>{m.depositNow}</Button>
        </Form>
      )}
    </>
  );
}
