import { formatDate, formatDateTime, formatNumber, formatRupiah } from '#i18n';
import { useView } from '#web';
import { Button, type Column, Crumbs, Figure, Form, Note, Pagination, Table, Tag, TextInput } from '#web/ui';
import type { Bank } from '../../banks.ts';
import { TreasuryPage } from '../../desk/frame.tsx';
import { texts } from '../../desk/messages/index.ts';
import type { Done } from '../../desk/scope.ts';
import { spaced } from '../../domain/code.ts';
import { paymentPaths } from '../../paths.ts';
import type { OnlyOurs, RowLine, SettlementLine } from '../../settle/read.ts';
import { bankName } from '../bill/page.tsx';

export const ROWS = 100;

interface Props {
  readonly file: SettlementLine;
  readonly rows: readonly RowLine[];
  readonly total: number;
  readonly page: number;
  readonly all: boolean;
  readonly onlyOurs: readonly OnlyOurs[];
  readonly banks: readonly Bank[];
  readonly mayKeep: boolean;
  readonly done: Done | 'again' | undefined;
  readonly refusal: string | undefined;
}

/** One file: what agrees, what does not, and what of ours is missing in it. */
export function SettlementPage(props: Props) {
  const { file, rows, total, page, all, onlyOurs, banks, done, refusal } = props;
  const { locale } = useView();
  const m = texts(locale);
  const title = `${bankName(file.bank, banks, locale)}, ${formatDate(file.day, locale)}`;
  const here = (at: number) =>
    paymentPaths.settlement({ settlementId: file.id }, { semua: all ? 'ya' : undefined, halaman: at > 1 ? at : undefined });
  return (
    <TreasuryPage at="settlements" within title={title} done={done === 'again' ? undefined : done} refusal={refusal}>
      <Crumbs above={[{ href: paymentPaths.settlements(), label: m.tabs.settlements }]} here={`${m.batch} ${file.batch}`} />
      {done === 'again' && <Note>{m.again}</Note>}
      {file.faults.length > 0 && (
        <Note tone="wait">
          {file.faults.map((fault) => (
            <p>{m.faults[fault]}</p>
          ))}
        </Note>
      )}
      <div class="row figures">
        <Figure value={formatNumber(file.rows, locale)} label={m.rows} />
        <Figure value={formatNumber(file.matched, locale)} label={m.matched} />
        <Figure value={formatNumber(file.open, locale)} label={m.differences} />
        {file.waiting > 0 && <Figure value={formatNumber(file.waiting, locale)} label={m.rowStates.waiting} />}
      </div>
      <h2>{all ? m.rows : m.differences}</h2>
      <Rows {...props} />
      <Pagination page={page} size={ROWS} total={total} at={here} quiet />
      {!all && (
        <p>
          <a href={paymentPaths.settlement({ settlementId: file.id }, { semua: 'ya' })}>{m.allRows(formatNumber(file.rows, locale))}</a>
        </p>
      )}
      <h2>{m.onlyOurs}</h2>
      <p class="soft">{m.onlyOursLead}</p>
      <Table
        label={m.onlyOurs}
        rows={onlyOurs}
        empty={m.noneOnlyOurs}
        columns={[
          {
            title: m.when,
            cell: (one) => <a href={paymentPaths.payment({ paymentId: one.id })}>{formatDateTime(one.paidAt, locale)}</a>,
          },
          { title: m.code, cell: (one) => spaced(one.code) },
          { title: m.amount, cell: (one) => formatRupiah(one.amount, locale), right: true },
        ]}
      />
      {rows.length === 0 && total > 0 && <p>{m.none}</p>}
    </TreasuryPage>
  );
}

function Rows({ file, rows, all, mayKeep }: Props) {
  const { locale } = useView();
  const m = texts(locale);
  const isDifference = ({ state }: RowLine) => state !== 'matched' && state !== 'again' && state !== 'waiting';
  const columns: Column<RowLine>[] = [
    { title: m.line, cell: (row) => formatNumber(row.nth, locale), right: true },
    {
      title: m.code,
      cell: (row) =>
        row.code === null ? (
          <code class="small">{row.raw}</code>
        ) : row.paymentId === null ? (
          spaced(row.code)
        ) : (
          <a href={paymentPaths.payment({ paymentId: row.paymentId })}>{spaced(row.code)}</a>
        ),
    },
    { title: m.amount, cell: (row) => (row.amount === null ? '' : formatRupiah(row.amount, locale)), right: true },
    {
      title: m.state,
      cell: (row) => (
        <Tag tone={row.state === 'matched' ? 'done' : isDifference(row) && row.cleared === null ? 'wait' : 'plain'}>
          {m.rowStates[row.state]}
        </Tag>
      ),
    },
    {
      title: m.cleared,
      cell: (row) => {
        if (row.cleared !== null) return row.cleared;
        if (!isDifference(row) || !mayKeep) return '';
        return (
          <Form action={paymentPaths.settlementClear({ settlementId: file.id, nth: String(row.nth) })} class="row">
            <TextInput id={`catatan-${row.nth}`} name="catatan" label={m.clearNote} />
            <Button small kind="quiet">
              {m.clear}
            </Button>
          </Form>
        );
      },
    },
  ];
  return <Table label={all ? m.rows : m.differences} columns={columns} rows={rows} empty={all ? m.noRows : m.noDifferences} />;
}
