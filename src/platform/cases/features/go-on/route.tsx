import { AppError, newId } from '#kernel';
import { fillPaths } from '#platform/forms/ui';
import { rulesAt } from '#platform/rules';
import { getPerson, render, type WebApp } from '#web';
import { Type } from 'typebox';
import { answersThere, continueCase, waysOn } from '../../act/continue.ts';
import type { CasesDeps } from '../../index.ts';
import { casePaths } from '../../paths.ts';
import { ownCase } from '../file/route.tsx';
import { GoOnPage } from './page.tsx';

/** Going on from a case as an application of another service: what goes along is shown first. */
export function goOnRoutes(app: WebApp, deps: CasesDeps): void {
  const Params = Type.Object({ caseId: Type.String({ format: 'uuid' }), service: Type.String({ maxLength: 60 }) });

  app.get(
    casePaths.goOn.pattern,
    { schema: { params: Params, querystring: Type.Object({ lang: Type.Optional(Type.String()) }) }, config: { policy: 'signed-in' } },
    async (request, reply) => {
      const view = await ownCase(deps, request.params.caseId, getPerson(request));
      const way = waysOn(deps, view).find(({ offer }) => offer.service.key === request.params.service);
      if (!way) throw new AppError('NOT_FOUND', { service: request.params.service });
      const { service, agency } = way.offer;
      const { today } = view.context;
      const context = { today, rules: await rulesAt(deps.db, [service.checklist, ...service.rules], { agencyId: agency.id, on: today }) };
      const brought = answersThere(way.continuation, view, service, context);
      return render(request, reply, <GoOnPage {...{ view, way, brought, context }} draftId={newId()} />, {
        title: way.continuation.title(request.locale),
      });
    },
  );

  app.post(
    casePaths.goOn.pattern,
    {
      schema: { params: Params, body: Type.Object({ draft: Type.String({ format: 'uuid' }) }) },
      config: { policy: 'signed-in', perMinute: 30 },
    },
    async (request, reply) => {
      const person = getPerson(request);
      const view = await ownCase(deps, request.params.caseId, person);
      await continueCase(deps, person, view, { service: request.params.service, draftId: request.body.draft });
      return reply.redirect(fillPaths.tasks({ draftId: request.body.draft }), 303);
    },
  );
}
