import { transaction } from '#db';
import { AppError } from '#kernel';
import { type CasesDeps, type CaseView, isReason, noteReading, readCase } from '#platform/cases';
import { getPerson, render, type Reply, type Request, type WebApp } from '#web';
import { Type } from 'typebox';
import { formOf } from './codes.ts';
import { drawForm } from './draw.ts';
import { FormPage } from './page.tsx';
import { formPaths } from './paths.ts';
import { texts } from './texts.ts';

const CaseId = Type.Object({ caseId: Type.String({ format: 'uuid' }) });
const lang = Type.Optional(Type.String());

/**
 * The filled form: for the applicant with numbers whole; for officers masked, as on the page of the case, or whole once
 * they say what for, which is noted as when they look at them there.
 */
export function formRoutes(app: WebApp, { cases }: { readonly cases: CasesDeps }): void {
  const config = { policy: 'signed-in', perMinute: 10 } as const;

  const find = async (request: Request, caseId: string) => {
    const view = await readCase(cases, caseId, getPerson(request));
    const code = formOf(view.service);
    if (code === undefined) throw new AppError('NOT_FOUND', { case: view.id });
    return { view, code };
  };
  const forOfficer = async (request: Request, caseId: string) => {
    const found = await find(request, caseId);
    if (found.view.viewer.roles.length === 0) throw new AppError('NOT_FOUND', { case: caseId });
    return found;
  };
  const send = (reply: Reply, view: CaseView, code: string, whole: boolean) =>
    reply
      .type('application/pdf')
      .header('cache-control', 'private, no-store')
      .header('content-disposition', `inline; filename="${code}-${view.number}.pdf"`)
      .send(drawForm(view, code, { whole, demo: cases.documents.demo }));

  const Query = Type.Object({ nomor: Type.Optional(Type.Literal('tersamar')), lang });
  app.get(formPaths.ofCase.pattern, { schema: { params: CaseId, querystring: Query }, config }, async (request, reply) => {
    const { caseId } = request.params;
    const { view, code } = await find(request, caseId);
    const { isApplicant, roles } = view.viewer;
    if (!isApplicant && roles.length === 0) throw new AppError('NOT_FOUND', { case: view.id });
    if (!isApplicant && request.query.nomor === undefined) return reply.redirect(formPaths.whole({ caseId }), 303);
    return send(reply, view, code, isApplicant);
  });

  const officer = { policy: 'officer', perMinute: 20 } as const;
  app.get(
    formPaths.whole.pattern,
    { schema: { params: CaseId, querystring: Type.Object({ lang }) }, config: officer },
    async (request, reply) => {
      const { view, code } = await forOfficer(request, request.params.caseId);
      return render(request, reply, <FormPage view={view} code={code} error={false} />, { title: texts(request.locale).title(code) });
    },
  );
  app.post(
    formPaths.whole.pattern,
    { schema: { params: CaseId, body: Type.Object({ why: Type.Optional(Type.String({ maxLength: 60 })) }) }, config: officer },
    async (request, reply) => {
      const { view, code } = await forOfficer(request, request.params.caseId);
      const { why } = request.body;
      if (!isReason(why)) {
        const title = texts(request.locale).title(code);
        return render(request, reply, <FormPage view={view} code={code} error />, { title, status: 422 });
      }
      await transaction(cases.db, (tx) => noteReading(tx, getPerson(request), view, why, cases.clock.now()));
      return send(reply, view, code, true);
    },
  );
}
