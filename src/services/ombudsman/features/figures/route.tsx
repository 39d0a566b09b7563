import { transaction } from '#db';
import { AppError, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { officeDay } from '#platform/calendar';
import { render, type Reply, type Request, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import type { OmbudsmanDeps } from '../../deps.ts';
import { decidesIdentity, leads } from '../../domain/seats.ts';
import { approveReport, draftReport, getReport, listReports, reportFile } from '../../figures/reports.ts';
import { ombudsmanPaths } from '../../paths.ts';
import type { OpenedKey } from '../../sealing/officer-keys.ts';
import { secret } from '../cookies.ts';
import type { WithKey } from '../matter/showing.ts';
import { FigurePage, FiguresPage } from './pages.tsx';
import { texts } from './texts.ts';

const Query = Type.Object({ lang: Type.Optional(Type.String()), kabar: Type.Optional(Type.Literal('simpan')) });
const ReportId = Type.Object({ reportId: Type.String({ format: 'uuid' }) });
const File = Type.Object({ reportId: Type.String({ format: 'uuid' }), kind: Type.Enum(['pdf', 'xlsx']) });
const Drafting = Type.Object({
  masa: Type.Optional(Type.String({ maxLength: 10 })),
  /** Of a further edition alone. */
  sebab: Type.Optional(Type.String({ maxLength: 500 })),
});
const mediaTypes = { pdf: 'application/pdf', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const;

/** Quarterly and annual reports: drafted by one, approved by a head, kept as they are. */
export function figureRoutes(app: WebApp, deps: OmbudsmanDeps, withKey: WithKey): void {
  const { db, agencyId, documents } = deps;
  const config = { policy: 'officer' } as const;

  const leading = (request: Request, reply: Reply, work: (opened: OpenedKey, actor: PersonActor, at: Date) => Promise<unknown>) =>
    withKey(request, reply, (opened, actor, at) => {
      if (!decidesIdentity(opened.key.seats)) throw new AppError('NOT_FOUND', { page: true });
      return work(opened, actor, at);
    });

  const reasonOf = (error: unknown): string => {
    if (!(error instanceof AppError) || !['ACTION_NOT_ALLOWED', 'INVALID_INPUT'].includes(error.code)) throw error;
    return error.code === 'INVALID_INPUT' ? 'period' : String(error.detail.reason);
  };

  const list = async (request: Request, reply: Reply, at: Date, errors: readonly FormError[] = []) =>
    render(request, secret(reply), <FiguresPage reports={await listReports(db, agencyId)} today={officeDay(at)} errors={errors} />, {
      title: texts(request.locale).title,
      status: errors.length > 0 ? 422 : 200,
    });

  app.get(ombudsmanPaths.figures.pattern, { schema: { querystring: Query }, config }, (request, reply) =>
    leading(request, reply, (_opened, _actor, at) => list(request, reply, at)),
  );

  app.post(ombudsmanPaths.figures.pattern, { schema: { body: Drafting }, config: { ...config, perMinute: 10 } }, (request, reply) =>
    leading(request, reply, async (opened, actor, at) => {
      const { masa = '', sebab } = request.body;
      const reason = sebab === undefined ? null : sebab.trim().replaceAll(/\s+/g, ' ');
      if (reason !== null && reason.length < 10)
        return list(request, reply, at, [{ field: `sebab-${masa}`, message: texts(request.locale).waits['reason-missing'] ?? '' }]);
      try {
        const reportId = await transaction(db, (tx) => draftReport(tx, actor, opened, { period: masa, reason }, at));
        return await reply.redirect(ombudsmanPaths.figure({ reportId }, { kabar: 'simpan' }), 303);
      } catch (error) {
        const why = reasonOf(error);
        return list(request, reply, at, [
          { field: reason === null ? 'masa' : `sebab-${masa}`, message: texts(request.locale).waits[why] ?? why },
        ]);
      }
    }),
  );

  const show = (request: Request, reply: Reply, reportId: string, errors: readonly FormError[] = []) =>
    leading(request, reply, async (opened, actor) => {
      const report = await getReport(db, agencyId, reportId);
      const mayApprove = leads(opened.key.seats) && report.madeBy !== actor.personId;
      const news = (request.query as { kabar?: string }).kabar === 'simpan';
      return render(request, secret(reply), <FigurePage {...{ report, mayApprove, errors, news }} />, {
        title: texts(request.locale).title,
        status: errors.length > 0 ? 422 : 200,
      });
    });

  app.get(ombudsmanPaths.figure.pattern, { schema: { params: ReportId, querystring: Query }, config }, (request, reply) =>
    show(request, reply, request.params.reportId),
  );

  app.post(ombudsmanPaths.figure.pattern, { schema: { params: ReportId }, config: { ...config, perMinute: 10 } }, (request, reply) =>
    leading(request, reply, async (opened, actor, at) => {
      const { reportId } = request.params;
      try {
        await transaction(db, (tx) => approveReport(tx, documents, actor, opened, reportId, at));
        return await reply.redirect(ombudsmanPaths.figure({ reportId }, { kabar: 'simpan' }), 303);
      } catch (error) {
        const why = reasonOf(error);
        return show(request, reply, reportId, [{ field: 'main', message: texts(request.locale).waits[why] ?? why }]);
      }
    }),
  );

  app.get(ombudsmanPaths.figureFile.pattern, { schema: { params: File }, config }, (request, reply) =>
    leading(request, reply, async (_opened, actor, at) => {
      const { reportId, kind } = request.params;
      const content = await reportFile(db, agencyId, reportId, kind);
      const subject = { type: 'figure-report', id: reportId };
      await transaction(db, (tx) => appendAudit(tx, { actor, action: 'ombudsman.take-figures', subject, detail: { kind }, at }));
      return secret(reply)
        .header('content-disposition', `attachment; filename="laporan-ombudsman.${kind}"`)
        .type(mediaTypes[kind])
        .send(content);
    }),
  );
}
