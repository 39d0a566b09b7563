import { formatDate, formatDateTime, formatRupiah } from '#i18n';
import { officeDay } from '#platform/calendar';
import { render, useView, type WebApp } from '#web';
import { type Column, Pagination, Table, Tag } from '#web/ui';
import { Type } from 'typebox';
import type { PaymentsDeps } from '../../deps.ts';
import { TreasuryPage } from '../../desk/frame.tsx';
import { texts } from '../../desk/messages/index.ts';
import { scopeOf } from '../../desk/scope.ts';
import { listSuspense, type SuspenseLine } from '../../desk/waiting.ts';
import { spaced } from '../../domain/code.ts';
import { paymentPaths } from '../../paths.ts';

const A_PAGE = 50;
const Query = Type.Object({
  semua: Type.Optional(Type.String({ maxLength: 2 })),
  halaman: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
  lang: Type.Optional(Type.String()),
});

/** Money that belongs to no bill, what is due first at the top. */
export function suspenseRoutes(app: WebApp, { db, clock }: PaymentsDeps): void {
  app.get(paymentPaths.suspense.pattern, { schema: { querystring: Query }, config: { policy: 'officer' } }, async (request, reply) => {
    const { halaman: page = 1, semua } = request.query;
    const closed = semua === 'ya';
    const { rows, total } = await listSuspense(db, scopeOf(request), { closed, limit: A_PAGE, offset: (page - 1) * A_PAGE });
    const today = officeDay(clock.now());
    return render(request, reply, <SuspensePage {...{ rows, total, page, closed, today }} />, {
      title: texts(request.locale).tabs.suspense,
    });
  });
}

interface Props {
  readonly rows: readonly SuspenseLine[];
  readonly total: number;
  readonly page: number;
  readonly closed: boolean;
  readonly today: string;
}

function SuspensePage({ rows, total, page, closed, today }: Props) {
  const { locale } = useView();
  const m = texts(locale);
  const isLate = ({ state, deadline }: SuspenseLine) => (state === 'open' || state === 'refunding') && deadline < today;
  const columns: Column<SuspenseLine>[] = [
    { title: m.reason, cell: (row) => <a href={paymentPaths.payment({ paymentId: row.paymentId })}>{m.reasons[row.reason]}</a> },
    { title: m.amount, cell: (row) => formatRupiah(row.amount, locale), right: true },
    { title: m.code, cell: (row) => <span class="nowrap">{spaced(row.code)}</span> },
    { title: m.when, cell: (row) => formatDateTime(row.openedAt, locale) },
    {
      title: m.deadline,
      cell: (row) => (
        <>
          {formatDate(row.deadline, locale)} {isLate(row) && <Tag tone="bad">{m.overdue}</Tag>}
        </>
      ),
    },
    { title: m.keeper, cell: (row) => row.keeper ?? <span class="soft">{m.noKeeper}</span> },
    { title: m.state, cell: (row) => <Tag tone={row.state === 'open' ? 'wait' : 'plain'}>{m.suspenseStates[row.state]}</Tag> },
  ];
  const all = closed ? 'ya' : undefined;
  return (
    <TreasuryPage at="suspense" title={m.tabs.suspense} lead={m.suspenseLead}>
      <Table label={m.tabs.suspense} columns={columns} rows={rows} empty={m.noSuspense} />
      <Pagination page={page} size={A_PAGE} total={total} at={(at) => paymentPaths.suspense({}, { semua: all, halaman: at })} quiet />
      {!closed && (
        <p>
          <a href={paymentPaths.suspense({}, { semua: 'ya' })}>{m.closedToo}</a>
        </p>
      )}
    </TreasuryPage>
  );
}
