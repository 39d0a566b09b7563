import { transaction } from '#db';
import { appendAudit } from '#platform/audit';
import { render, type WebApp } from '#web';
import { Type } from 'typebox';
import { welcomeDevice } from '../../known-device.ts';
import { texts } from '../../messages/index.ts';
import { paths } from '../../paths.ts';
import { passOn, safePath } from '../../reply.ts';
import { type IdentityDeps, webHeaders } from '../../session.ts';
import { findEmail } from '../../tables.ts';
import { readPasskey } from '../passkeys/ceremony.ts';
import { SignInPage } from './pages.tsx';

/** Signing in with a passkey: it says itself whose it is, and is two factors in one. */
export function byPasskeyRoutes(app: WebApp, deps: IdentityDeps): void {
  const { auth, db, clock } = deps;
  const provider = deps.oidc?.name ?? null;
  const To = Type.Object({ to: Type.Optional(Type.String({ maxLength: 500 })), lang: Type.Optional(Type.String()) });
  const Sent = Type.Object({ passkey: Type.String({ maxLength: 8000 }) });
  const signingIn = { schema: { querystring: To, body: Sent }, config: { policy: 'public', perMinute: 20 } } as const;
  app.post(paths.signInByPasskey.pattern, signingIn, async (request, reply) => {
    const to = safePath(request.query.to);
    const found = await readPasskey(deps, request.body.passkey);
    if (!found) {
      const { signIn, passkeys } = texts(request.locale);
      const page = <SignInPage to={to} errors={[{ field: 'email', message: passkeys.notProved }]} provider={provider} />;
      return render(request, reply, page, { title: signIn.title, status: 422 });
    }
    const body = { userId: found.accountId, proof: 'passkey' } as const;
    await passOn(reply, await auth.api.openSession({ body, headers: webHeaders(request), asResponse: true }));
    const email = await findEmail(db, found.accountId);
    if (email !== undefined) await welcomeDevice(request, reply, deps, email);
    await transaction(db, (tx) =>
      appendAudit(tx, {
        actor: { kind: 'system', name: 'identity' },
        action: 'identity.sign-in',
        subject: { type: 'account', id: found.accountId },
        detail: { by: 'passkey' },
        at: clock.now(),
      }),
    );
    return reply.redirect(to, 303);
  });
}
