import { transaction } from '#db';
import type { Locale } from '#i18n';
import { AppError } from '#kernel';
import { once } from '#platform/clients';
import { about, Following, getPerson, Id, Idempotent, pageFrom, pageOf, path, readCursor, type Request, type WebApp } from '#web';
import { Type } from 'typebox';
import { accountNumber } from '../../banks.ts';
import { callOff } from '../../call-off.ts';
import { payeeOf, type PaymentsDeps } from '../../deps.ts';
import type { Bill } from '../../domain/bill.ts';
import { heldUnder } from '../../held.ts';
import { closedHours } from '../../hours.ts';
import { type BillRow, followBillsOf, followPaymentsOf, type PaymentOfBill, paymentsOf } from '../../list.ts';
import { makeQris } from '../../make-qris.ts';
import { texts } from '../../messages/index.ts';
import { ownBill, renewBill } from '../../own.ts';
import { findQris } from '../../qris.ts';
import { BillLineOfList, BillView, Receipt } from './schemas.ts';

const paths = {
  bills: path('/api/v1/bills'),
  bill: path('/api/v1/bills/:billId'),
  qris: path('/api/v1/bills/:billId/qris'),
  renewal: path('/api/v1/bills/:billId/renewal'),
  callOff: path('/api/v1/bills/:billId/call-off'),
  receipts: path('/api/v1/receipts'),
};
const Params = Type.Object({ billId: Id });
const BillPage = pageOf('BillPage', BillLineOfList);
const ReceiptPage = pageOf('ReceiptPage', Receipt);
const policy = 'signed-in' as const;
const iso = (at: Date) => at.toISOString();

/** A person's bills and receipts as JSON, through what the pages do. For people: a program has none. */
export function billApi(app: WebApp, deps: PaymentsDeps): void {
  const { db, clock } = deps;
  const getOwn = (request: Request) => ownBill(db, getPerson(request).personId, (request.params as { billId: string }).billId, clock.now());
  const config = (id: string, said: readonly [string, string], perMinute?: number) => ({
    policy,
    operation: about('bills', id, said),
    ...(perMinute !== undefined && { perMinute }),
  });

  const show = async (bill: Bill, locale: Locale) => {
    const at = clock.now();
    const [payments, held, qris, closed, beside] = await Promise.all([
      paymentsOf(db, bill.id),
      heldUnder(db, bill.code),
      findQris(db, bill.id, at),
      closedHours(db, bill.agencyId, at),
      payeeOf(deps, bill.service)?.beside?.(bill, locale),
    ]);
    const open = bill.status === 'open';
    const banks = open ? deps.banks().filter(({ agencyIds }) => agencyIds.includes(bill.agencyId)) : [];
    return {
      ...presentRow(bill, locale),
      code: bill.code,
      renewedBy: bill.renewedBy,
      lines: bill.lines.map(({ code, name, amount, beneficiary, basis }) => ({
        code,
        name: name[locale],
        amount,
        beneficiary,
        formula: basis.formula?.[locale] ?? null,
        instrument: basis.instrument ?? null,
        article: basis.article ?? null,
        confirmed: basis.confirmed ?? null,
      })),
      channels: {
        closed: closed?.now ?? false,
        cutOff: closed && { from: closed.from, to: closed.to },
        virtualAccounts: banks.map((bank) => ({ bank: bank.settings.name, number: accountNumber(bank, bill.code) })),
        qris: open && qris ? { content: qris.content, expiresAt: iso(qris.expiresAt) } : null,
        qrisOffered: banks.some((bank) => bank.qris !== null),
        counter: open,
      },
      payments: payments.map(presentPayment),
      held: held.map(({ paymentId, paidAt, billId, ...one }) => ({ id: paymentId, ...one, paidAt: iso(paidAt), appliedTo: billId })),
      beside: beside ? [...beside.facts] : [],
    };
  };

  app.get(
    paths.bills.pattern,
    {
      schema: { querystring: Type.Object(Following), response: { 200: BillPage } },
      config: config('listBills', ['Tagihan sendiri', 'List own bills']),
    },
    async (request) => {
      const { limit = 25, after } = request.query;
      const found = await followBillsOf(db, getPerson(request).personId, { limit, after: readCursor(after) }, clock.now());
      return pageFrom(
        found,
        limit,
        ({ createdAt, id }) => ({ at: iso(createdAt), id }),
        (row) => presentRow(row, request.locale),
      );
    },
  );

  app.get(
    paths.bill.pattern,
    { schema: { params: Params, response: { 200: BillView } }, config: config('getBill', ['Satu tagihan', 'Get a bill']) },
    async (request, reply) => {
      reply.header('cache-control', 'private, no-store');
      return show(await getOwn(request), request.locale);
    },
  );

  app.post(
    paths.qris.pattern,
    {
      schema: { params: Params, response: { 200: BillView } },
      config: config('askQris', ['Minta QRIS sebuah tagihan', 'Ask for the QRIS of a bill'], 20),
    },
    async (request) => {
      const bill = await getOwn(request);
      if (bill.status !== 'open') throw refused('not-open', request.locale);
      if (!(await makeQris(deps, bill))) throw refused('qris-away', request.locale);
      return show(bill, request.locale);
    },
  );

  app.post(
    paths.renewal.pattern,
    {
      schema: { params: Params, response: { 200: BillView } },
      config: config('renewBill', ['Kode baru bagi tagihan yang lewat waktu', 'A new code for a bill that ran out'], 20),
    },
    async (request) => {
      const { id } = await getOwn(request);
      const renewed = await renewBill(deps, id);
      if (renewed === 'another-payer') throw refused(renewed, request.locale);
      if (!renewed) throw refused('nothing-owed', request.locale);
      return show(renewed, request.locale);
    },
  );

  app.post(
    paths.callOff.pattern,
    {
      schema: { params: Params, headers: Idempotent, response: { 200: BillView } },
      config: config('callOffBill', ['Batalkan tagihan yang belum dibayar', 'Call off a bill that was not paid'], 20),
    },
    async (request) => {
      const { id } = await getOwn(request);
      const actor = getPerson(request);
      const at = clock.now();
      const claim = { personId: actor.personId, key: String(request.headers['idempotency-key']), operation: 'callOffBill', asked: { id } };
      await transaction(db, (tx) =>
        once(tx, claim, at, async () => {
          await callOff(tx, actor, id, at);
          return { id };
        }),
      );
      return show(await getOwn(request), request.locale);
    },
  );

  app.get(
    paths.receipts.pattern,
    {
      schema: { querystring: Type.Object(Following), response: { 200: ReceiptPage } },
      config: config('listReceipts', ['Kuitansi pembayaran sendiri', 'List receipts of own payments']),
    },
    async (request) => {
      const { limit = 25, after } = request.query;
      const found = await followPaymentsOf(db, getPerson(request).personId, { limit, after: readCursor(after) });
      return pageFrom(
        found,
        limit,
        ({ capturedAt, id }) => ({ at: iso(capturedAt), id }),
        (row) => ({ ...presentPayment(row), bill: row.billId, object: row.object, amount: row.amount }),
      );
    },
  );
}

/** Why nothing was done, with a sentence for whoever asked. */
function refused(reason: 'not-open' | 'qris-away' | 'nothing-owed' | 'another-payer', locale: Locale): AppError {
  const m = texts(locale);
  const sentence = { 'not-open': m.notOpen, 'qris-away': m.qrisAway, 'nothing-owed': m.nothingOwed, 'another-payer': m.anotherPays }[
    reason
  ];
  return new AppError('ACTION_NOT_ALLOWED', { reason, sentences: [sentence] });
}

function presentRow({ id, title, object, total, status, createdAt, expiresAt, endedAt }: BillRow, locale: Locale) {
  return {
    id,
    title: title[locale],
    object,
    total,
    status,
    createdAt: iso(createdAt),
    expiresAt: iso(expiresAt),
    endedAt: endedAt && iso(endedAt),
  };
}

function presentPayment({ id, channel, bank, reference, paidAt, capturedAt, settledOn, status }: PaymentOfBill) {
  return { id, channel, bank, reference, paidAt: iso(paidAt), capturedAt: iso(capturedAt), settledOn, status };
}
