import { transaction } from '#db';
import { appendAudit } from '#platform/audit';
import { render, type Reply, type Request, type WebApp } from '#web';
import { Type } from 'typebox';
import { rememberPending } from '../../confirming.ts';
import { readSignInName, userNameIn } from '../../domain/user-name.ts';
import { openGuess } from '../../guessing.ts';
import { readDevice, welcomeDevice } from '../../known-device.ts';
import { texts } from '../../messages/index.ts';
import { findAwaiting, isCardPassword } from '../../named-accounts.ts';
import { paths } from '../../paths.ts';
import { asStored, findCodes } from '../../recovery-codes.ts';
import { onwards, passOn, safePath } from '../../reply.ts';
import { type IdentityDeps, webHeaders } from '../../session.ts';
import { findEmail } from '../../tables.ts';
import { awaitedAccount, refuseReuse, useCode, wasUsed } from '../../used-codes.ts';
import { SecondFactorPage, SignInPage } from './pages.tsx';

const To = Type.Object({
  to: Type.Optional(Type.String({ maxLength: 500 })),
  why: Type.Optional(Type.String({ maxLength: 30 })),
  lang: Type.Optional(Type.String()),
});
const Credentials = Type.Object({ email: Type.String({ maxLength: 254 }), password: Type.String({ maxLength: 200 }) });
const Code = Type.Object({ code: Type.Optional(Type.String({ maxLength: 20 })), recovery: Type.Optional(Type.String({ maxLength: 40 })) });

/** Signing in: password, then the second factor where one is enrolled; and signing out. */
export function signInRoutes(app: WebApp, deps: IdentityDeps): void {
  const { auth, db, clock, tell } = deps;
  const provider = deps.oidc?.name ?? null;

  app.get(paths.signIn.pattern, { schema: { querystring: To }, config: { policy: 'public' } }, async (request, reply) => {
    const { to, why } = request.query;
    if (request.actor && why === undefined) return reply.redirect(safePath(to), 303);
    return render(request, reply, <SignInPage to={safePath(to)} errors={[]} why={why} provider={provider} />, {
      title: texts(request.locale).signIn.title,
    });
  });

  app.post(
    paths.signIn.pattern,
    { schema: { querystring: To, body: Credentials }, config: { policy: 'public', perMinute: 20 } },
    async (request, reply) => {
      const to = safePath(request.query.to);
      const m = texts(request.locale).signIn;
      const again = (message: string, status = 422) =>
        render(
          request,
          reply,
          <SignInPage to={to} email={request.body.email} errors={[{ field: 'email', message }]} provider={provider} />,
          {
            title: m.title,
            status,
          },
        );
      const email = readSignInName(request.body.email);
      if (email === null) return again(m.wrong);
      const device = await readDevice(request, auth, email);
      const guess = await openGuess(deps, { what: 'password', email, device, ip: request.ip });
      if (!guess.open) return again(m.tooMany(minutesOf(guess)), sayWhen(reply, guess));
      const awaiting = await findAwaiting(db, email);
      if (awaiting) {
        // The password of a card opens no session, only the page on which it is replaced.
        const right = await isCardPassword(auth, awaiting, request.body.password);
        await (right ? guess.right() : guess.wrong());
        if (!right) return again(m.wrong);
        return reply.redirect(paths.firstPassword({}, { nama: userNameIn(email) ?? '', ...onwards(to) }), 303);
      }
      const response = await auth.api.signInEmail({
        body: { email, password: request.body.password },
        headers: webHeaders(request),
        asResponse: true,
      });
      const answer = await passOn(reply, response);
      const unconfirmed = answer.code === 'EMAIL_NOT_VERIFIED';
      await (answer.ok || unconfirmed ? guess.right() : guess.wrong());
      if (answer.ok && answer.body.twoFactorRedirect === true) return reply.redirect(paths.secondFactor({}, { to }), 303);
      if (answer.ok) {
        await welcomeDevice(request, reply, deps, email);
        return reply.redirect(to, 303);
      }
      if (unconfirmed) {
        const { id } = await db.selectFrom('identity.user').select('id').where('email', '=', email).executeTakeFirstOrThrow();
        await rememberPending(reply, auth, id);
        await auth.api.sendVerificationOTP({ body: { email, type: 'email-verification' } });
        return reply.redirect(paths.confirm({}, { email, ...onwards(to) }), 303);
      }
      return again(m.wrong);
    },
  );

  app.get(paths.secondFactor.pattern, { schema: { querystring: To }, config: { policy: 'public' } }, async (request, reply) =>
    render(request, reply, <SecondFactorPage to={safePath(request.query.to)} errors={[]} />, { title: texts(request.locale).factor.title }),
  );

  app.post(
    paths.secondFactor.pattern,
    { schema: { querystring: To, body: Code }, config: { policy: 'public', perMinute: 10 } },
    async (request, reply) => {
      const to = safePath(request.query.to);
      const { recovery = '' } = request.body;
      const code = (request.body.code ?? '').replace(/\s/g, '');
      const headers = webHeaders(request);
      const m = texts(request.locale).factor;
      const again = (message: string, status = 422) =>
        render(request, reply, <SecondFactorPage to={to} errors={[{ field: 'code', message }]} />, { title: m.title, status });
      const awaited = await awaitedAccount(auth, request.cookies);
      const email = awaited && (await findEmail(db, awaited));
      if (!awaited || !email) return again(m.wrong);
      const guess = await openGuess(deps, { what: 'factor', email, device: await readDevice(request, auth, email), ip: request.ip });
      if (!guess.open) return again(texts(request.locale).signIn.tooMany(minutesOf(guess)), sayWhen(reply, guess));
      const entered = async () => {
        await guess.right();
        await welcomeDevice(request, reply, deps, email);
        return reply.redirect(to, 303);
      };
      const refused = async (message: string) => {
        await guess.wrong();
        return again(message);
      };
      if (recovery) return (await byRecoveryCode(request, reply, awaited, recovery)) ? entered() : refused(m.wrong);
      if (await wasUsed(db, auth, awaited, code)) {
        await transaction(db, (tx) => refuseReuse(tx, { userId: awaited }, clock));
        return refused(m.reused);
      }
      const response = await auth.api.verifyTOTP({ body: { code }, headers, asResponse: true });
      if (response.ok) {
        const { token, user } = (await response.clone().json()) as { token: string; user: { id: string } };
        // Two browsers with one code at once: whoever is second gets no cookie, and begins anew.
        if (!(await useCode(db, auth, user.id, code))) {
          await transaction(db, (tx) => refuseReuse(tx, { userId: user.id, token }, clock));
          const title = texts(request.locale).signIn.title;
          return render(request, reply, <SignInPage to={to} errors={[{ field: 'email', message: m.reused }]} provider={provider} />, {
            title,
            status: 422,
          });
        }
      }
      return (await passOn(reply, response)).ok ? entered() : refused(m.wrong);
    },
  );

  const byRecoveryCode = async (request: Request, reply: Reply, awaited: string, typed: string): Promise<boolean> => {
    const set = await findCodes(db, awaited);
    const code = set ? await asStored(set.backupCodes, typed) : typed;
    const headers = webHeaders(request);
    const answer = await passOn(reply, await auth.api.verifyBackupCode({ body: { code }, headers, asResponse: true }));
    if (!answer.ok) return false;
    const at = clock.now();
    if (set)
      await transaction(db, async (tx) => {
        const actor = { kind: 'system', name: 'identity' } as const;
        await appendAudit(tx, { actor, action: 'identity.use-recovery-code', subject: { type: 'account', id: set.userId }, at });
        if (set.personId) await tell(tx, set.personId, 'code-used', at);
      });
    return true;
  };

  app.post(paths.signOut.pattern, { config: { policy: 'public' } }, async (request, reply) => {
    const { actor } = request;
    if (actor?.kind === 'person') {
      await passOn(reply, await auth.api.signOut({ headers: webHeaders(request), asResponse: true }));
      await transaction(db, (tx) =>
        appendAudit(tx, { actor, action: 'identity.sign-out', subject: { type: 'person', id: actor.personId }, at: clock.now() }),
      );
    }
    return reply.redirect('/', 303);
  });
}

const minutesOf = ({ wait }: { readonly wait: number }) => Math.ceil(wait / 60);

/** Says in the answer's head when to come back; gives the status that goes with it. */
function sayWhen(reply: Reply, { wait }: { readonly wait: number }): number {
  reply.header('retry-after', wait);
  return 429;
}
