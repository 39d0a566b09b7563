import { transaction } from '#db';
import { appendAudit } from '#platform/audit';
import { getPerson, render, type WebApp } from '#web';
import { Type } from 'typebox';
import { texts } from '../../messages/index.ts';
import { paths } from '../../paths.ts';
import { type IdentityDeps, webHeaders } from '../../session.ts';
import { DevicesPage, OTHERS } from './page.tsx';

/** More than anybody has; the newest of them. */
const MOST = 50;

/** Where one is signed in, and ending it: here, elsewhere, everywhere else. What is ended is out at its next request. */
export function deviceRoutes(app: WebApp, { db, auth, clock }: IdentityDeps): void {
  app.get(paths.devices.pattern, { config: { policy: 'signed-in' } }, async (request, reply) => {
    const { accountId } = getPerson(request);
    const token = await auth.api.readSessionToken({ headers: webHeaders(request) });
    const rows = await db
      .selectFrom('identity.session')
      .select(['id', 'token', 'createdAt', 'seenAt', 'userAgent', 'ipAddress'])
      .where('userId', '=', accountId)
      .where('expiresAt', '>', new Date())
      .orderBy((eb) => eb.fn.coalesce('seenAt', 'createdAt'), 'desc')
      .limit(MOST)
      .execute();
    const devices = rows.map((row) => ({
      id: row.id,
      since: row.createdAt,
      used: row.seenAt ?? row.createdAt,
      agent: row.userAgent ?? '',
      address: row.ipAddress ?? '',
      current: row.token === token,
    }));
    return render(request, reply, <DevicesPage devices={devices} />, { title: texts(request.locale).devices.title });
  });

  const Which = Type.Object({ session: Type.Union([Type.String({ format: 'uuid' }), Type.Literal(OTHERS)]) });
  app.post(paths.devices.pattern, { schema: { body: Which }, config: { policy: 'signed-in' } }, async (request, reply) => {
    const actor = getPerson(request);
    const { session } = request.body;
    const token = (await auth.api.readSessionToken({ headers: webHeaders(request) })) ?? '';
    await transaction(db, async (tx) => {
      const ofAccount = tx.deleteFrom('identity.session').where('userId', '=', actor.accountId);
      const meant = session === OTHERS ? ofAccount.where('token', '!=', token) : ofAccount.where('id', '=', session);
      const count = Number((await meant.executeTakeFirstOrThrow()).numDeletedRows);
      if (count === 0) return;
      const subject = { type: 'person', id: actor.personId };
      await appendAudit(tx, { actor, action: 'identity.end-session', subject, detail: { count }, at: clock.now() });
    });
    return reply.redirect(paths.devices(), 303);
  });

  // For whoever is about to be signed out and says to be still there: any request counts as use.
  app.get(paths.stillHere.pattern, { config: { policy: 'signed-in' } }, async (_request, reply) =>
    reply.header('cache-control', 'no-store').code(204).send(),
  );
}
