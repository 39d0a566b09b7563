import { transaction } from '#db';
import { refusalOf } from '#kernel';
import { getPerson, render, type Request, type WebApp } from '#web';
import { Type } from 'typebox';
import { callOff } from '../../call-off.ts';
import { payeeOf, type PaymentsDeps } from '../../deps.ts';
import { heldUnder } from '../../held.ts';
import { closedHours } from '../../hours.ts';
import { listBillsOf, paymentsOf } from '../../list.ts';
import { makeQris } from '../../make-qris.ts';
import { texts } from '../../messages/index.ts';
import { paymentPaths } from '../../paths.ts';
import { ownBill, renewBill } from '../../own.ts';
import { findQris } from '../../qris.ts';
import { A_PAGE, MyBillsPage } from './list-page.tsx';
import { BillPage } from './page.tsx';

const BillId = Type.Object({ billId: Type.String({ format: 'uuid' }) });
const Query = Type.Object({ halaman: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })), lang: Type.Optional(Type.String()) });
const Told = Type.Object({
  kabar: Type.Optional(Type.Enum(['qris', 'nothing', 'another', 'entered'])),
  lang: Type.Optional(Type.String()),
});

/** What somebody owes and has paid. */
export function billRoutes(app: WebApp, deps: PaymentsDeps): void {
  const { db, clock } = deps;
  const config = { policy: 'signed-in' } as const;

  const getOwn = (request: Request, billId: string) => ownBill(db, getPerson(request).personId, billId, clock.now());

  app.get(paymentPaths.mine.pattern, { schema: { querystring: Query }, config }, async (request, reply) => {
    const { halaman: page = 1 } = request.query;
    const slice = { limit: A_PAGE, offset: (page - 1) * A_PAGE };
    const { rows, total } = await listBillsOf(db, getPerson(request).personId, slice, clock.now());
    return render(request, reply, <MyBillsPage rows={rows} total={total} page={page} />, { title: texts(request.locale).mine });
  });

  app.get(paymentPaths.bill.pattern, { schema: { params: BillId, querystring: Told }, config }, async (request, reply) => {
    const bill = await getOwn(request, request.params.billId);
    const at = clock.now();
    const [payments, held, qris, closed] = await Promise.all([
      paymentsOf(db, bill.id),
      heldUnder(db, bill.code),
      findQris(db, bill.id, at),
      closedHours(db, bill.agencyId, at),
    ]);
    const payee = payeeOf(deps, bill.service);
    const matter = payee?.href(bill) ?? null;
    const beside = (await payee?.beside?.(bill, request.locale)) ?? { facts: [], links: [] };
    const banks = deps.banks().filter(({ agencyIds }) => agencyIds.includes(bill.agencyId));
    const props = { bill, payments, held, banks, qris, matter, beside, closed, told: request.query.kabar };
    return render(request, reply, <BillPage {...props} />, { title: bill.title[request.locale] });
  });

  app.get(paymentPaths.state.pattern, { schema: { params: BillId }, config }, async (request, reply) => {
    const { status } = await getOwn(request, request.params.billId);
    return reply.header('cache-control', 'private, no-store').send({ status });
  });

  app.post(paymentPaths.renew.pattern, { schema: { params: BillId }, config: { ...config, perMinute: 20 } }, async (request, reply) => {
    const { id } = await getOwn(request, request.params.billId);
    const renewed = await renewBill(deps, id);
    if (renewed === null || renewed === 'another-payer')
      return reply.redirect(paymentPaths.bill({ billId: id }, { kabar: renewed === null ? 'nothing' : 'another' }), 303);
    return reply.redirect(paymentPaths.bill({ billId: renewed.id }), 303);
  });

  app.post(paymentPaths.callOff.pattern, { schema: { params: BillId }, config: { ...config, perMinute: 20 } }, async (request, reply) => {
    const { id: billId } = await getOwn(request, request.params.billId);
    const why = await refusalOf<'entered' | 'not-open'>(() =>
      transaction(db, (tx) => callOff(tx, getPerson(request), billId, clock.now())),
    );
    return reply.redirect(paymentPaths.bill({ billId }, why === 'entered' ? { kabar: why } : {}), 303);
  });

  app.post(paymentPaths.qris.pattern, { schema: { params: BillId }, config: { ...config, perMinute: 20 } }, async (request, reply) => {
    const bill = await getOwn(request, request.params.billId);
    const made = bill.status === 'open' && (await makeQris(deps, bill));
    return reply.redirect(`${paymentPaths.bill({ billId: bill.id }, made ? {} : { kabar: 'qris' })}#qris`, 303);
  });
}
