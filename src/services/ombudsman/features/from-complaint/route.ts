import { AppError } from '#kernel';
import { officeDay } from '#platform/calendar';
import { getPerson, type WebApp } from '#web';
import { Type } from 'typebox';
import type { OmbudsmanDeps } from '../../deps.ts';
import { beginFromComplaint } from '../../intake/from-complaint.ts';
import { ombudsmanPaths } from '../../paths.ts';
import { firstHolders, recipientsAt } from '../../sealing/recipients.ts';
import { giveTicket, secret } from '../cookies.ts';

const CaseId = Type.Object({ caseId: Type.String({ format: 'uuid' }) });

/** From a complaint to an agency that was not settled: one tap, and the report is begun with its proof. */
export function fromComplaintRoutes(app: WebApp, deps: OmbudsmanDeps): void {
  app.post(
    ombudsmanPaths.fromComplaint.pattern,
    { schema: { params: CaseId }, config: { policy: 'signed-in', perMinute: 10 } },
    async (request, reply) => {
      const person = getPerson(request);
      const prior = await deps.prior?.(person, request.params.caseId);
      if (!prior) throw new AppError('NOT_FOUND', { page: true });
      const isOpen = firstHolders(await recipientsAt(deps.db, deps.agencyId, officeDay(deps.clock.now())), []) !== null;
      if (!isOpen) return reply.redirect(ombudsmanPaths.front(), 303);
      const ticket = await beginFromComplaint(deps, prior);
      return giveTicket(secret(reply), 'draft', ticket).redirect(ombudsmanPaths.draft({ page: 'periksa' }), 303);
    },
  );
}
