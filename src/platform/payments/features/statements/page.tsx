import { formatDate, formatDateTime, formatNumber, formatRupiah } from '#i18n';
import { useView } from '#web';
import { Button, type Column, Crumbs, Facts, LinkButton, Note, Pagination, Select, Table, TextInput } from '#web/ui';
import { accountName } from '../../desk/account-name.ts';
import { TreasuryPage } from '../../desk/frame.tsx';
import { texts } from '../../desk/messages/index.ts';
import { paymentPaths } from '../../paths.ts';
import type { StatementFilter, StatementRow } from '../../statements/list.ts';

export const A_PAGE = 50;

interface Props {
  readonly rows: readonly StatementRow[];
  readonly total: number;
  readonly page: number;
  readonly filter: StatementFilter;
  readonly accounts: readonly string[];
}

/** The statements of every beneficiary, newest day first. */
export function StatementsPage({ rows, total, page, filter, accounts }: Props) {
  const { locale } = useView();
  const m = texts(locale);
  const columns: Column<StatementRow>[] = [
    {
      title: m.day,
      cell: (row) => <a href={paymentPaths.statement({ statementId: row.id })}>{formatDate(row.day, locale)}</a>,
    },
    { title: m.beneficiary, cell: (row) => accountName(row.account, locale) },
    { title: m.received, cell: (row) => formatRupiah(row.received, locale), right: true },
    { title: m.passedOn, cell: (row) => formatRupiah(row.passedOn, locale), right: true },
    { title: m.closing, cell: (row) => <b>{formatRupiah(row.closing, locale)}</b>, right: true },
    { title: m.number, cell: (row) => <span class="nowrap">{row.number}</span> },
  ];
  const here = (at: number) =>
    paymentPaths.statements({}, { penerima: filter.account, dari: filter.from, sampai: filter.to, halaman: at > 1 ? at : undefined });
  return (
    <TreasuryPage at="statements" title={m.tabs.statements} lead={m.statementsLead}>
      <form action={paymentPaths.statements()} class="filters" role="search" aria-label={m.tabs.statements}>
        <Select
          id="penerima"
          label={m.beneficiary}
          value={filter.account}
          options={accounts.map((one) => ({ value: one, label: accountName(one, locale) }))}
          none={m.anyBeneficiary}
          filters
        />
        <TextInput id="dari" label={m.from} type="date" value={filter.from ?? ''} />
        <TextInput id="sampai" label={m.to} type="date" value={filter.to ?? ''} />
        <Button kind="quiet">{m.show}</Button>
      </form>
      <Table label={m.tabs.statements} columns={columns} rows={rows} empty={m.noStatements} />
      <Pagination page={page} size={A_PAGE} total={total} at={here} quiet />
    </TreasuryPage>
  );
}

/** One statement: its sums, whether the ledger still says the same, and the way to both forms of it. */
export function StatementPage({ row, same }: { readonly row: StatementRow; readonly same: boolean }) {
  const { locale } = useView();
  const m = texts(locale);
  const title = `${accountName(row.account, locale)}, ${formatDate(row.day, locale)}`;
  const at = { statementId: row.id };
  return (
    <TreasuryPage at="statements" within title={title}>
      <Crumbs above={[{ href: paymentPaths.statements(), label: m.tabs.statements }]} here={row.number} />
      {row.entries === 0 && <Note>{m.nil}</Note>}
      <Facts
        facts={[
          { label: m.number, value: row.number },
          { label: m.opening, value: formatRupiah(row.opening, locale) },
          { label: m.received, value: formatRupiah(row.received, locale) },
          { label: m.refunded, value: formatRupiah(row.refunded, locale) },
          { label: m.passedOn, value: formatRupiah(row.passedOn, locale) },
          { label: m.closing, value: <b>{formatRupiah(row.closing, locale)}</b> },
          { label: m.entries, value: formatNumber(row.entries, locale) },
          { label: m.when, value: formatDateTime(row.madeAt, locale) },
          { label: m.digest, value: <code class="small">{row.digest}</code> },
        ]}
      />
      <Note tone={same ? 'done' : 'bad'}>{same ? m.sameAsBooks : m.notAsBooks}</Note>
      <p class="row">
        <LinkButton href={paymentPaths.statementPdf(at)} icon="download">
          {m.statementPdf}
        </LinkButton>
        <LinkButton href={paymentPaths.statementLines(at)} kind="quiet" icon="download">
          {m.statementLines}
        </LinkButton>
      </p>
    </TreasuryPage>
  );
}
