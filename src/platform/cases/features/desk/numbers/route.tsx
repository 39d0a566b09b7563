import { transaction } from '#db';
import { getPerson, type WebApp } from '#web';
import { Type } from 'typebox';
import type { CasesDeps } from '../../../index.ts';
import { isReason, noteReading } from '../../../read/numbers.ts';
import { CaseParams } from '../act/command.ts';
import { readForOfficer, showCase } from '../case/show.tsx';
import { texts } from '../messages/index.ts';
import { deskPaths } from '../paths.ts';
import { DeskQuery } from '../queue/route.tsx';

/** Numbers of a person in full, for an officer who says why: the page once, and a line in the audit chain for it. */
export function numbersRoutes(app: WebApp, deps: CasesDeps): void {
  const Body = Type.Object({ why: Type.Optional(Type.String({ maxLength: 60 })) });
  app.post(
    deskPaths.numbers.pattern,
    { schema: { querystring: DeskQuery, params: CaseParams, body: Body }, config: { policy: 'officer' } },
    async (request, reply) => {
      const { caseId } = request.params;
      const { why } = request.body;
      const view = await readForOfficer(deps, caseId, request);
      if (!isReason(why)) {
        const errors = [{ field: 'why', message: texts(request.locale).numbers.missing }];
        return showCase(request, reply, deps, caseId, { status: 422, refused: { sent: { action: 'numbers', raw: {}, errors } } });
      }
      await transaction(deps.db, (tx) => noteReading(tx, getPerson(request), view, why, deps.clock.now()));
      return showCase(request, reply, deps, caseId, { whole: true });
    },
  );
}
