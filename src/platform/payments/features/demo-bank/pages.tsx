import { formatDateTime, formatRupiah, formatTime } from '#i18n';
import { useView } from '#web';
import { Button, EmptyState, ErrorSummary, Form, type FormError, Icon, TextArea, TextInput } from '#web/ui';
import type { BankPayment, Customer, DemoBank } from './bank.ts';
import { BlindForm, ExpertPanel } from './expert.tsx';
import { grouped, numberOf, StateTag, Telephone } from './frame.tsx';
import { bankPaths } from './paths.ts';
import { texts } from './texts.ts';

interface Of {
  readonly bank: DemoBank;
  readonly customer: Customer;
  readonly errors?: readonly FormError[];
}

const errorOf = (errors: readonly FormError[], id: string) => errors.find(({ field }) => field === id)?.message;

/** Everybody who has an account. `number` was copied from a bill and goes along. */
export function CustomersPage({ bank, number, isSet }: { readonly bank: DemoBank; readonly number: string; readonly isSet: boolean }) {
  const { locale } = useView();
  const m = texts(locale);
  return (
    <Telephone bank={bank.name} title={m.whose} aside={<ExpertPanel bank={bank} isSet={isSet} />}>
      <p class="lead">{m.lead}</p>
      <p>{m.whoseLead}</p>
      {bank.customers().length === 0 && <EmptyState>{m.noCustomers}</EmptyState>}
      <ul class="plain-list bank-list">
        {bank.customers().map(({ id, name, accountNo, balance }) => (
          <li>
            <a href={number === '' ? bankPaths.account({ customerId: id }) : bankPaths.number({ customerId: id }, { nomor: number })}>
              <Icon name="person" />
              <span>
                <strong>{name}</strong>
                <span class="small soft block">
                  {grouped(accountNo)} · {formatRupiah(balance, locale)}
                </span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Telephone>
  );
}

/** What a customer sees first: money, ways to pay, what was paid. */
export function AccountPage({ bank, customer }: Of) {
  const { locale } = useView();
  const m = texts(locale);
  const customerId = customer.id;
  return (
    <Telephone
      bank={bank.name}
      title={customer.name}
      back={{ href: bankPaths.all(), label: m.another }}
      aside={<ExpertPanel bank={bank} blind={<BlindForm customerId={customerId} typed={{}} errors={[]} />} />}
    >
      <section class="bank-balance" aria-label={m.balance}>
        <p class="small">
          {m.balance} · {grouped(customer.accountNo)}
        </p>
        <p class="bank-sum">{formatRupiah(customer.balance, locale)}</p>
      </section>
      <nav class="bank-ways" aria-label={m.home}>
        <a href={bankPaths.number({ customerId })}>
          <Icon name="file" />
          <strong>{m.va}</strong>
          <span class="small soft">{m.vaHint}</span>
        </a>
        <a href={bankPaths.scan({ customerId })}>
          <Icon name="search" />
          <strong>{m.qris}</strong>
          <span class="small soft">{m.qrisHint}</span>
        </a>
      </nav>
      <h2 class="t-l">{m.history}</h2>
      <History payments={bank.books.payments(customerId).slice(0, SHOWN)} />
    </Telephone>
  );
}

/** Payments an account shows. */
const SHOWN = 50;

function History({ payments }: { readonly payments: readonly BankPayment[] }) {
  const { locale } = useView();
  const m = texts(locale);
  if (payments.length === 0) return <EmptyState>{m.noHistory}</EmptyState>;
  return (
    <ul class="plain-list bank-list">
      {payments.map((payment) => (
        <li>
          <a href={bankPaths.receipt({ customerId: payment.customerId, paymentId: payment.paymentRequestId })}>
            <span class="grow">
              <strong lang="id">{payment.billName || numberOf(payment)}</strong>
              <span class="small soft block">
                {payment.kind === 'va' ? m.va : m.qris} · {formatDateTime(payment.at, locale)}
              </span>
              <StateTag state={payment.state} />
            </span>
            <span class="bank-amount">{formatRupiah(payment.amount, locale)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Asks for the number of a virtual account. */
export function NumberPage({ bank, customer, typed, errors = [] }: Of & { readonly typed: string }) {
  const m = texts(useView().locale);
  const customerId = customer.id;
  return (
    <Telephone bank={bank.name} title={m.va} back={{ href: bankPaths.account({ customerId }), label: m.back }}>
      <ErrorSummary errors={errors} />
      <Form action={bankPaths.number({ customerId })}>
        <TextInput
          id="nomor"
          label={m.number}
          hint={m.numberHint(bank.partnerServiceId)}
          inputMode="numeric"
          autocomplete="off"
          value={typed}
          error={errorOf(errors, 'nomor')}
        />
        <Button wide>{m.next}</Button>
      </Form>
    </Telephone>
  );
}

/** QRIS in front of the camera. */
const SEEN = 5;

/** Has no camera: the newest QRIS are there to choose from, and the payload of any can be pasted. */
export function ScanPage({ bank, customer, typed, errors = [] }: Of & { readonly typed: string }) {
  const { locale } = useView();
  const m = texts(locale);
  const customerId = customer.id;
  const seen = bank.openQrs().slice(0, SEEN);
  return (
    <Telephone bank={bank.name} title={m.qris} back={{ href: bankPaths.account({ customerId }), label: m.back }}>
      <ErrorSummary errors={errors} />
      {seen.length > 0 && (
        <section>
          <h2 class="t-l">{m.seen}</h2>
          <p class="small soft">{m.seenLead}</p>
          <ul class="plain-list bank-list">
            {seen.map(({ referenceNo, billNo, amount, validUntil }) => (
              <li>
                <a href={bankPaths.qr({ customerId, referenceNo })}>
                  <span class="grow">
                    <strong>{grouped(billNo ?? referenceNo)}</strong>
                    <span class="small soft block">
                      {m.until} {formatTime(validUntil, locale)}
                    </span>
                  </span>
                  <span class="bank-amount">{formatRupiah(amount, locale)}</span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Form action={bankPaths.scan({ customerId })}>
        <TextArea id="kode" label={m.payload} hint={m.payloadHint} rows={6} value={typed} error={errorOf(errors, 'kode')} />
        <Button wide>{m.next}</Button>
      </Form>
    </Telephone>
  );
}
