import { formatDate, formatDateTime, formatRupiah } from '#i18n';
import type { Entry } from '#platform/ledger';
import { useView } from '#web';
import { Button, Crumbs, Facts, Form, Note, Table, Tag, TextArea, TextInput } from '#web/ui';
import type { Bank } from '../../banks.ts';
import { accountName } from '../../desk/account-name.ts';
import { TreasuryPage } from '../../desk/frame.tsx';
import { texts } from '../../desk/messages/index.ts';
import type { PaymentLine } from '../../desk/read.ts';
import type { Done } from '../../desk/scope.ts';
import type { SuspenseLine } from '../../desk/waiting.ts';
import type { Bill } from '../../domain/bill.ts';
import { spaced } from '../../domain/code.ts';
import { paymentPaths } from '../../paths.ts';
import { bankName } from '../bill/page.tsx';
import { stateTones } from './page.tsx';

export interface Booked {
  readonly id: string;
  readonly kind: keyof ReturnType<typeof texts>['kinds'];
  readonly bookedOn: string;
  readonly entries: readonly Entry[];
}

interface Props {
  readonly payment: PaymentLine;
  /** The bill whose code was named by money that could not pay it. */
  readonly codeOf: Pick<Bill, 'id' | 'object'> | undefined;
  readonly suspense: SuspenseLine | undefined;
  readonly journals: readonly Booked[];
  readonly banks: readonly Bank[];
  readonly mayKeep: boolean;
  /** A refund is asked for or done. */
  readonly refunding: boolean;
  readonly done: Done | undefined;
  readonly refusal: string | undefined;
  readonly sent: { readonly kode?: string | undefined; readonly alasan?: string | undefined; readonly tujuan?: string | undefined };
  readonly missing: readonly string[];
}

/** One payment: where it stands in the books, and what can be done with it. */
export function PaymentPage(props: Props) {
  const { payment, codeOf, suspense, journals, banks, done, refusal } = props;
  const { locale } = useView();
  const m = texts(locale);
  return (
    <TreasuryPage at={suspense ? 'suspense' : 'payments'} within title={m.payment} done={done} refusal={refusal}>
      <Crumbs above={[{ href: paymentPaths.desk(), label: m.title }]} here={spaced(payment.code)} />
      <Facts
        facts={[
          { label: m.amount, value: <b>{formatRupiah(payment.amount, locale)}</b> },
          { label: m.state, value: <Tag tone={stateTones[payment.status]}>{m.states[payment.status]}</Tag> },
          { label: m.code, value: spaced(payment.code) },
          { label: m.bank, value: `${m.channels[payment.channel]}, ${bankName(payment.bank, banks, locale)}` },
          ...(payment.reference === null ? [] : [{ label: m.reference, value: payment.reference }]),
          { label: m.when, value: formatDateTime(payment.paidAt, locale) },
          { label: m.settled, value: payment.settledOn === null ? m.notSettled : formatDate(payment.settledOn, locale) },
          {
            label: m.what,
            value: payment.billId === null ? m.nobody : <a href={paymentPaths.one({ billId: payment.billId })}>{payment.object}</a>,
          },
          ...(codeOf ? [{ label: m.codeOf, value: <a href={paymentPaths.one({ billId: codeOf.id })}>{codeOf.object}</a> }] : []),
        ]}
      />
      {suspense && <Suspense {...props} suspense={suspense} />}
      {journals.map((journal) => (
        <Journal journal={journal} />
      ))}
      {props.mayKeep && !props.refunding && payment.status !== 'refunded' && <AskRefund {...props} />}
    </TreasuryPage>
  );
}

function Suspense({ payment, suspense, mayKeep, sent, missing }: Props & { readonly suspense: SuspenseLine }) {
  const { locale, actor } = useView();
  const m = texts(locale);
  const mine = actor?.kind === 'person' && actor.personId === suspense.keeperId;
  const live = suspense.state === 'open' || suspense.state === 'refunding';
  return (
    <section class="card stack" aria-labelledby="titipan">
      <h2 id="titipan" class="t-l">
        {m.reasons[suspense.reason]}
      </h2>
      <p>
        {m.suspenseStates[suspense.state]} · {m.deadline}: {formatDate(suspense.deadline, locale)} · {m.keeper}:{' '}
        {suspense.keeper ?? m.noKeeper}
      </p>
      {live && mayKeep && (
        <Form action={paymentPaths.keep({ paymentId: payment.id })}>
          <Button kind="quiet" small name="oleh" value={mine ? '' : 'saya'}>
            {mine ? m.letGo : m.keep}
          </Button>
        </Form>
      )}
      {suspense.state === 'open' && mayKeep && (
        <Form action={paymentPaths.apply({ paymentId: payment.id })} class="stack">
          <h3>{m.applyTitle}</h3>
          <TextInput
            id="kode"
            label={m.code}
            hint={m.applyHint}
            inputMode="numeric"
            value={sent.kode}
            error={missing.includes('kode') ? m.noSuchCode : undefined}
          />
          <Button>{m.apply}</Button>
        </Form>
      )}
    </section>
  );
}

function AskRefund({ payment, sent, missing }: Props) {
  const { locale } = useView();
  const m = texts(locale);
  const error = (field: string) => (missing.includes(field) ? m.empty : undefined);
  return (
    <details class="card" open={missing.includes('alasan') || missing.includes('tujuan')}>
      <summary>{m.refundTitle}</summary>
      <Form action={paymentPaths.refund({ paymentId: payment.id })} class="stack">
        <Note>{m.refundHint}</Note>
        <TextArea id="alasan" label={m.why} rows={2} value={sent.alasan} error={error('alasan')} />
        <TextInput id="tujuan" label={m.destination} value={sent.tujuan} error={error('tujuan')} />
        <Button kind="danger">{m.askRefund}</Button>
      </Form>
    </details>
  );
}

export function Journal({ journal: { kind, bookedOn, entries } }: { readonly journal: Booked }) {
  const { locale } = useView();
  const m = texts(locale);
  const title = `${m.kinds[kind]}, ${formatDate(bookedOn, locale)}`;
  const rupiah = (sum: number) => (sum === 0 ? '' : formatRupiah(sum, locale));
  return (
    <div class="stack tight">
      <h2 class="t-l">{title}</h2>
      <Table
        label={title}
        rows={entries}
        empty=""
        columns={[
          {
            title: m.account,
            cell: (entry) => <a href={paymentPaths.account({ account: entry.account })}>{accountName(entry.account, locale)}</a>,
          },
          { title: m.about, cell: (entry) => entry.about ?? '' },
          { title: m.debit, cell: (entry) => rupiah(entry.debit), right: true },
          { title: m.credit, cell: (entry) => rupiah(entry.credit), right: true },
        ]}
      />
    </div>
  );
}
