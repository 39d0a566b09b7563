import type { WebApp } from '#web';
import type { CasesDeps } from '../../../index.ts';
import { CaseParams } from '../act/command.ts';
import { deskPaths } from '../paths.ts';
import { DeskQuery } from '../queue/route.tsx';
import { showCase } from './show.tsx';

/** One case at the desk. */
export function caseRoutes(app: WebApp, deps: CasesDeps): void {
  app.get(
    deskPaths.case.pattern,
    { schema: { querystring: DeskQuery, params: CaseParams }, config: { policy: 'officer' } },
    async (request, reply) => showCase(request, reply, deps, request.params.caseId),
  );
}
