import { transaction } from '#db';
import { appendAudit } from '#platform/audit';
import { getPerson, render, type Reply, type Request, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import { texts } from '../../messages/index.ts';
import { paths } from '../../paths.ts';
import { isStrong } from '../../proof.ts';
import { onwards, passOn, safePath } from '../../reply.ts';
import { type IdentityDeps, webHeaders } from '../../session.ts';
import { needsOf, readStanding } from '../../standing.ts';
import { useCode } from '../../used-codes.ts';
import { askProof, proofFields } from '../prove/prove.tsx';
import { showNewCodes } from '../recovery/route.tsx';
import { beginFactor, endFactor, scanStep } from './factor.ts';
import { EnrolPage, type EnrolStep } from './pages.tsx';

/** The authenticator app as second factor: password, then a code from the app, then the recovery codes; and its end. */
export function enrolRoutes(app: WebApp, deps: IdentityDeps): void {
  const { auth, db, clock, tell } = deps;

  const page = (request: Request, reply: Reply, at: EnrolStep, errors: readonly FormError[] = []) => {
    const { to } = request.query as { to?: string };
    return render(request, reply, <EnrolPage at={at} to={safePath(to)} errors={errors} />, {
      title: texts(request.locale).enrol.title,
      status: errors.length > 0 ? 422 : 200,
    });
  };

  const To = Type.Object({ to: Type.Optional(Type.String({ maxLength: 500 })), lang: Type.Optional(Type.String()) });
  // Officers whose session is not strong enough are led here: to whatever is missing.
  app.get(paths.enrol.pattern, { schema: { querystring: To }, config: { policy: 'signed-in' } }, async (request, reply) => {
    const to = safePath(request.query.to);
    const standing = await readStanding(deps, request, getPerson(request));
    const factors = standing.authenticator || standing.passkeys > 0;
    if (to !== '/' && factors && !isStrong(standing.proof)) return reply.redirect(paths.prove({}, onwards(to)), 303);
    if (!standing.authenticator) return page(request, reply, { step: 'begin', needs: needsOf(standing, { always: true }) });
    if (!standing.codesKept) return reply.redirect(paths.codes({}, onwards(to)), 303);
    return page(request, reply, { step: 'on', needs: needsOf(standing, { always: true }) });
  });

  const Sent = Type.Object({ code: Type.Optional(Type.String({ maxLength: 20 })), ...proofFields });
  const enrolling = { schema: { querystring: To, body: Sent }, config: { policy: 'signed-in', perMinute: 10 } } as const;
  app.post(paths.enrol.pattern, enrolling, async (request, reply) => {
    if (request.body.code !== undefined) return finish(request, reply, request.body.code.replace(/\s/g, ''));
    const actor = getPerson(request);
    if ((await readStanding(deps, request, actor)).authenticator) return reply.redirect(paths.enrol(), 303);
    const proof = await askProof(request, reply, deps, { always: true });
    if (!proof.proven) return page(request, reply, { step: 'begin', needs: proof.needs }, proof.errors);
    await transaction(db, (tx) => beginFactor(tx, auth, actor.accountId));
    const scan = await scanStep(db, auth, actor);
    return scan ? page(request, reply, scan) : reply.redirect(paths.enrol(), 303);
  });

  /** A code of the app proves it: whoever signs in from now on is asked for one. */
  const finish = async (request: Request, reply: Reply, code: string) => {
    const actor = getPerson(request);
    const m = texts(request.locale);
    const scan = await scanStep(db, auth, actor);
    if (!scan)
      return page(request, reply, { step: 'begin', needs: { password: true, code: false, passkey: false } }, [
        { field: 'password', message: m.factor.wrong },
      ]);
    const others = await db.selectFrom('identity.session').select('id').where('userId', '=', actor.accountId).execute();
    const headers = webHeaders(request);
    const answer = await passOn(reply, await auth.api.verifyTOTP({ body: { code }, headers, asResponse: true }));
    if (!answer.ok) return page(request, reply, scan, [{ field: 'code', message: m.factor.wrong }]);
    // What proved the factor opens nothing more.
    await useCode(db, auth, actor.accountId, code);
    const at = clock.now();
    await transaction(db, async (tx) => {
      // Sessions from before gave a password only; this browser has just been given a new one.
      const ids = others.map(({ id }) => id);
      if (ids.length > 0) await tx.deleteFrom('identity.session').where('id', 'in', ids).execute();
      await appendAudit(tx, { actor, action: 'identity.enable-second-factor', subject: { type: 'person', id: actor.personId }, at });
      await tell(tx, actor.personId, 'factor-on', at);
    });
    return showNewCodes(request, reply, deps, safePath((request.query as { to?: string }).to), { first: true });
  };

  const ending = { schema: { body: Type.Object(proofFields) }, config: { policy: 'signed-in', perMinute: 10 } } as const;
  app.post(paths.factorOff.pattern, ending, async (request, reply) => {
    const actor = getPerson(request);
    if (!(await readStanding(deps, request, actor)).authenticator) return reply.redirect(paths.account(), 303);
    const proof = await askProof(request, reply, deps, { always: true });
    if (!proof.proven) return page(request, reply, { step: 'on', needs: proof.needs }, proof.errors);
    const at = clock.now();
    await transaction(db, async (tx) => {
      await endFactor(tx, actor.accountId, proof.standing.sessionId);
      await appendAudit(tx, { actor, action: 'identity.disable-second-factor', subject: { type: 'person', id: actor.personId }, at });
      await tell(tx, actor.personId, 'factor-off', at);
    });
    return reply.redirect(paths.account(), 303);
  });
}
