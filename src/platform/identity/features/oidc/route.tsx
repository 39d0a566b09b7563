import { transaction } from '#db';
import { AppError } from '#kernel';
import { appendAudit } from '#platform/audit';
import { getPerson, render, type Reply, type Request, type WebApp } from '#web';
import { Type } from 'typebox';
import { welcomeDevice } from '../../known-device.ts';
import { texts } from '../../messages/index.ts';
import type { OidcGate } from '../../oidc.ts';
import { paths } from '../../paths.ts';
import { onwards, passOn, safePath } from '../../reply.ts';
import { type IdentityDeps, webHeaders } from '../../session.ts';
import { readStanding } from '../../standing.ts';
import { findEmail } from '../../tables.ts';
import { askProof, proofFields, proofPage } from '../prove/prove.tsx';
import { SignInPage } from '../sign-in/pages.tsx';
import { findJoined, isJoined, join, makeAccount } from './accounts.ts';
import { GoThere, JoinedPage } from './pages.tsx';

const COOKIE = 'wl_oidc';
const To = Type.Object({
  to: Type.Optional(Type.String({ maxLength: 500 })),
  again: Type.Optional(Type.Literal('1')),
  lang: Type.Optional(Type.String()),
});

/** Signing in by what another system says (OpenID Connect), and joining it to one's account: never by an address alone. */
export function oidcRoutes(app: WebApp, deps: IdentityDeps): void {
  const { auth, db, clock, tell, oidc } = deps;
  const gate = (): OidcGate => {
    if (!oidc) throw new AppError('NOT_FOUND');
    return oidc;
  };

  const refuse = (
    request: Request,
    reply: Reply,
    why: 'away' | 'cancelled' | 'failed' | 'unverified' | 'taken' | 'elsewhere',
    status = 422,
  ) => {
    const m = texts(request.locale);
    const message = m.oidc[why](gate().name);
    const page = <SignInPage to="/" errors={[{ field: 'email', message }]} provider={gate().name} />;
    return render(request, reply, page, { title: m.signIn.title, status });
  };

  const leave = async (request: Request, reply: Reply, trip: { to: string; join: string | null; again: boolean }) => {
    try {
      const { address, kept } = await gate().leave(trip);
      reply.setCookie(COOKIE, kept, { path: paths.oidc(), httpOnly: true, sameSite: 'lax', secure: 'auto', maxAge: 600 });
      return address;
    } catch (error) {
      request.log.warn({ err: error }, 'the identity provider does not answer');
      return null;
    }
  };

  app.get(paths.oidc.pattern, { schema: { querystring: To }, config: { policy: 'public', perMinute: 20 } }, async (request, reply) => {
    const { to, again } = request.query;
    gate();
    const address = await leave(request, reply, { to: safePath(to), join: null, again: again !== undefined });
    return address === null ? refuse(request, reply, 'away', 503) : reply.redirect(address, 303);
  });

  // What the provider sends along is read by openid-client, whatever it is.
  const coming = { config: { policy: 'public', perMinute: 20 } } as const;
  app.get(paths.oidcBack.pattern, coming, async (request, reply) => {
    const journey = await gate().readKept(request.cookies[COOKIE]);
    reply.clearCookie(COOKIE, { path: paths.oidc() });
    if (!journey) return refuse(request, reply, 'failed');
    if ((request.query as { error?: unknown }).error === 'access_denied') return refuse(request, reply, 'cancelled');
    const claims = await gate()
      .arrive(request.url, journey)
      .catch((error: unknown) => {
        request.log.warn({ why: (error as { code?: unknown }).code ?? 'unknown' }, 'an identity was not accepted');
        return null;
      });
    if (!claims) return refuse(request, reply, 'failed');
    const at = clock.now();
    if (journey.join !== null) {
      const { actor } = request;
      if (actor?.kind !== 'person' || actor.accountId !== journey.join) return refuse(request, reply, 'failed');
      const joined = await transaction(db, async (tx) => {
        if (!(await join(tx, actor.accountId, claims))) return false;
        await appendAudit(tx, { actor, action: 'identity.join-oidc', subject: { type: 'person', id: actor.personId }, at });
        await tell(tx, actor.personId, 'oidc-joined', at);
        return true;
      });
      return joined ? reply.redirect(paths.joined(), 303) : refuse(request, reply, 'elsewhere');
    }
    const found = (await findJoined(db, claims)) ?? (await makeAccount(deps, claims, request.locale));
    if (found === 'unverified' || found === 'taken') return refuse(request, reply, found);
    const body = { userId: found, proof: claims.strong ? 'oidc-strong' : 'oidc' } as const;
    await passOn(reply, await auth.api.openSession({ body, headers: webHeaders(request), asResponse: true }));
    const email = await findEmail(db, found);
    if (email !== undefined) await welcomeDevice(request, reply, deps, email);
    const actor = { kind: 'system', name: 'identity' } as const;
    const detail = { by: body.proof };
    await transaction(db, (tx) =>
      appendAudit(tx, { actor, action: 'identity.sign-in', subject: { type: 'account', id: found }, detail, at }),
    );
    // Whoever has a factor of their own here is asked for it, as after a password.
    return reply.redirect(claims.strong || !(await hasFactor(found)) ? journey.to : paths.prove({}, onwards(journey.to)), 303);
  });

  const hasFactor = async (userId: string) => {
    const { twoFactorEnabled } = await db
      .selectFrom('identity.user')
      .select('twoFactorEnabled')
      .where('id', '=', userId)
      .executeTakeFirstOrThrow();
    return twoFactorEnabled === true;
  };

  app.get(paths.joined.pattern, { config: { policy: 'signed-in' } }, async (request, reply) => {
    const { name } = gate();
    const [joined, standing] = await Promise.all([
      isJoined(db, getPerson(request).accountId),
      readStanding(deps, request, getPerson(request)),
    ]);
    const other = standing.password || standing.passkeys > 0;
    return render(request, reply, <JoinedPage name={name} joined={joined} other={other} />, {
      title: texts(request.locale).oidc.title(name),
    });
  });

  // The way leads over a page of ours: no form may send people to another site (form-action).
  const proving = { schema: { body: Type.Object(proofFields) }, config: { policy: 'signed-in', perMinute: 10 } } as const;
  app.post(paths.joined.pattern, proving, async (request, reply) => {
    const { name } = gate();
    const proof = await askProof(request, reply, deps);
    if (!proof.proven) return proofPage(request, reply, proof);
    const address = await leave(request, reply, { to: paths.joined(), join: getPerson(request).accountId, again: false });
    if (address === null) return refuse(request, reply, 'away', 503);
    return render(request, reply, <GoThere name={name} address={address} />, { title: texts(request.locale).oidc.title(name) });
  });

  app.post(paths.part.pattern, proving, async (request, reply) => {
    gate();
    const actor = getPerson(request);
    const standing = await readStanding(deps, request, actor);
    if (!standing.password && standing.passkeys === 0) return reply.redirect(paths.joined(), 303);
    const proof = await askProof(request, reply, deps);
    if (!proof.proven) return proofPage(request, reply, proof);
    const at = clock.now();
    await transaction(db, async (tx) => {
      await tx.deleteFrom('identity.account').where('userId', '=', actor.accountId).where('providerId', '=', 'oidc').execute();
      await appendAudit(tx, { actor, action: 'identity.part-oidc', subject: { type: 'person', id: actor.personId }, at });
      await tell(tx, actor.personId, 'oidc-parted', at);
    });
    return reply.redirect(paths.joined(), 303);
  });
}
