import { AppError, isDay } from '#kernel';
import { officeDay } from '#platform/calendar';
import { groupOf, listMovements, trialBalance } from '#platform/ledger';
import { render, type Request, sendCsv, type WebApp } from '#web';
import { Type } from 'typebox';
import type { PaymentsDeps } from '../../deps.ts';
import { texts } from '../../desk/messages/index.ts';
import { scopeOf } from '../../desk/scope.ts';
import { paymentPaths } from '../../paths.ts';
import { AccountPage, BooksPage, MOVEMENTS } from './page.tsx';

const Query = Type.Object({
  instansi: Type.Optional(Type.String({ maxLength: 40 })),
  tanggal: Type.Optional(Type.String({ maxLength: 10 })),
  dari: Type.Optional(Type.String({ maxLength: 10 })),
  sampai: Type.Optional(Type.String({ maxLength: 10 })),
  sesudah: Type.Optional(Type.String({ maxLength: 80 })),
  lang: Type.Optional(Type.String()),
});
const Account = Type.Object({ account: Type.String({ maxLength: 60 }) });

/** The ledger: what each account stood at, and what moved on one of them. */
export function booksRoutes(app: WebApp, { db, clock }: PaymentsDeps): void {
  const config = { policy: 'officer' } as const;

  /** One agency's books are shown: the one asked for, or the officer's first. */
  const agencyOf = (request: Request, asked: string | undefined): string => {
    const agencies = scopeOf(request);
    const agencyId = asked === undefined ? agencies[0] : agencies.find((id) => id === asked);
    if (agencyId === undefined) throw new AppError('NOT_FOUND', { agency: asked });
    return agencyId;
  };

  app.get(paymentPaths.books.pattern, { schema: { querystring: Query }, config }, async (request, reply) => {
    const { instansi, tanggal = '' } = request.query;
    const agencyId = agencyOf(request, instansi);
    const day = isDay(tanggal) ? tanggal : officeDay(clock.now());
    const balances = await trialBalance(db, agencyId, day);
    return render(request, reply, <BooksPage balances={balances} day={day} />, { title: texts(request.locale).tabs.books });
  });

  const spanOf = ({ dari = '', sampai = '' }: Type.Static<typeof Query>) => {
    const today = officeDay(clock.now());
    const to = isDay(sampai) ? sampai : today;
    return { from: isDay(dari) ? dari : to, to };
  };

  app.get(paymentPaths.account.pattern, { schema: { params: Account, querystring: Query }, config }, async (request, reply) => {
    const { account } = request.params;
    const agencyId = agencyOf(request, request.query.instansi);
    if (groupOf(account) === null) throw new AppError('NOT_FOUND', { account });
    const { from, to } = spanOf(request.query);
    const after = placeOf(request.query.sesudah);
    const asked = { agencyId, account, from, to, ...(after && { after }) };
    const [rows, balances] = await Promise.all([listMovements(db, { ...asked, limit: MOVEMENTS + 1 }), trialBalance(db, agencyId, to)]);
    const last = rows.length > MOVEMENTS ? rows[MOVEMENTS - 1] : undefined;
    const next =
      last && paymentPaths.account({ account }, { dari: from, sampai: to, sesudah: `${last.bookedOn}.${last.journalId}.${last.nth}` });
    const balance = balances.find((one) => one.account === account);
    return render(request, reply, <AccountPage {...{ account, from, to, balance, next }} rows={rows.slice(0, MOVEMENTS)} />, {
      title: account,
    });
  });

  const exporting = { schema: { params: Account, querystring: Query }, config: { ...config, perMinute: 20, importance: 'later' } } as const;
  app.get(paymentPaths.statementCsv.pattern, exporting, async (request, reply) => {
    const { account } = request.params;
    const agencyId = agencyOf(request, request.query.instansi);
    if (groupOf(account) === null) throw new AppError('NOT_FOUND', { account });
    const { from, to } = spanOf(request.query);
    const m = texts(request.locale);
    const lines = async function* () {
      yield [m.booked, m.journal, m.payment, m.about, m.debit, m.credit];
      let after: ReturnType<typeof placeOf>;
      for (;;) {
        const rows = await listMovements(db, { agencyId, account, from, to, ...(after && { after }), limit: 1000 });
        for (const row of rows)
          yield [row.bookedOn, m.kinds[row.kind], String(row.memo['payment'] ?? row.ref), row.about ?? '', row.debit, row.credit];
        const last = rows.at(-1);
        if (rows.length < 1000 || !last) return;
        after = { day: last.bookedOn, journalId: last.journalId, nth: last.nth };
      }
    };
    return sendCsv(reply, account.replace(/\W+/g, '-'), lines());
  });
}

/** Where a list goes on; undefined where it begins. */
function placeOf(text = ''): { readonly day: string; readonly journalId: string; readonly nth: number } | undefined {
  const parts = /^(\d{4}-\d{2}-\d{2})\.([0-9a-f-]{36})\.(\d{1,4})$/.exec(text);
  const [, day = '', journalId = '', nth] = parts ?? [];
  return parts && isDay(day) ? { day, journalId, nth: Number(nth) } : undefined;
}
