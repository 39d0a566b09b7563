import { AppError } from '#kernel';
import { type CasesDeps, readCase } from '#platform/cases';
import { getPerson, type WebApp } from '#web';
import { Type } from 'typebox';
import { formOf } from './codes.ts';
import { drawForm } from './draw.ts';
import { formPaths } from './paths.ts';

const CaseId = Type.Object({ caseId: Type.String({ format: 'uuid' }) });

/** The filled form: for the applicant with numbers whole, for officers with numbers masked, as on the page of the case. */
export function formRoutes(app: WebApp, { cases }: { readonly cases: CasesDeps }): void {
  const config = { policy: 'signed-in', perMinute: 10 } as const;
  app.get(formPaths.ofCase.pattern, { schema: { params: CaseId }, config }, async (request, reply) => {
    const view = await readCase(cases, request.params.caseId, getPerson(request));
    const { isApplicant, roles } = view.viewer;
    const code = formOf(view.service);
    if ((!isApplicant && roles.length === 0) || code === undefined) throw new AppError('NOT_FOUND', { case: view.id });
    return reply
      .type('application/pdf')
      .header('cache-control', 'private, no-store')
      .header('content-disposition', `inline; filename="${code}-${view.number}.pdf"`)
      .send(drawForm(view, code, { whole: isApplicant, demo: cases.documents.demo }));
  });
}
