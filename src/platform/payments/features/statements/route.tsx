import { AppError, isDay } from '#kernel';
import { getFile, sendFile } from '#platform/files';
import { render, type Request, type WebApp } from '#web';
import { Type } from 'typebox';
import type { PaymentsDeps } from '../../deps.ts';
import { texts } from '../../desk/messages/index.ts';
import { scopeOf } from '../../desk/scope.ts';
import { paymentPaths } from '../../paths.ts';
import { digestOf, statementCsv } from '../../statements/csv.ts';
import { accountsWithStatements, findStatement, listStatements, type StatementRow } from '../../statements/list.ts';
import { readStatement } from '../../statements/read.ts';
import { A_PAGE, StatementPage, StatementsPage } from './page.tsx';

const Query = Type.Object({
  penerima: Type.Optional(Type.String({ maxLength: 60 })),
  dari: Type.Optional(Type.String({ maxLength: 10 })),
  sampai: Type.Optional(Type.String({ maxLength: 10 })),
  halaman: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
  lang: Type.Optional(Type.String()),
});
const One = Type.Object({ statementId: Type.String({ format: 'uuid' }) });

/** Daily statements of beneficiaries: as they were signed, and as the ledger says today. */
export function statementRoutes(app: WebApp, { db, documents }: PaymentsDeps): void {
  const config = { policy: 'officer' } as const;

  app.get(paymentPaths.statements.pattern, { schema: { querystring: Query }, config }, async (request, reply) => {
    const { penerima, dari = '', sampai = '', halaman: page = 1 } = request.query;
    const agencies = scopeOf(request);
    const filter = { account: penerima || undefined, from: isDay(dari) ? dari : undefined, to: isDay(sampai) ? sampai : undefined };
    const [{ rows, total }, accounts] = await Promise.all([
      listStatements(db, agencies, filter, { limit: A_PAGE, offset: (page - 1) * A_PAGE }),
      accountsWithStatements(db, agencies),
    ]);
    return render(request, reply, <StatementsPage {...{ rows, total, page, filter, accounts }} />, {
      title: texts(request.locale).tabs.statements,
    });
  });

  const getOne = async (request: Request, statementId: string): Promise<StatementRow> => {
    const row = await findStatement(db, scopeOf(request), statementId);
    if (!row) throw new AppError('NOT_FOUND', { statement: statementId });
    return row;
  };
  const linesOf = async (row: StatementRow) => {
    const csv = await statementCsv(row, await readStatement(db, row));
    return { csv, same: digestOf(csv) === row.digest };
  };

  app.get(paymentPaths.statement.pattern, { schema: { params: One, querystring: Query }, config }, async (request, reply) => {
    const row = await getOne(request, request.params.statementId);
    const { same } = await linesOf(row);
    return render(request, reply, <StatementPage row={row} same={same} />, { title: texts(request.locale).statement });
  });

  const taking = { schema: { params: One }, config: { ...config, perMinute: 60, importance: 'later' } } as const;
  app.get(paymentPaths.statementPdf.pattern, taking, async (request, reply) => {
    const row = await getOne(request, request.params.statementId);
    return sendFile(reply, documents.files.storage, await getFile(db, row.fileId), 'attachment', 'no-store');
  });
  app.get(paymentPaths.statementLines.pattern, taking, async (request, reply) => {
    const row = await getOne(request, request.params.statementId);
    const { csv, same } = await linesOf(row);
    // A statement that the books no longer bear out is not handed out as theirs.
    if (!same) throw new AppError('CONFLICT', { statement: row.id });
    return reply
      .type('text/csv; charset=utf-8')
      .header('cache-control', 'private, no-store')
      .header('content-disposition', `attachment; filename="${row.number.replaceAll('/', '-')}.csv"`)
      .send(csv);
  });
}
