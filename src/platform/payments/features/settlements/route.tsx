import { transaction } from '#db';
import { AppError, oneLine, refusalOf } from '#kernel';
import { can } from '#platform/access';
import { getPerson, readOneFile, render, type Reply, type Request, type WebApp } from '#web';
import { Type } from 'typebox';
import type { PaymentsDeps } from '../../deps.ts';
import { texts } from '../../desk/messages/index.ts';
import { assertOwn, type DeskRefusal, type Done, dones, refusalInWords, scopeOf } from '../../desk/scope.ts';
import { paymentPaths } from '../../paths.ts';
import { clearDifference } from '../../settle/clear.ts';
import { findSettlement, listOnlyOurs, listRows, listSettlements } from '../../settle/read.ts';
import { takeInFile } from '../../settle/take-in.ts';
import { A_PAGE, SettlementsPage } from './page.tsx';
import { ROWS, SettlementPage } from './one-page.tsx';

const Query = Type.Object({
  halaman: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
  kabar: Type.Optional(Type.Enum([...dones, 'again'])),
  semua: Type.Optional(Type.String({ maxLength: 2 })),
  lang: Type.Optional(Type.String()),
});
const SettlementId = Type.Object({ settlementId: Type.String({ format: 'uuid' }) });
const RowOf = Type.Object({ settlementId: Type.String({ format: 'uuid' }), nth: Type.Integer({ minimum: 1, maximum: 10_000_000 }) });

/** Bytes of one file: a hundred thousand rows. */
const MOST = 16_000_000;

const fileRefusals = { unreadable: 'unreadable', 'not-ours': 'notOurs' } as const;

/** Daily files of banks, compared with our books line by line. */
export function settlementRoutes(app: WebApp, deps: PaymentsDeps): void {
  const { db, clock } = deps;
  const config = { policy: 'officer' } as const;

  interface Shown {
    readonly page?: number;
    readonly fault?: 'unreadable' | 'notOurs' | 'noFile';
  }
  const showList = async (request: Request, reply: Reply, { page = 1, fault }: Shown) => {
    const { rows, total } = await listSettlements(db, scopeOf(request), { limit: A_PAGE, offset: (page - 1) * A_PAGE });
    const props = { rows, total, page, fault, banks: deps.banks(), mayKeep: can(getPerson(request), 'payments.keep') };
    return render(request, reply, <SettlementsPage {...props} />, {
      title: texts(request.locale).tabs.settlements,
      status: fault ? 422 : 200,
    });
  };

  app.get(paymentPaths.settlements.pattern, { schema: { querystring: Query }, config }, (request, reply) =>
    showList(request, reply, { page: request.query.halaman ?? 1 }),
  );

  app.post(paymentPaths.settlements.pattern, { config: { ...config, takesFiles: true, perMinute: 20 } }, async (request, reply) => {
    const agencies = scopeOf(request, 'payments.keep');
    const { file, tooLarge } = await readOneFile(app, request, MOST);
    if (tooLarge) throw new AppError('FILE_TOO_LARGE');
    if (!file) return showList(request, reply, { fault: 'noFile' });
    let taken: { readonly id: string; readonly again: boolean } | undefined;
    const refusal = await refusalOf<keyof typeof fileRefusals>(async () => {
      taken = await transaction(db, (tx) =>
        takeInFile(tx, getPerson(request), { banks: deps.banks(), agencyIds: agencies }, file, clock.now()),
      );
    });
    if (refusal || !taken) return showList(request, reply, { fault: fileRefusals[refusal ?? 'unreadable'] });
    const kabar = taken.again ? ('again' as const) : ('taken' as const);
    return reply.redirect(paymentPaths.settlement({ settlementId: taken.id }, { kabar }), 303);
  });

  interface ShownOne {
    readonly page?: number;
    readonly all?: boolean;
    readonly done?: Done | 'again' | undefined;
    readonly refusal?: DeskRefusal | undefined;
  }
  const showOne = async (request: Request, reply: Reply, settlementId: string, { page = 1, all = false, done, refusal }: ShownOne) => {
    const agencies = scopeOf(request);
    const file = await findSettlement(db, agencies, settlementId);
    if (!file) throw new AppError('NOT_FOUND', { settlement: settlementId });
    const bank = deps.banks().find(({ settings }) => settings.key === file.bank);
    const [{ rows, total }, onlyOurs] = await Promise.all([
      listRows(db, settlementId, { all, limit: ROWS, offset: (page - 1) * ROWS }),
      listOnlyOurs(db, file, bank?.settings.zone ?? 'Asia/Jakarta'),
    ]);
    const props = {
      file,
      rows,
      total,
      page,
      all,
      onlyOurs,
      banks: deps.banks(),
      mayKeep: can(getPerson(request), 'payments.keep', file.agencyId),
      done,
      refusal: refusal && refusalInWords(refusal, request.locale),
    };
    return render(request, reply, <SettlementPage {...props} />, {
      title: texts(request.locale).tabs.settlements,
      status: refusal ? 409 : 200,
    });
  };

  app.get(paymentPaths.settlement.pattern, { schema: { params: SettlementId, querystring: Query }, config }, (request, reply) => {
    const { halaman: page = 1, semua, kabar: done } = request.query;
    return showOne(request, reply, request.params.settlementId, { page, all: semua === 'ya', done });
  });

  const clearing = { schema: { params: RowOf, body: Type.Object({ catatan: Type.Optional(Type.String({ maxLength: 500 })) }) }, config };
  app.post(paymentPaths.settlementClear.pattern, clearing, async (request, reply) => {
    const { settlementId, nth } = request.params;
    const file = await findSettlement(db, scopeOf(request), settlementId);
    if (!file) throw new AppError('NOT_FOUND', { settlement: settlementId });
    assertOwn(request, file.agencyId, 'payments.keep');
    const note = oneLine(request.body.catatan ?? '');
    if (note === '') return showOne(request, reply, settlementId, {});
    const refusal = await refusalOf<DeskRefusal>(() =>
      transaction(db, (tx) => clearDifference(tx, getPerson(request), { settlementId, nth, note }, clock.now())),
    );
    if (refusal) return showOne(request, reply, settlementId, { refusal });
    return reply.redirect(paymentPaths.settlement({ settlementId }, { kabar: 'cleared' }), 303);
  });
}
