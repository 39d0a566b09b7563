import { formatDate, formatDateTime, formatRupiah, formatTime, type Locale } from '#i18n';
import { qrSvg } from '#platform/documents';
import { useView } from '#web';
import { Button, Crumbs, Facts, Form, Island, LinkButton, Note, Page, Tag, type Tone, Trail, type TrailStep } from '#web/ui';
import { accountNumber, type Bank } from '../../banks.ts';
import { CASH_DESK } from '../../counter.ts';
import type { Bill, BillStatus } from '../../domain/bill.ts';
import { spaced } from '../../domain/code.ts';
import type { Beside } from '../../deps.ts';
import type { HeldMoney } from '../../held.ts';
import type { ClosedHours } from '../../hours.ts';
import type { PaymentOfBill } from '../../list.ts';
import { texts } from '../../messages/index.ts';
import { paymentPaths } from '../../paths.ts';
import type { Qris } from '../../qris.ts';
import { CutOff } from '../../ui/cut-off.tsx';
import { BillLines } from '../lines.tsx';

export const tones: Readonly<Record<BillStatus, Tone>> = {
  open: 'wait',
  paid: 'done',
  expired: 'bad',
  cancelled: 'plain',
  refunded: 'plain',
};

export interface BillPageProps {
  readonly bill: Bill;
  readonly payments: readonly PaymentOfBill[];
  /** What came under its code and could not pay it. */
  readonly held: readonly HeldMoney[];
  readonly banks: readonly Bank[];
  readonly qris: Qris | undefined;
  /** Where what it is for is found. */
  readonly matter: string | null;
  readonly beside: Beside;
  /** Hours in which payments rest for the day's books; null for none. */
  readonly closed: ClosedHours | null;
  readonly told?: 'qris' | 'nothing' | 'another' | 'entered' | undefined;
}

/** A bill as whoever owes it sees it: what, why, how to pay, and where the money went. */
export function BillPage(props: BillPageProps) {
  const { bill, payments, banks, matter, beside, told } = props;
  const { locale } = useView();
  const m = texts(locale);
  return (
    <Page>
      <div class="col stack">
        <Crumbs above={[{ href: paymentPaths.mine(), label: m.mine }]} here={bill.object} />
        <h1>{bill.title[locale]}</h1>
        <Facts
          facts={[
            { label: m.object, value: bill.object },
            { label: m.total, value: <b class="t-l">{formatRupiah(bill.total, locale)}</b> },
            { label: m.status, value: <Tag tone={tones[bill.status]}>{m.statuses[bill.status]}</Tag> },
            ...(bill.status === 'open' ? [{ label: m.until, value: formatDateTime(bill.expiresAt, locale) }] : []),
            ...beside.facts,
          ]}
        />
        {told === 'qris' && <Note tone="wait">{m.qrisAway}</Note>}
        {told === 'nothing' && <Note tone="done">{m.nothingOwed}</Note>}
        {told === 'entered' && <Note tone="wait">{m.cashEntered}</Note>}
        {told === 'another' && <Note tone="wait">{m.anotherPays}</Note>}
        {bill.status === 'open' ? <Waiting {...props} /> : <Ended bill={bill} payments={payments} />}
        <section class="card stack" aria-labelledby="rincian">
          <h2 id="rincian" class="t-l">
            {m.lines}
          </h2>
          <BillLines lines={bill.lines} total={bill.total} />
        </section>
        <section class="card stack" aria-labelledby="jalan-uang">
          <h2 id="jalan-uang" class="t-l">
            {m.trail}
          </h2>
          <Trail steps={stepsOf(bill, payments, banks, locale)} />
        </section>
        <Held money={props.held} banks={banks} />
        {bill.status === 'open' && (
          <details>
            <summary>{m.callOff}</summary>
            <Form action={paymentPaths.callOff({ billId: bill.id })} class="stack">
              <p>{m.callOffLead}</p>
              <Button kind="danger">{m.callOffNow}</Button>
            </Form>
          </details>
        )}
        <p class="row">
          {beside.links.map(({ href, label }) => (
            <LinkButton href={href} kind="quiet">
              {label}
            </LinkButton>
          ))}
          {matter && beside.links.length === 0 && (
            <LinkButton href={matter} kind="quiet">
              {m.toMatter}
            </LinkButton>
          )}
        </p>
      </div>
    </Page>
  );
}

function Waiting({ bill, banks, qris, closed }: BillPageProps) {
  const { locale, now } = useView();
  const m = texts(locale);
  const minutes = Math.max(1, Math.floor((bill.expiresAt.getTime() - now.getTime()) / 60_000));
  const props = {
    state: paymentPaths.state({ billId: bill.id }),
    was: bill.status,
    copied: m.copied,
    until: bill.expiresAt.getTime(),
    now: now.getTime(),
  };
  return (
    <section class="card stack" aria-labelledby="cara-bayar">
      <h2 id="cara-bayar" class="t-l">
        {m.pay}
      </h2>
      {closed && <CutOff closed={closed} />}
      <p class="soft">{m.left(m.hoursMinutes(Math.floor(minutes / 60), minutes % 60))}</p>
      <Island name="bill-wait" props={props}>
        <div class="stack">
          {banks.map((bank) => (
            <div class="stack tight">
              <h3>{m.atBank(bank.settings.name)}</h3>
              <Number text={accountNumber(bank, bill.code)} label={m.atBank(bank.settings.name)} />
            </div>
          ))}
          <p class="small soft">{banks.length > 0 ? m.howVa : m.noBank}</p>
          {banks.some((bank) => bank.qris !== null) && <ByQris bill={bill} qris={qris} />}
          <div class="stack tight">
            <h3>{m.atCounter}</h3>
            <Number text={bill.code} label={m.code} />
            <p class="small soft">{m.atCounterHow}</p>
          </div>
        </div>
      </Island>
    </section>
  );
}

/** A number to type elsewhere, in fours; beside it a button that copies it where scripts run. */
function Number({ text, label }: { readonly text: string; readonly label: string }) {
  const m = texts(useView().locale);
  return (
    <p class="row between code-row">
      <b class="code" aria-label={label}>
        {spaced(text)}
      </b>
      <button type="button" class="btn quiet small" data-copy={text} hidden>
        {m.copy}
      </button>
    </p>
  );
}

function ByQris({ bill, qris }: { readonly bill: Bill; readonly qris: Qris | undefined }) {
  const { locale } = useView();
  const m = texts(locale);
  return (
    <div class="stack tight" id="qris">
      <h3>{m.qris}</h3>
      {qris ? (
        <>
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own drawing of a string of letters and digits */}
          <div class="qr" role="img" aria-label={m.qris} dangerouslySetInnerHTML={{ __html: qrSvg(qris.content) }} />
          <p class="small soft">
            {m.qrisHow} {m.qrisUntil(formatTime(qris.expiresAt, locale))}
          </p>
        </>
      ) : (
        <Form action={paymentPaths.qris({ billId: bill.id })}>
          <Button kind="quiet">{m.qrisShow}</Button>
        </Form>
      )}
    </div>
  );
}

function Ended({ bill, payments }: { readonly bill: Bill; readonly payments: readonly PaymentOfBill[] }) {
  const { locale } = useView();
  const m = texts(locale);
  const [payment] = payments;
  if (bill.status === 'paid')
    return (
      <Note tone="done" title={m.paidTitle}>
        {payment && <p>{m.paidBody(formatDateTime(payment.paidAt, locale))}</p>}
      </Note>
    );
  if (bill.status === 'refunded') return <Note>{m.refundedBody}</Note>;
  if (bill.renewedBy !== null)
    return (
      <Note tone="wait" title={m.expiredTitle}>
        <p>{m.expiredBody}</p>
        <p>
          <LinkButton href={paymentPaths.bill({ billId: bill.renewedBy })}>{m.renewedBy}</LinkButton>
        </p>
      </Note>
    );
  if (bill.status === 'cancelled') return <Note>{m.cancelledBody}</Note>;
  return (
    <Note tone="wait" title={m.expiredTitle}>
      <p>{m.expiredBody}</p>
      <Form action={paymentPaths.renew({ billId: bill.id })}>
        <Button>{m.renew}</Button>
      </Form>
    </Note>
  );
}

/** What a bank is called; the cash desk by its own words. */
export function bankName(key: string, banks: readonly Bank[], locale: Locale): string {
  return key === CASH_DESK ? texts(locale).cashDesk : (banks.find(({ settings }) => settings.key === key)?.settings.name ?? key);
}

/** Money under the code of the bill that could not pay it: why, and where it is. */
function Held({ money, banks }: { readonly money: readonly HeldMoney[]; readonly banks: readonly Bank[] }) {
  const { locale } = useView();
  const m = texts(locale);
  if (money.length === 0) return null;
  const stateOf = ({ state, deadline, transfer }: HeldMoney) => {
    if (state === 'open') return `${m.held.waits(formatDate(deadline, locale))} ${m.held.yours}`;
    if (state === 'refunding') return m.held.refunding;
    return state === 'applied' ? m.held.applied : m.held.refunded(transfer);
  };
  return (
    <section class="stack" aria-labelledby="uang-lain">
      <h2 id="uang-lain" class="t-l">
        {m.held.title}
      </h2>
      {money.map((one) => (
        <article class="card stack">
          <p>
            <b>{formatRupiah(one.amount, locale)}</b>, {formatDateTime(one.paidAt, locale)}, {m.via(bankName(one.bank, banks, locale))}
            {one.reference && `, ${m.reference(one.reference)}`}
          </p>
          <p>
            {m.held.reasons[one.reason]} {stateOf(one)}
          </p>
          {one.state === 'applied' && one.billId && <a href={paymentPaths.bill({ billId: one.billId })}>{m.held.toApplied}</a>}
        </article>
      ))}
    </section>
  );
}

/** What became of a bill nobody paid. */
function endOf(bill: Bill, locale: Locale): TrailStep {
  const { steps } = texts(locale);
  if (bill.status === 'open') return { title: steps.waiting, state: 'now' };
  const at = bill.status === 'expired' ? bill.expiresAt : bill.endedAt;
  return {
    title: bill.status === 'expired' ? steps.expired : steps.cancelled,
    ...(at && { detail: formatDateTime(at, locale) }),
    state: 'past',
  };
}

function stepsOf(bill: Bill, payments: readonly PaymentOfBill[], banks: readonly Bank[], locale: Locale): readonly TrailStep[] {
  const m = texts(locale);
  const made: TrailStep = { title: m.steps.made, detail: formatDateTime(bill.createdAt, locale), state: 'past' };
  const [payment] = payments;
  if (!payment) return [made, endOf(bill, locale)];
  const via = [m.via(bankName(payment.bank, banks, locale)), ...(payment.reference ? [m.reference(payment.reference)] : [])].join(', ');
  const isCash = payment.channel === 'counter';
  const settled: TrailStep =
    payment.settledOn === null
      ? { title: isCash ? m.steps.depositing : m.steps.settling, state: 'now' }
      : { title: isCash ? m.steps.deposited : m.steps.settled, detail: formatDate(payment.settledOn, locale), state: 'past' };
  return [
    made,
    { title: m.steps.paid, detail: `${formatDateTime(payment.paidAt, locale)}, ${via}`, state: 'past' },
    { title: m.steps.captured, detail: formatDateTime(payment.capturedAt, locale), state: 'past' },
    bill.status === 'refunded' ? { title: m.steps.refunded, state: 'past' } : settled,
  ];
}
