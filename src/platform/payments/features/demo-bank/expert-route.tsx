import { isDay } from '#kernel';
import { render, type WebApp } from '#web';
import { Type } from 'typebox';
import { type BankPayment, type Customer, type DemoBank, fileFaults, qrFaults, troubles } from './bank.ts';
import { BlindForm } from './expert.tsx';
import { expertTexts } from './expert-texts.ts';
import { Telephone } from './frame.tsx';
import { bankPaths } from './paths.ts';
import { texts } from './texts.ts';

const config = { policy: 'public', perMinute: 120 } as const;
const MOST_SENT = 25_000_000;
const Word = Type.Optional(Type.String({ maxLength: 40 }));

/** What goes wrong at the bank of the demonstration when somebody asks for it. */
export function bankExpertRoutes<P extends BankPayment>(
  app: WebApp,
  bank: DemoBank<P>,
  customerOf: (request: { readonly params: { readonly customerId: string } }) => Customer,
): void {
  app.post(
    bankPaths.expert.pattern,
    { schema: { body: Type.Object({ paksa: Word, gangguan: Word, qr: Word, kabari: Word }) }, config },
    async (request, reply) => {
      const { paksa, gangguan, qr, kabari } = request.body;
      if (paksa === 'ya' || paksa === 'tidak') bank.settleByForce(paksa === 'ya');
      const trouble = troubles.find((one) => one === gangguan);
      const fault = qrFaults.find((one) => one === qr);
      if (trouble) bank.trouble(trouble);
      if (fault) bank.spoilQr(fault);
      if (kabari === 'ya') for (const payment of bank.books.payments().toReversed()) await bank.tell(payment);
      return reply.redirect(bankPaths.all({}, { diatur: 'ya' }), 303);
    },
  );

  const File = Type.Object({
    hari: Word,
    salah: Type.Optional(Type.Union([Type.String({ maxLength: 40 }), Type.Array(Type.String({ maxLength: 40 }), { maxItems: 20 })])),
    lang: Type.Optional(Type.String()),
  });
  app.get(bankPaths.file.pattern, { schema: { querystring: File }, config }, (request, reply) => {
    const { hari = '', salah = [] } = request.query;
    const day = isDay(hari) ? hari : bank.today();
    const faults = fileFaults.filter((one) => [salah].flat().includes(one));
    return reply
      .type('text/plain; charset=utf-8')
      .header('content-disposition', `attachment; filename="setoran-contoh-${day}.txt"`)
      .send(bank.settlement(day, faults));
  });

  const Id = Type.Object({ customerId: Type.String({ pattern: '^\\d{1,6}$' }) });
  app.post(
    bankPaths.blind.pattern,
    { schema: { params: Id, body: Type.Object({ ke: Word, jumlah: Word }) }, config },
    async (request, reply) => {
      const customer = customerOf(request);
      const { ke = '', jumlah = '' } = request.body;
      const [m, own] = [texts(request.locale), expertTexts(request.locale)];
      const digits = ke.replaceAll(/[\s.-]/g, '');
      const customerNo = digits.startsWith(bank.partnerServiceId) ? digits.slice(bank.partnerServiceId.length) : digits;
      const amount = /^[1-9]\d{0,7}$/.test(jumlah.trim()) ? Number(jumlah) : 0;
      const errors = [
        ...(/^\d{1,20}$/.test(customerNo) ? [] : [{ field: 'ke', message: m.badNumber }]),
        ...(amount > 0 && amount <= MOST_SENT ? [] : [{ field: 'jumlah', message: own.badAmount }]),
      ];
      const paid = errors.length === 0 ? await bank.payBlindly(customer.id, customerNo, amount) : null;
      if (paid && 'payment' in paid)
        return reply.redirect(bankPaths.receipt({ customerId: customer.id, paymentId: paid.payment.paymentRequestId }), 303);
      const faults = paid ? [{ field: 'jumlah', message: m.refused[paid.refused] }] : errors;
      return render(
        request,
        reply,
        <Telephone bank={bank.name} title={own.blind} back={{ href: bankPaths.account({ customerId: customer.id }), label: m.back }}>
          <BlindForm customerId={customer.id} typed={{ number: ke, amount: jumlah }} errors={faults} />
        </Telephone>,
        { title: own.blind, status: 422 },
      );
    },
  );
}
