import { formatDate, formatRupiah } from '#i18n';
import { type Balance, groupOf, growsBy, type Movement } from '#platform/ledger';
import { useView } from '#web';
import { Button, type Column, Crumbs, Facts, LinkButton, Table, Tag, TextInput } from '#web/ui';
import { TreasuryPage } from '../../desk/frame.tsx';
import { accountName } from '../../desk/account-name.ts';
import { texts } from '../../desk/messages/index.ts';
import { paymentPaths } from '../../paths.ts';

export const MOVEMENTS = 100;

/** What is on an account, on the side it grows by. */
function balanceOf({ account, debit, credit }: Balance): number {
  const group = groupOf(account);
  return group !== null && growsBy(group) === 'debit' ? debit - credit : credit - debit;
}

/** The trial balance of a day. */
export function BooksPage({ balances, day }: { readonly balances: readonly Balance[]; readonly day: string }) {
  const { locale } = useView();
  const m = texts(locale);
  const sum = (side: 'debit' | 'credit') => balances.reduce((total, one) => total + one[side], 0);
  const balanced = sum('debit') === sum('credit');
  const columns: Column<Balance>[] = [
    {
      title: m.account,
      cell: (row) => (
        <>
          <a href={paymentPaths.account({ account: row.account }, { sampai: day })}>{accountName(row.account, locale)}</a>
          <span class="small soft">{row.account}</span>
        </>
      ),
    },
    { title: m.debit, cell: (row) => formatRupiah(row.debit, locale), right: true },
    { title: m.credit, cell: (row) => formatRupiah(row.credit, locale), right: true },
    { title: m.balance, cell: (row) => <b>{formatRupiah(balanceOf(row), locale)}</b>, right: true },
  ];
  return (
    <TreasuryPage at="books" title={m.tabs.books} lead={m.booksLead}>
      <form action={paymentPaths.books()} class="filters" role="search" aria-label={m.tabs.books}>
        <TextInput id="tanggal" label={m.asOf} type="date" value={day} />
        <Button kind="quiet">{m.show}</Button>
      </form>
      <Table label={m.tabs.books} columns={columns} rows={balances} empty={m.noBooks} />
      {balances.length > 0 && (
        <p>
          {m.sum}: {formatRupiah(sum('debit'), locale)} / {formatRupiah(sum('credit'), locale)}{' '}
          <Tag tone={balanced ? 'done' : 'bad'}>{balanced ? m.balanced : m.notBalanced}</Tag>
        </p>
      )}
    </TreasuryPage>
  );
}

interface AccountProps {
  readonly account: string;
  readonly from: string;
  readonly to: string;
  readonly balance: Balance | undefined;
  readonly rows: readonly Movement[];
  readonly next: string | undefined;
}

/** What moved on one account. */
export function AccountPage({ account, from, to, balance, rows, next }: AccountProps) {
  const { locale } = useView();
  const m = texts(locale);
  const rupiah = (sum: number) => (sum === 0 ? '' : formatRupiah(sum, locale));
  const columns: Column<Movement>[] = [
    { title: m.booked, cell: (row) => formatDate(row.bookedOn, locale) },
    {
      title: m.journal,
      cell: (row) => {
        const payment = row.memo['payment'] ?? /^payment:(.+)$/.exec(row.ref)?.[1];
        return typeof payment === 'string' ? (
          <a href={paymentPaths.payment({ paymentId: payment })}>{m.kinds[row.kind]}</a>
        ) : (
          m.kinds[row.kind]
        );
      },
    },
    { title: m.about, cell: (row) => row.about ?? '' },
    { title: m.debit, cell: (row) => rupiah(row.debit), right: true },
    { title: m.credit, cell: (row) => rupiah(row.credit), right: true },
  ];
  return (
    <TreasuryPage at="books" within title={accountName(account, locale)}>
      <Crumbs above={[{ href: paymentPaths.books(), label: m.tabs.books }]} here={accountName(account, locale)} />
      <Facts
        facts={[
          { label: m.accountCode, value: account },
          { label: `${m.balance}, ${formatDate(to, locale)}`, value: <b>{formatRupiah(balance ? balanceOf(balance) : 0, locale)}</b> },
        ]}
      />
      <form action={paymentPaths.account({ account })} class="filters" role="search" aria-label={m.movements}>
        <TextInput id="dari" label={m.from} type="date" value={from} />
        <TextInput id="sampai" label={m.to} type="date" value={to} />
        <Button kind="quiet">{m.show}</Button>
      </form>
      <Table label={m.movements} columns={columns} rows={rows} empty={m.noMovements} />
      <p class="row">
        {next && (
          <LinkButton href={next} kind="quiet">
            {m.more}
          </LinkButton>
        )}
        <LinkButton href={paymentPaths.statementCsv({ account }, { dari: from, sampai: to })} kind="quiet" icon="download" small>
          {m.statementCsv}
        </LinkButton>
      </p>
    </TreasuryPage>
  );
}
