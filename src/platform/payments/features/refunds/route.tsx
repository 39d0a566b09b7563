import { transaction } from '#db';
import { AppError, oneLine, refusalOf } from '#kernel';
import { can } from '#platform/access';
import { getPerson, render, type Reply, type Request, type WebApp } from '#web';
import { Type } from 'typebox';
import type { PaymentsDeps } from '../../deps.ts';
import { texts } from '../../desk/messages/index.ts';
import { assertOwn, type DeskRefusal, type Done, dones, refusalInWords, scopeOf } from '../../desk/scope.ts';
import { listRefunds } from '../../desk/waiting.ts';
import { paymentPaths } from '../../paths.ts';
import { decideRefund, readDestination, sendRefund } from '../../refunds.ts';
import { A_PAGE, RefundsPage } from './page.tsx';

const Query = Type.Object({
  halaman: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
  kabar: Type.Optional(Type.Enum(dones)),
  lang: Type.Optional(Type.String()),
});
const RefundId = Type.Object({ refundId: Type.String({ format: 'uuid' }) });
const Decision = Type.Object({ putusan: Type.Enum(['setuju', 'tolak']) });
const Transfer = Type.Object({ transfer: Type.Optional(Type.String({ maxLength: 80 })) });

/** Money that goes back: asked by one, decided by another, sent, each step by name. */
export function refundRoutes(app: WebApp, deps: PaymentsDeps): void {
  const { db, clock } = deps;
  const config = { policy: 'officer' } as const;

  interface Shown {
    readonly page?: number;
    readonly done?: Done | undefined;
    readonly refusal?: DeskRefusal | undefined;
    /** Where one of them goes, shown once to whoever asked. */
    readonly opened?: { readonly id: string; readonly destination: string };
    readonly missing?: string;
  }

  const show = async (request: Request, reply: Reply, { page = 1, done, refusal, opened, missing }: Shown) => {
    const { rows, total } = await listRefunds(db, scopeOf(request), { limit: A_PAGE, offset: (page - 1) * A_PAGE });
    const actor = getPerson(request);
    const props = {
      rows,
      total,
      page,
      done,
      opened,
      missing,
      refusal: refusal && refusalInWords(refusal, request.locale),
      mayDecide: (agencyId: string) => can(actor, 'payments.decide', agencyId),
      mayKeep: (agencyId: string) => can(actor, 'payments.keep', agencyId),
    };
    const status = refusal ? 409 : missing ? 422 : 200;
    return render(request, reply, <RefundsPage {...props} />, { title: texts(request.locale).tabs.refunds, status });
  };

  app.get(paymentPaths.refunds.pattern, { schema: { querystring: Query }, config }, (request, reply) =>
    show(request, reply, { page: request.query.halaman ?? 1, done: request.query.kabar }),
  );

  const assertMay = async (request: Request, refundId: string, permission: 'payments.decide' | 'payments.keep') => {
    scopeOf(request);
    const row = await db.selectFrom('payments.refund').select('agency_id').where('id', '=', refundId).executeTakeFirst();
    if (!row) throw new AppError('NOT_FOUND', { refund: refundId });
    assertOwn(request, row.agency_id, permission);
  };
  const back = (reply: Reply, kabar: Done) => reply.redirect(paymentPaths.refunds({}, { kabar }), 303);

  app.post(paymentPaths.refundDecide.pattern, { schema: { params: RefundId, body: Decision }, config }, async (request, reply) => {
    const { refundId } = request.params;
    await assertMay(request, refundId, 'payments.decide');
    const approves = request.body.putusan === 'setuju';
    const refusal = await refusalOf<DeskRefusal>(() =>
      transaction(db, (tx) => decideRefund(tx, getPerson(request), refundId, approves, clock.now())),
    );
    return refusal ? show(request, reply, { refusal }) : back(reply, 'decided');
  });

  app.post(paymentPaths.refundSent.pattern, { schema: { params: RefundId, body: Transfer }, config }, async (request, reply) => {
    const { refundId } = request.params;
    await assertMay(request, refundId, 'payments.keep');
    const transfer = oneLine(request.body.transfer ?? '');
    if (transfer === '') return show(request, reply, { missing: refundId });
    const refusal = await refusalOf<DeskRefusal>(() =>
      transaction(db, (tx) => sendRefund(tx, getPerson(request), refundId, transfer, clock.now())),
    );
    return refusal ? show(request, reply, { refusal }) : back(reply, 'sent');
  });

  app.post(paymentPaths.refundRead.pattern, { schema: { params: RefundId }, config }, async (request, reply) => {
    const { refundId } = request.params;
    await assertMay(request, refundId, 'payments.keep');
    const destination = await transaction(db, (tx) => readDestination(tx, getPerson(request), refundId, clock.now()));
    return show(request, reply, { opened: { id: refundId, destination } });
  });
}
