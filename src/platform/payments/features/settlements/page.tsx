import { formatDate, formatDateTime, formatNumber } from '#i18n';
import { useView } from '#web';
import { Button, type Column, FileInput, Form, Pagination, Table, Tag } from '#web/ui';
import type { Bank } from '../../banks.ts';
import { TreasuryPage } from '../../desk/frame.tsx';
import { texts } from '../../desk/messages/index.ts';
import { paymentPaths } from '../../paths.ts';
import type { SettlementLine } from '../../settle/read.ts';
import { bankName } from '../bill/page.tsx';

export const A_PAGE = 31;

interface Props {
  readonly rows: readonly SettlementLine[];
  readonly total: number;
  readonly page: number;
  readonly fault: 'unreadable' | 'notOurs' | 'noFile' | undefined;
  readonly banks: readonly Bank[];
  readonly mayKeep: boolean;
}

export function SettlementsPage({ rows, total, page, fault, banks, mayKeep }: Props) {
  const { locale } = useView();
  const m = texts(locale);
  const number = (value: number) => formatNumber(value, locale);
  const columns: Column<SettlementLine>[] = [
    {
      title: m.day,
      cell: (row) => <a href={paymentPaths.settlement({ settlementId: row.id })}>{formatDate(row.day, locale)}</a>,
    },
    { title: m.bank, cell: (row) => `${bankName(row.bank, banks, locale)}, ${row.batch}` },
    { title: m.rows, cell: (row) => number(row.rows), right: true },
    { title: m.matched, cell: (row) => number(row.matched), right: true },
    {
      title: m.differences,
      cell: (row) => (row.open > 0 || row.faults.length > 0 ? <Tag tone="wait">{number(row.open)}</Tag> : number(0)),
      right: true,
    },
    { title: m.takenBy, cell: (row) => `${row.takenBy}, ${formatDateTime(row.takenAt, locale)}` },
  ];
  return (
    <TreasuryPage at="settlements" title={m.tabs.settlements} lead={m.settlementsLead}>
      {mayKeep && (
        <Form action={paymentPaths.settlements()} files class="card stack" label={m.takeIn}>
          <FileInput id="berkas" label={m.file} hint={m.fileHint} accept=".txt,.csv,text/plain" error={fault && m[fault]} />
          <Button>{m.upload}</Button>
        </Form>
      )}
      <Table label={m.tabs.settlements} columns={columns} rows={rows} empty={m.noSettlements} />
      <Pagination page={page} size={A_PAGE} total={total} at={(at) => paymentPaths.settlements({}, { halaman: at })} quiet />
    </TreasuryPage>
  );
}
