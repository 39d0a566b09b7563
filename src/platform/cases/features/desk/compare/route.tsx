import { AppError } from '#kernel';
import { getPerson, render, type WebApp } from '#web';
import { Type } from 'typebox';
import type { CasesDeps } from '../../../index.ts';
import { readForOfficer } from '../case/show.tsx';
import { texts } from '../messages/index.ts';
import { deskPaths } from '../paths.ts';
import { readPlace } from '../place.ts';
import { DeskQuery } from '../queue/route.tsx';
import { ComparePage } from './page.tsx';

const Params = Type.Object({ caseId: Type.String({ format: 'uuid' }), requirement: Type.String({ maxLength: 60 }) });

/** Old and new file of one requirement side by side. */
export function compareRoutes(app: WebApp, deps: CasesDeps): void {
  app.get(
    deskPaths.compare.pattern,
    { schema: { querystring: DeskQuery, params: Params }, config: { policy: 'officer' } },
    async (request, reply) => {
      const { caseId, requirement } = request.params;
      const view = await readForOfficer(deps, caseId, request);
      if (!Object.hasOwn(view.state.files, requirement)) throw new AppError('NOT_FOUND', { requirement });
      const { personId } = getPerson(request);
      const hrefOf = (fileId: string) => deps.links.make(fileId, personId, deps.clock.now());
      const page = <ComparePage view={view} place={readPlace(request.query)} requirement={requirement} hrefOf={hrefOf} />;
      return render(request, reply, page, { title: texts(request.locale).compare.title });
    },
  );
}
