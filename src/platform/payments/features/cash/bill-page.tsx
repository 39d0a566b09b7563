import { formatDateTime, formatRupiah } from '#i18n';
import { useView } from '#web';
import { Button, Crumbs, Facts, Form, Table, Tag, TextInput } from '#web/ui';
import type { Bank } from '../../banks.ts';
import { TreasuryPage } from '../../desk/frame.tsx';
import { texts } from '../../desk/messages/index.ts';
import type { Done } from '../../desk/scope.ts';
import type { Bill } from '../../domain/bill.ts';
import { spaced } from '../../domain/code.ts';
import type { PaymentOfBill } from '../../list.ts';
import { texts as billTexts } from '../../messages/index.ts';
import { paymentPaths } from '../../paths.ts';
import { BillLines } from '../lines.tsx';
import { bankName, tones } from '../bill/page.tsx';
import { stateTones } from '../payments/page.tsx';

interface Props {
  readonly bill: Bill;
  readonly payments: readonly PaymentOfBill[];
  readonly banks: readonly Bank[];
  readonly mayKeep: boolean;
  readonly done: Done | undefined;
  readonly refusal: string | undefined;
  readonly sent: { readonly jumlah?: string | undefined; readonly kuitansi?: string | undefined };
  readonly missing: readonly string[];
}

/** A bill as the treasury sees it, and the cash desk takes money for it. */
export function BillAtDesk({ bill, payments, banks, mayKeep, done, refusal, sent, missing }: Props) {
  const { locale } = useView();
  const m = texts(locale);
  const b = billTexts(locale);
  return (
    <TreasuryPage at="payments" within title={bill.title[locale]} done={done} refusal={refusal}>
      <Crumbs above={[{ href: paymentPaths.desk(), label: m.title }]} here={bill.object} />
      <Facts
        facts={[
          { label: b.object, value: bill.object },
          { label: m.payer, value: bill.payerName },
          { label: b.total, value: <b>{formatRupiah(bill.total, locale)}</b> },
          { label: m.code, value: spaced(bill.code) },
          { label: b.status, value: <Tag tone={tones[bill.status]}>{b.statuses[bill.status]}</Tag> },
          { label: b.until, value: formatDateTime(bill.expiresAt, locale) },
        ]}
      />
      {bill.status === 'open' && mayKeep && (
        <section class="card stack" aria-labelledby="tunai">
          <h2 id="tunai" class="t-l">
            {m.enterCash}
          </h2>
          <Form action={paymentPaths.cash({ billId: bill.id })} class="stack">
            <TextInput
              id="jumlah"
              label={m.cashAmount}
              inputMode="numeric"
              value={sent.jumlah}
              error={missing.includes('jumlah') ? m.empty : undefined}
            />
            <TextInput id="kuitansi" label={m.cashNote} value={sent.kuitansi} error={missing.includes('kuitansi') ? m.empty : undefined} />
            <Button>{m.enter}</Button>
          </Form>
        </section>
      )}
      <BillLines lines={bill.lines} total={bill.total} />
      <Table
        label={m.title}
        rows={payments}
        empty={m.none}
        columns={[
          { title: m.when, cell: (one) => <a href={paymentPaths.payment({ paymentId: one.id })}>{formatDateTime(one.paidAt, locale)}</a> },
          { title: m.bank, cell: (one) => `${m.channels[one.channel]}, ${bankName(one.bank, banks, locale)}` },
          { title: m.state, cell: (one) => <Tag tone={stateTones[one.status]}>{m.states[one.status]}</Tag> },
        ]}
      />
    </TreasuryPage>
  );
}
