import { formatDateTime, formatRupiah } from '#i18n';
import { useView } from '#web';
import { Button, ErrorSummary, Facts, Form, type FormError, Icon, LinkButton, Note, TextInput } from '#web/ui';
import type { BankPayment, Customer, DemoBank, Inquiry, ScannedQr } from './bank.ts';
import { FaultChoice, ReceiptExpert } from './expert.tsx';
import { grouped, numberOf, StateTag, Telephone } from './frame.tsx';
import { bankPaths } from './paths.ts';
import { texts } from './texts.ts';

interface Of {
  readonly bank: DemoBank;
  readonly customer: Customer;
  readonly errors: readonly FormError[];
  /** The fault that was chosen, where the form came back. */
  readonly fault: string;
}

/** What the biller says is owed, and the PIN; or why nothing can be paid. */
export function BillPage({ bank, customer, errors, fault, inquiry }: Of & { readonly inquiry: Inquiry }) {
  const { locale } = useView();
  const m = texts(locale);
  const customerId = customer.id;
  const said = ({ indonesia, english }: Inquiry['reason']) => (locale === 'id' ? indonesia : english);
  const back = { href: bankPaths.number({ customerId }), label: m.back };
  if (!inquiry.isPayable)
    return (
      <Telephone bank={bank.name} title={m.confirm} back={back}>
        <Note tone="bad" title={m.cannot}>
          <p>{inquiry.responseCode === '' ? m.noAnswer : said(inquiry.reason)}</p>
        </Note>
        <Facts
          facts={[
            { label: m.number, value: numberOf(inquiry) },
            ...(inquiry.responseCode === '' ? [] : [{ label: m.code, value: <code>{inquiry.responseCode}</code> }]),
          ]}
        />
        <LinkButton wide href={bankPaths.number({ customerId })}>
          {m.tryAnother}
        </LinkButton>
      </Telephone>
    );
  return (
    <Telephone bank={bank.name} title={m.confirm} back={back}>
      <ErrorSummary errors={errors} />
      <Facts
        facts={[
          { label: m.payee, value: inquiry.name },
          { label: m.number, value: numberOf(inquiry) },
        ]}
      />
      {inquiry.lines.length > 0 && (
        <table class="bank-lines">
          <caption class="vh">{m.lines}</caption>
          <tbody>
            {inquiry.lines.map(({ name, amount }) => (
              <tr>
                <th scope="row">{said(name)}</th>
                <td class="r">{formatRupiah(amount, locale)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{m.total}</th>
              <td class="r">{formatRupiah(inquiry.total, locale)}</td>
            </tr>
          </tfoot>
        </table>
      )}
      <PinForm
        action={bankPaths.bill({ customerId, inquiryId: inquiry.inquiryRequestId })}
        total={inquiry.total}
        {...{ customer, errors, fault }}
      />
    </Telephone>
  );
}

/** What a QRIS asks for, and the PIN. */
export function QrPage({ bank, customer, errors, fault, qr }: Of & { readonly qr: ScannedQr }) {
  const { locale } = useView();
  const m = texts(locale);
  const customerId = customer.id;
  const { merchant } = bank.agreement;
  return (
    <Telephone bank={bank.name} title={m.qris} back={{ href: bankPaths.scan({ customerId }), label: m.back }}>
      <ErrorSummary errors={errors} />
      <Facts
        facts={[
          { label: m.merchant, value: <span lang="id">{merchant.name}</span> },
          { label: m.city, value: <span lang="id">{merchant.city}</span> },
          { label: 'NMID', value: <code>{merchant.nmid}</code> },
          ...(qr.billNo === null ? [] : [{ label: m.bill, value: grouped(qr.billNo) }]),
          { label: m.until, value: formatDateTime(qr.validUntil, locale) },
          { label: m.total, value: <strong>{formatRupiah(qr.amount, locale)}</strong> },
        ]}
      />
      <PinForm action={bankPaths.qr({ customerId, referenceNo: qr.referenceNo })} total={qr.amount} {...{ customer, errors, fault }} />
    </Telephone>
  );
}

function PinForm({
  action,
  total,
  customer,
  errors,
  fault,
}: { readonly action: string; readonly total: number } & Pick<Of, 'customer' | 'errors' | 'fault'>) {
  const { locale } = useView();
  const m = texts(locale);
  return (
    <Form action={action}>
      <p class="small soft">
        {m.from} {grouped(customer.accountNo)} · {m.balance} {formatRupiah(customer.balance, locale)}
      </p>
      <TextInput
        id="pin"
        label={m.pin}
        hint={m.pinHint}
        type="password"
        inputMode="numeric"
        autocomplete="off"
        short
        error={errors.find(({ field }) => field === 'pin')?.message}
      />
      <Button wide>{m.pay(formatRupiah(total, locale))}</Button>
      <FaultChoice fault={fault} />
    </Form>
  );
}

/** What became of a payment. */
export function ReceiptPage({ bank, customer, payment }: Pick<Of, 'bank' | 'customer'> & { readonly payment: BankPayment }) {
  const { locale } = useView();
  const m = texts(locale);
  const customerId = customer.id;
  return (
    <Telephone
      bank={bank.name}
      title={m.receipt}
      back={{ href: bankPaths.account({ customerId }), label: m.home }}
      aside={<ReceiptExpert payment={payment} />}
    >
      <div class={`bank-result ${payment.state}`}>
        <Icon name={payment.state === 'paid' ? 'check' : payment.state === 'untold' ? 'clock' : 'back'} />
        <p class="bank-sum">{formatRupiah(payment.amount, locale)}</p>
        <StateTag state={payment.state} />
        <p class="small">{payment.forced && payment.state === 'paid' ? m.forced : m.statesLong[payment.state]}</p>
      </div>
      <Facts
        facts={[
          ...(payment.billName === '' ? [] : [{ label: m.payee, value: <span lang="id">{payment.billName}</span> }]),
          ...(payment.customerNo === ''
            ? []
            : [
                {
                  label: payment.kind === 'va' ? m.number : m.bill,
                  value: payment.kind === 'va' ? numberOf(payment) : grouped(payment.customerNo),
                },
              ]),
          { label: m.from, value: grouped(customer.accountNo) },
          { label: m.when, value: formatDateTime(payment.at, locale) },
          { label: m.reference, value: <code>{payment.referenceNo}</code> },
          { label: m.request, value: <code class="breaks">{payment.paymentRequestId}</code> },
        ]}
      />
      <LinkButton wide kind="quiet" href={bankPaths.account({ customerId })}>
        {m.home}
      </LinkButton>
    </Telephone>
  );
}
