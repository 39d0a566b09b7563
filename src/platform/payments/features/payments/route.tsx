import { transaction } from '#db';
import { formatDateTime } from '#i18n';
import { AppError, isDay, oneLine, refusalOf } from '#kernel';
import { can } from '#platform/access';
import { findJournal } from '#platform/ledger';
import { getPerson, inSlices, render, type Reply, type Request, sendCsv, type WebApp } from '#web';
import { Type } from 'typebox';
import { findByCode } from '../../bills.ts';
import type { PaymentsDeps } from '../../deps.ts';
import { texts } from '../../desk/messages/index.ts';
import { deskFigures, findPayment, hasRefund, listPayments, paymentChannels, type PaymentFilter, paymentStates } from '../../desk/read.ts';
import { assertOwn, type DeskRefusal, type Done, dones, refusalInWords, scopeOf } from '../../desk/scope.ts';
import { findSuspense } from '../../desk/waiting.ts';
import { paymentPaths } from '../../paths.ts';
import { askRefund } from '../../refunds.ts';
import { applySuspense, assignSuspense } from '../../suspense.ts';
import { bankName } from '../bill/page.tsx';
import { type Booked, PaymentPage } from './one-page.tsx';
import { A_PAGE, PaymentsPage } from './page.tsx';

const Query = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 80 })),
  saluran: Type.Optional(Type.Enum(['', ...paymentChannels])),
  keadaan: Type.Optional(Type.Enum(['', ...paymentStates])),
  dari: Type.Optional(Type.String({ maxLength: 10 })),
  sampai: Type.Optional(Type.String({ maxLength: 10 })),
  halaman: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
  lang: Type.Optional(Type.String()),
});
const PaymentId = Type.Object({ paymentId: Type.String({ format: 'uuid' }) });
const Told = Type.Object({ kabar: Type.Optional(Type.Enum(dones)), lang: Type.Optional(Type.String()) });
const Sent = Type.Object({
  kode: Type.Optional(Type.String({ maxLength: 40 })),
  alasan: Type.Optional(Type.String({ maxLength: 1000 })),
  tujuan: Type.Optional(Type.String({ maxLength: 200 })),
  oleh: Type.Optional(Type.String({ maxLength: 10 })),
});
type SentFields = Type.Static<typeof Sent>;

/** What came to the treasury, and one payment with all that can be done with it. */
export function paymentsRoutes(app: WebApp, deps: PaymentsDeps): void {
  const { db, clock } = deps;
  const config = { policy: 'officer' } as const;

  app.get(paymentPaths.desk.pattern, { schema: { querystring: Query }, config }, async (request, reply) => {
    const agencies = scopeOf(request);
    const { halaman: page = 1 } = request.query;
    const filter = filterOf(request.query);
    const [{ rows, total }, figures] = await Promise.all([
      listPayments(db, agencies, filter, { limit: A_PAGE, offset: (page - 1) * A_PAGE }),
      deskFigures(db, agencies, clock.now()),
    ]);
    const props = { rows, total, page, filter, figures, banks: deps.banks(), errors: [] };
    return render(request, reply, <PaymentsPage {...props} />, { title: texts(request.locale).title });
  });

  const exporting = { schema: { querystring: Query }, config: { ...config, perMinute: 20, importance: 'later' } } as const;
  app.get(paymentPaths.deskCsv.pattern, exporting, async (request, reply) => {
    const agencies = scopeOf(request);
    const m = texts(request.locale);
    const filter = filterOf(request.query);
    const lines = async function* () {
      yield [m.when, m.what, m.code, m.channel, m.bank, m.reference, m.amount, m.settled, m.state];
      for await (const row of inSlices((slice) => listPayments(db, agencies, filter, slice)))
        yield [
          formatDateTime(row.capturedAt, request.locale),
          row.object ?? '',
          row.code,
          m.channels[row.channel],
          bankName(row.bank, deps.banks(), request.locale),
          row.reference ?? '',
          row.amount,
          row.settledOn ?? '',
          m.states[row.status],
        ];
    };
    return sendCsv(reply, m.csvName, lines());
  });

  interface Shown {
    readonly refusal?: DeskRefusal | undefined;
    readonly done?: Done | undefined;
    readonly sent?: SentFields;
    readonly missing?: readonly string[];
  }

  const show = async (request: Request, reply: Reply, paymentId: string, { refusal, done, sent = {}, missing = [] }: Shown) => {
    const agencies = scopeOf(request);
    const payment = await findPayment(db, agencies, paymentId);
    if (!payment) throw new AppError('NOT_FOUND', { payment: paymentId });
    const kinds = ['payment', 'apply', 'refund', 'return', 'settlement'] as const;
    const [suspense, named, refunding, ...found] = await Promise.all([
      findSuspense(db, paymentId),
      payment.billId === null ? findByCode(db, payment.code, clock.now()) : undefined,
      hasRefund(db, paymentId),
      ...kinds.map((kind) => findJournal(db, `${kind}:${paymentId}`)),
    ]);
    const journals = found.flatMap((journal): Booked[] => (journal ? [journal] : []));
    const props = {
      payment,
      codeOf: named && agencies.includes(named.agencyId) ? named : undefined,
      suspense,
      refunding,
      journals,
      banks: deps.banks(),
      mayKeep: can(getPerson(request), 'payments.keep', payment.agencyId),
      done,
      refusal: refusal && refusalInWords(refusal, request.locale),
      sent,
      missing,
    };
    const status = refusal ? 409 : missing.length > 0 ? 422 : 200;
    return render(request, reply, <PaymentPage {...props} />, { title: texts(request.locale).payment, status });
  };

  app.get(paymentPaths.payment.pattern, { schema: { params: PaymentId, querystring: Told }, config }, (request, reply) =>
    show(request, reply, request.params.paymentId, { done: request.query.kabar }),
  );

  const doing = { schema: { params: PaymentId, body: Sent }, config } as const;

  /** The payment, where it is this officer's to work on. */
  const getKept = async (request: Request, paymentId: string) => {
    const payment = await findPayment(db, scopeOf(request), paymentId);
    if (!payment) throw new AppError('NOT_FOUND', { payment: paymentId });
    assertOwn(request, payment.agencyId, 'payments.keep');
    return payment;
  };
  const back = (reply: Reply, paymentId: string, kabar: Done) => reply.redirect(paymentPaths.payment({ paymentId }, { kabar }), 303);

  app.post(paymentPaths.apply.pattern, doing, async (request, reply) => {
    const { paymentId } = request.params;
    await getKept(request, paymentId);
    const at = clock.now();
    const bill = await findByCode(db, (request.body.kode ?? '').replace(/\D/g, ''), at);
    if (!bill) return show(request, reply, paymentId, { sent: request.body, missing: ['kode'] });
    const refusal = await refusalOf<DeskRefusal>(() =>
      transaction(db, (tx) => applySuspense(tx, getPerson(request), { paymentId, billId: bill.id }, at)),
    );
    return refusal ? show(request, reply, paymentId, { refusal, sent: request.body }) : back(reply, paymentId, 'applied');
  });

  app.post(paymentPaths.keep.pattern, doing, async (request, reply) => {
    const { paymentId } = request.params;
    await getKept(request, paymentId);
    const actor = getPerson(request);
    const keeper = request.body.oleh === 'saya' ? actor.personId : null;
    const refusal = await refusalOf<DeskRefusal>(() => transaction(db, (tx) => assignSuspense(tx, actor, paymentId, keeper, clock.now())));
    return refusal ? show(request, reply, paymentId, { refusal }) : back(reply, paymentId, 'kept');
  });

  app.post(paymentPaths.refund.pattern, doing, async (request, reply) => {
    const { paymentId } = request.params;
    await getKept(request, paymentId);
    const [reason, destination] = [(request.body.alasan ?? '').trim(), oneLine(request.body.tujuan ?? '')];
    const missing = [...(reason === '' ? ['alasan'] : []), ...(destination === '' ? ['tujuan'] : [])];
    if (missing.length > 0) return show(request, reply, paymentId, { sent: request.body, missing });
    const refusal = await refusalOf<DeskRefusal>(() =>
      transaction(db, (tx) => askRefund(tx, getPerson(request), { paymentId, reason, destination }, clock.now())),
    );
    return refusal ? show(request, reply, paymentId, { refusal, sent: request.body }) : back(reply, paymentId, 'asked');
  });
}

/** What was asked for, as far as it means something. */
function filterOf({ q = '', saluran, keadaan, dari = '', sampai = '' }: Type.Static<typeof Query>): PaymentFilter {
  return {
    q: oneLine(q),
    channel: saluran || undefined,
    state: keadaan || undefined,
    from: isDay(dari) ? dari : undefined,
    to: isDay(sampai) ? sampai : undefined,
  };
}
