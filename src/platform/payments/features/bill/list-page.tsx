import { formatDateTime, formatRupiah } from '#i18n';
import { useView } from '#web';
import { type Column, Page, Pagination, Table, Tag } from '#web/ui';
import type { BillRow } from '../../list.ts';
import { texts } from '../../messages/index.ts';
import { paymentPaths } from '../../paths.ts';
import { tones } from './page.tsx';

export const A_PAGE = 25;

/** The bills of a person, newest first. */
export function MyBillsPage({ rows, total, page }: { readonly rows: readonly BillRow[]; readonly total: number; readonly page: number }) {
  const { locale } = useView();
  const m = texts(locale);
  const columns: Column<BillRow>[] = [
    {
      title: m.bill,
      cell: (row) => (
        <>
          <a href={paymentPaths.bill({ billId: row.id })}>{row.title[locale]}</a>
          <span class="soft small block">{row.object}</span>
        </>
      ),
    },
    { title: m.total, cell: (row) => formatRupiah(row.total, locale), right: true },
    { title: m.status, cell: (row) => <Tag tone={tones[row.status]}>{m.statuses[row.status]}</Tag> },
    { title: m.made, cell: (row) => formatDateTime(row.createdAt, locale) },
  ];
  return (
    <Page>
      <div class="stack">
        <h1>{m.mine}</h1>
        <p class="lead">{m.mineLead}</p>
        <Table label={m.mine} columns={columns} rows={rows} empty={m.none} />
        <Pagination page={page} size={A_PAGE} total={total} at={(at) => paymentPaths.mine({}, { halaman: at })} quiet />
      </div>
    </Page>
  );
}
