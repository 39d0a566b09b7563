import { formatDateTime, formatRupiah } from '#i18n';
import { useView } from '#web';
import { Button, type Column, Form, Pagination, Table, Tag, TextInput } from '#web/ui';
import { TreasuryPage } from '../../desk/frame.tsx';
import { texts } from '../../desk/messages/index.ts';
import type { Done } from '../../desk/scope.ts';
import type { CashLine } from '../../desk/waiting.ts';
import { spaced } from '../../domain/code.ts';
import { paymentPaths } from '../../paths.ts';
import { DepositPart, type DepositProps } from './deposit-part.tsx';

export const A_PAGE = 50;

interface Props {
  readonly rows: readonly CashLine[];
  readonly total: number;
  readonly page: number;
  readonly done: Done | undefined;
  readonly refusal: string | undefined;
  readonly code: string;
  readonly fault: 'noSuchCode' | 'mistyped' | undefined;
  readonly mayDecide: boolean;
  readonly deposit: DepositProps;
}

export function CashPage({ rows, total, page, done, refusal, code, fault, mayDecide, deposit }: Props) {
  const { locale, actor } = useView();
  const m = texts(locale);
  const isOwn = (row: CashLine) => actor?.kind === 'person' && actor.personId === row.enteredById;
  const columns: Column<CashLine>[] = [
    {
      title: m.what,
      cell: (row) => (
        <>
          <a href={paymentPaths.one({ billId: row.billId })}>{row.object}</a>
          <span class="soft small block">{spaced(row.code)}</span>
        </>
      ),
    },
    { title: m.amount, cell: (row) => formatRupiah(row.amount, locale), right: true },
    { title: m.cashNote, cell: (row) => row.note },
    { title: m.enteredBy, cell: (row) => `${row.enteredBy}, ${formatDateTime(row.enteredAt, locale)}` },
    {
      title: m.state,
      cell: (row) =>
        row.state === 'entered' && mayDecide && !isOwn(row) ? (
          <Form action={paymentPaths.cashDecide({ counterId: row.id })} class="row">
            <Button small name="putusan" value="benar">
              {m.confirm}
            </Button>
            <Button small kind="quiet" name="putusan" value="tolak">
              {m.reject}
            </Button>
          </Form>
        ) : (
          <Tag tone={row.state === 'entered' ? 'wait' : row.state === 'confirmed' ? 'done' : 'plain'}>{m.cashStates[row.state]}</Tag>
        ),
    },
  ];
  return (
    <TreasuryPage at="cash" title={m.tabs.cash} lead={m.cashLead} done={done} refusal={refusal}>
      <form action={paymentPaths.cashList()} class="filters" role="search" aria-label={m.findBill}>
        <TextInput id="kode" label={m.findBill} inputMode="numeric" value={code} error={fault && m[fault]} />
        <Button>{m.find}</Button>
      </form>
      <Table label={m.tabs.cash} columns={columns} rows={rows} empty={m.noCash} />
      <Pagination page={page} size={A_PAGE} total={total} at={(at) => paymentPaths.cashList({}, { halaman: at })} quiet />
      <DepositPart {...deposit} />
    </TreasuryPage>
  );
}
