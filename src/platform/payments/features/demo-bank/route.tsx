import { AppError } from '#kernel';
import { render, type Reply, type Request, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import { type BankPayment, type Customer, type DemoBank, type Paid, type PayFault, payFaults } from './bank.ts';
import { bankExpertRoutes } from './expert-route.tsx';
import { AccountPage, CustomersPage, NumberPage, ScanPage } from './pages.tsx';
import { bankPaths } from './paths.ts';
import { BillPage, QrPage, ReceiptPage } from './paying.tsx';
import { texts } from './texts.ts';

const config = { policy: 'public', perMinute: 120 } as const;
const lang = Type.Optional(Type.String());
const Id = Type.Object({ customerId: Type.String({ pattern: '^\\d{1,6}$' }) });
const Pin = Type.Object({ pin: Type.Optional(Type.String({ maxLength: 40 })), ulah: Type.Optional(Type.String({ maxLength: 40 })) });

/** The bank of the demonstration on a telephone: whoever looks around pays there what they owe here. */
export function bankRoutes<P extends BankPayment>(app: WebApp, bank: DemoBank<P>): void {
  const customerOf = (request: { readonly params: { readonly customerId: string } }): Customer => {
    const customer = bank.books.customer(request.params.customerId);
    if (!customer) throw new AppError('NOT_FOUND');
    return customer;
  };
  const wrong = (errors: readonly FormError[]) => ({ status: errors.length > 0 ? 422 : 200 });

  const Asked = Type.Object({ nomor: Type.Optional(Type.String({ maxLength: 60 })), diatur: Type.Optional(Type.String()), lang });
  app.get(bankPaths.all.pattern, { schema: { querystring: Asked }, config }, (request, reply) => {
    const { nomor = '', diatur } = request.query;
    const number = nomor.replaceAll(/\D/g, '');
    return render(request, reply, <CustomersPage bank={bank} number={number} isSet={diatur !== undefined} />, {
      title: texts(request.locale).title,
    });
  });
  bankExpertRoutes(app, bank, customerOf);

  const plain = Type.Object({ lang });
  app.get(bankPaths.account.pattern, { schema: { params: Id, querystring: plain }, config }, (request, reply) => {
    const customer = customerOf(request);
    return render(request, reply, <AccountPage bank={bank} customer={customer} />, { title: customer.name });
  });

  const number = (request: Request, reply: Reply, customer: Customer, typed: string, errors: readonly FormError[] = []) =>
    render(request, reply, <NumberPage {...{ bank, customer, typed, errors }} />, { title: texts(request.locale).va, ...wrong(errors) });
  const Number_ = Type.Object({ nomor: Type.Optional(Type.String({ maxLength: 60 })), lang });
  app.get(bankPaths.number.pattern, { schema: { params: Id, querystring: Number_ }, config }, (request, reply) =>
    number(request, reply, customerOf(request), (request.query.nomor ?? '').replaceAll(/\D/g, '')),
  );
  app.post(
    bankPaths.number.pattern,
    { schema: { params: Id, body: Type.Object({ nomor: Type.Optional(Type.String({ maxLength: 60 })) }) }, config },
    async (request, reply) => {
      const customer = customerOf(request);
      const typed = request.body.nomor ?? '';
      const digits = typed.replaceAll(/[\s.-]/g, '');
      if (!/^\d{6,28}$/.test(digits))
        return number(request, reply, customer, typed, [{ field: 'nomor', message: texts(request.locale).badNumber }]);
      const { inquiryRequestId } = await bank.inquire(customer.id, digits);
      return reply.redirect(bankPaths.bill({ customerId: customer.id, inquiryId: inquiryRequestId }), 303);
    },
  );

  const scan = (request: Request, reply: Reply, customer: Customer, typed: string, errors: readonly FormError[] = []) =>
    render(request, reply, <ScanPage {...{ bank, customer, typed, errors }} />, { title: texts(request.locale).qris, ...wrong(errors) });
  app.get(bankPaths.scan.pattern, { schema: { params: Id, querystring: plain }, config }, (request, reply) =>
    scan(request, reply, customerOf(request), ''),
  );
  app.post(
    bankPaths.scan.pattern,
    { schema: { params: Id, body: Type.Object({ kode: Type.Optional(Type.String({ maxLength: 2000 })) }) }, config },
    (request, reply) => {
      const customer = customerOf(request);
      const { kode = '' } = request.body;
      const m = texts(request.locale);
      const qr = bank.scan(kode);
      if (!qr) return scan(request, reply, customer, kode, [{ field: 'kode', message: kode.trim() === '' ? m.badPayload : m.unknownQr }]);
      return reply.redirect(bankPaths.qr({ customerId: customer.id, referenceNo: qr.referenceNo }), 303);
    },
  );

  const faultOf = ({ ulah }: { readonly ulah?: string }): PayFault | undefined => payFaults.find((one) => one === ulah);
  /** To the receipt, or to the form with what was wrong. */
  const after = (reply: Reply, customer: Customer, paid: Paid, again: (refused: Exclude<Paid, { payment: unknown }>) => Reply) =>
    'payment' in paid
      ? reply.redirect(bankPaths.receipt({ customerId: customer.id, paymentId: paid.payment.paymentRequestId }), 303)
      : again(paid);

  const Bill = Type.Object({ ...Id.properties, inquiryId: Type.String({ pattern: '^\\d{10,40}$' }) });
  const bill = (
    request: Request & { readonly params: { readonly customerId: string; readonly inquiryId: string } },
    reply: Reply,
    fault = '',
    errors: readonly FormError[] = [],
  ) => {
    const customer = customerOf(request);
    const inquiry = bank.inquired(request.params.inquiryId);
    if (!inquiry || inquiry.customerId !== customer.id) throw new AppError('NOT_FOUND');
    return render(request, reply, <BillPage {...{ bank, customer, inquiry, errors, fault }} />, {
      title: texts(request.locale).confirm,
      ...wrong(errors),
    });
  };
  app.get(bankPaths.bill.pattern, { schema: { params: Bill, querystring: plain }, config }, (request, reply) => bill(request, reply));
  app.post(bankPaths.bill.pattern, { schema: { params: Bill, body: Pin }, config }, async (request, reply) => {
    const customer = customerOf(request);
    const fault = faultOf(request.body);
    if (bank.inquired(request.params.inquiryId)?.customerId !== customer.id) throw new AppError('NOT_FOUND');
    const paid = await bank.pay(request.params.inquiryId, { pin: request.body.pin ?? '', fault });
    const m = texts(request.locale);
    return after(reply, customer, paid, ({ refused }) => bill(request, reply, fault, [{ field: 'pin', message: m.refused[refused] }]));
  });

  const Qr = Type.Object({ ...Id.properties, referenceNo: Type.String({ pattern: '^\\d{6,20}$' }) });
  const qrPage = (
    request: Request & { readonly params: { readonly customerId: string; readonly referenceNo: string } },
    reply: Reply,
    fault = '',
    errors: readonly FormError[] = [],
  ) => {
    const customer = customerOf(request);
    const qr = bank.qr(request.params.referenceNo);
    if (!qr) throw new AppError('NOT_FOUND');
    return render(request, reply, <QrPage {...{ bank, customer, qr, errors, fault }} />, {
      title: texts(request.locale).qris,
      ...wrong(errors),
    });
  };
  app.get(bankPaths.qr.pattern, { schema: { params: Qr, querystring: plain }, config }, (request, reply) => qrPage(request, reply));
  app.post(bankPaths.qr.pattern, { schema: { params: Qr, body: Pin }, config }, async (request, reply) => {
    const customer = customerOf(request);
    const fault = faultOf(request.body);
    const qr = bank.qr(request.params.referenceNo);
    if (!qr) throw new AppError('NOT_FOUND');
    const paid = await bank.payQr(customer.id, qr.qrContent, { pin: request.body.pin ?? '', fault });
    const m = texts(request.locale);
    return after(reply, customer, paid, ({ refused }) => qrPage(request, reply, fault, [{ field: 'pin', message: m.refused[refused] }]));
  });

  const Receipt = Type.Object({ ...Id.properties, paymentId: Type.String({ pattern: '^[\\w-]{1,128}$' }) });
  const paymentOf = (customer: Customer, paymentId: string): P => {
    const payment = bank.books.find(paymentId);
    if (payment?.customerId !== customer.id) throw new AppError('NOT_FOUND');
    return payment;
  };
  app.get(bankPaths.receipt.pattern, { schema: { params: Receipt, querystring: plain }, config }, (request, reply) => {
    const customer = customerOf(request);
    const payment = paymentOf(customer, request.params.paymentId);
    return render(request, reply, <ReceiptPage {...{ bank, customer, payment }} />, { title: texts(request.locale).receipt });
  });
  app.post(
    bankPaths.receipt.pattern,
    { schema: { params: Receipt, body: Type.Object({ lakukan: Type.Optional(Type.String({ maxLength: 20 })) }) }, config },
    async (request, reply) => {
      const customer = customerOf(request);
      const payment = paymentOf(customer, request.params.paymentId);
      if (request.body.lakukan === 'kabari') await bank.tell(payment);
      if (request.body.lakukan === 'kembalikan' && payment.state === 'paid') bank.reverse(payment);
      return reply.redirect(bankPaths.receipt({ customerId: customer.id, paymentId: payment.paymentRequestId }), 303);
    },
  );
}
