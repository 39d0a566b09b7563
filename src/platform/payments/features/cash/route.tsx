import { transaction } from '#db';
import { AppError, oneLine, refusalOf } from '#kernel';
import { can } from '#platform/access';
import { getPerson, render, type Reply, type Request, type WebApp } from '#web';
import { Type } from 'typebox';
import { findByCode, getBill } from '../../bills.ts';
import { decideCash, enterCash } from '../../counter.ts';
import { cashAtDesk, depositCash, listDeposits } from '../../deposits.ts';
import type { PaymentsDeps } from '../../deps.ts';
import { texts } from '../../desk/messages/index.ts';
import { assertOwn, type DeskRefusal, type Done, dones, refusalInWords, scopeOf } from '../../desk/scope.ts';
import { listCash } from '../../desk/waiting.ts';
import { isCode } from '../../domain/code.ts';
import { paymentsOf } from '../../list.ts';
import { paymentPaths } from '../../paths.ts';
import { BillAtDesk } from './bill-page.tsx';
import { DEPOSITS, type TypedDeposit } from './deposit-part.tsx';
import { A_PAGE, CashPage } from './page.tsx';

const Query = Type.Object({
  kode: Type.Optional(Type.String({ maxLength: 40 })),
  halaman: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
  setoran: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
  kabar: Type.Optional(Type.Enum(dones)),
  lang: Type.Optional(Type.String()),
});
const BillId = Type.Object({ billId: Type.String({ format: 'uuid' }) });
const CounterId = Type.Object({ counterId: Type.String({ format: 'uuid' }) });
const Told = Type.Object({ kabar: Type.Optional(Type.Enum(dones)), lang: Type.Optional(Type.String()) });
const Cash = Type.Object({
  jumlah: Type.Optional(Type.String({ maxLength: 30 })),
  kuitansi: Type.Optional(Type.String({ maxLength: 80 })),
});
const Deposit = Type.Object({
  dinas: Type.String({ format: 'uuid' }),
  sampai: Type.String({ format: 'date' }),
  bukti: Type.Optional(Type.String({ maxLength: 80 })),
  setoran: Type.Optional(Type.String({ maxLength: 30 })),
});
const untyped: TypedDeposit = { sent: {}, missing: [] };
const Decision = Type.Object({ putusan: Type.Enum(['benar', 'tolak']) });

/** Whole rupiah as somebody typed them, with or without Rp and points; null where it is no sum. */
function rupiahIn(typed = ''): number | null {
  const digits = typed.replace(/[\s.]|^Rp/gi, '');
  return /^\d{1,14}$/.test(digits) ? Number(digits) : null;
}

/** Money over the desk: a bill found by its code, cash entered by one officer and confirmed by another. */
export function cashRoutes(app: WebApp, deps: PaymentsDeps): void {
  const { db, clock } = deps;
  const config = { policy: 'officer' } as const;

  interface Shown {
    readonly page?: number;
    readonly depositPage?: number;
    readonly done?: Done | undefined;
    readonly refusal?: DeskRefusal | undefined;
    readonly code?: string;
    readonly fault?: 'noSuchCode' | 'mistyped';
    readonly typed?: TypedDeposit;
  }
  const showList = async (request: Request, reply: Reply, shown: Shown) => {
    const { page = 1, depositPage = 1, done, refusal, code = '', fault, typed = untyped } = shown;
    const agencies = scopeOf(request);
    const [{ rows, total }, atDesk, deposits] = await Promise.all([
      listCash(db, agencies, { limit: A_PAGE, offset: (page - 1) * A_PAGE }),
      cashAtDesk(db, agencies),
      listDeposits(db, agencies, { limit: DEPOSITS, offset: (depositPage - 1) * DEPOSITS }),
    ]);
    const props = {
      rows,
      total,
      page,
      done,
      code,
      fault,
      refusal: refusal && refusalInWords(refusal, request.locale),
      mayDecide: can(getPerson(request), 'payments.decide'),
      deposit: { atDesk, deposits, page: depositPage, mayKeep: can(getPerson(request), 'payments.keep'), typed },
    };
    const status = refusal ? 409 : typed.missing.length > 0 ? 422 : fault ? 404 : 200;
    return render(request, reply, <CashPage {...props} />, { title: texts(request.locale).tabs.cash, status });
  };

  app.get(paymentPaths.cashList.pattern, { schema: { querystring: Query }, config }, async (request, reply) => {
    const agencies = scopeOf(request);
    const { kode, halaman = 1, setoran = 1, kabar } = request.query;
    if (kode === undefined || kode.trim() === '') return showList(request, reply, { page: halaman, depositPage: setoran, done: kabar });
    const code = kode.replace(/\D/g, '');
    if (!isCode(code)) return showList(request, reply, { code: kode, fault: 'mistyped' });
    const bill = await findByCode(db, code, clock.now());
    if (!bill || !agencies.includes(bill.agencyId)) return showList(request, reply, { code: kode, fault: 'noSuchCode' });
    return reply.redirect(paymentPaths.one({ billId: bill.id }), 303);
  });

  interface ShownBill {
    readonly done?: Done | undefined;
    readonly refusal?: DeskRefusal | undefined;
    readonly sent?: Type.Static<typeof Cash>;
    readonly missing?: readonly string[];
  }
  const showBill = async (request: Request, reply: Reply, billId: string, { done, refusal, sent = {}, missing = [] }: ShownBill) => {
    const bill = await getOwn(request, billId);
    const payments = await paymentsOf(db, billId);
    const props = {
      bill,
      payments,
      banks: deps.banks(),
      mayKeep: can(getPerson(request), 'payments.keep', bill.agencyId),
      done,
      refusal: refusal && refusalInWords(refusal, request.locale),
      sent,
      missing,
    };
    const status = refusal ? 409 : missing.length > 0 ? 422 : 200;
    return render(request, reply, <BillAtDesk {...props} />, { title: bill.title[request.locale], status });
  };
  const getOwn = async (request: Request, billId: string) => {
    const agencies = scopeOf(request);
    const bill = await getBill(db, billId, clock.now());
    if (!agencies.includes(bill.agencyId)) throw new AppError('NOT_FOUND', { bill: billId });
    return bill;
  };

  app.get(paymentPaths.one.pattern, { schema: { params: BillId, querystring: Told }, config }, (request, reply) =>
    showBill(request, reply, request.params.billId, { done: request.query.kabar }),
  );

  app.post(paymentPaths.cash.pattern, { schema: { params: BillId, body: Cash }, config }, async (request, reply) => {
    const { billId } = request.params;
    const { agencyId } = await getOwn(request, billId);
    assertOwn(request, agencyId, 'payments.keep');
    const [amount, note] = [rupiahIn(request.body.jumlah), oneLine(request.body.kuitansi ?? '')];
    const missing = [...(amount === null ? ['jumlah'] : []), ...(note === '' ? ['kuitansi'] : [])];
    if (amount === null || note === '') return showBill(request, reply, billId, { sent: request.body, missing });
    const refusal = await refusalOf<DeskRefusal>(() =>
      transaction(db, (tx) => enterCash(tx, getPerson(request), { billId, amount, note }, clock.now())),
    );
    if (refusal) return showBill(request, reply, billId, { refusal, sent: request.body });
    return reply.redirect(paymentPaths.one({ billId }, { kabar: 'entered' }), 303);
  });

  app.post(paymentPaths.deposit.pattern, { schema: { body: Deposit }, config }, async (request, reply) => {
    scopeOf(request);
    const { dinas: agencyId, sampai: upTo, bukti = '', setoran = '' } = request.body;
    assertOwn(request, agencyId, 'payments.keep');
    const [slip, amount] = [oneLine(bukti), rupiahIn(setoran)];
    const missing = [...(slip === '' ? (['bukti'] as const) : []), ...(amount === null ? (['setoran'] as const) : [])];
    if (slip === '' || amount === null) return showList(request, reply, { typed: { sent: request.body, missing } });
    const depositing = { agencyId, upTo, slip, amount };
    const refusal = await refusalOf<DeskRefusal>(() =>
      transaction(db, (tx) => depositCash(tx, getPerson(request), depositing, clock.now())),
    );
    return refusal
      ? showList(request, reply, { refusal, typed: { sent: request.body, missing } })
      : reply.redirect(paymentPaths.cashList({}, { kabar: 'deposited' }), 303);
  });

  app.post(paymentPaths.cashDecide.pattern, { schema: { params: CounterId, body: Decision }, config }, async (request, reply) => {
    scopeOf(request);
    const { counterId } = request.params;
    const row = await db.selectFrom('payments.counter').select('agency_id').where('id', '=', counterId).executeTakeFirst();
    if (!row) throw new AppError('NOT_FOUND', { counter: counterId });
    assertOwn(request, row.agency_id, 'payments.decide');
    const confirms = request.body.putusan === 'benar';
    const refusal = await refusalOf<DeskRefusal>(() =>
      transaction(db, (tx) => decideCash(tx, getPerson(request), counterId, confirms, clock.now())),
    );
    return refusal ? showList(request, reply, { refusal }) : reply.redirect(paymentPaths.cashList({}, { kabar: 'decided' }), 303);
  });
}
