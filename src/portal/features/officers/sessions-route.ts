import { transaction } from '#db';
import { endSessionsOf } from '#platform/access';
import { officeDay } from '#platform/calendar';
import type { WebApp } from '#web';
import { Type } from 'typebox';
import { agenciesWhere } from '../../agencies.ts';
import type { PortalDeps } from '../../deps.ts';
import { portalPaths } from '../../paths.ts';
import { getAdmin } from '../admin/frame.tsx';
import { tellSignedOut } from './notices.ts';

const Id = Type.Object({ id: Type.String({ format: 'uuid' }) });

/** An officer whose device was lost is signed out everywhere by one administrator, at once. */
export function sessionRoutes(app: WebApp, deps: PortalDeps): void {
  const { db, clock } = deps;
  const config = { policy: 'signed-in', perMinute: 10 } as const;
  app.post(portalPaths.endSessions.pattern, { schema: { params: Id }, config }, async (request, reply) => {
    const actor = getAdmin(request);
    const agencies = agenciesWhere(deps, actor, 'officers.appoint');
    const at = clock.now();
    const ending = { assignmentId: request.params.id, agencyIds: agencies.map(({ id }) => id), today: officeDay(at) };
    await transaction(db, async (tx) => {
      const ended = await endSessionsOf(tx, actor, ending, at);
      const agency = agencies.find(({ id }) => id === ended.agencyId)?.name ?? '';
      await tellSignedOut(tx, { ended, agency, by: actor.name }, at);
    });
    return reply.redirect(portalPaths.officers({}, { kabar: 'signed-out' }), 303);
  });
}
