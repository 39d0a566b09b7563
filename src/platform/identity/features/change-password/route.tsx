import { transaction } from '#db';
import { appendAudit } from '#platform/audit';
import { getPerson, render, type Reply, type Request, useView, type WebApp } from '#web';
import { Button, ErrorSummary, Form, type FormError, Page } from '#web/ui';
import { Type } from 'typebox';
import { userNameIn } from '../../domain/user-name.ts';
import { texts } from '../../messages/index.ts';
import { refusePassword, replacePassword } from '../../passwords.ts';
import { paths } from '../../paths.ts';
import { onwards } from '../../reply.ts';
import type { IdentityDeps } from '../../session.ts';
import { isProven, type Needs, needsOf, readStanding } from '../../standing.ts';
import { NewPassword } from '../../new-password.tsx';
import { ProofFields } from '../prove/pages.tsx';
import { askProof, proofFields } from '../prove/prove.tsx';

interface ChangeProps {
  readonly email: string;
  readonly needs: Needs;
  readonly errors: readonly FormError[];
}

function ChangePage({ email, needs, errors }: ChangeProps) {
  const { password: m, signIn } = texts(useView().locale);
  return (
    <Page>
      <div class="col stack">
        <h1>{m.title}</h1>
        <ErrorSummary errors={errors} />
        <p>{m.lead}</p>
        <Form action={paths.changePassword()}>
          <input type="text" name="username" value={email} autocomplete="username" readOnly hidden />
          <ProofFields needs={needs} errors={errors} />
          <NewPassword id="newPassword" label={m.new} errors={errors} />
          <Button>{m.save}</Button>
        </Form>
        {needs.password && (
          <p>
            <a href={paths.forgot()}>{signIn.forgot}</a>
          </p>
        )}
      </div>
    </Page>
  );
}

/** Another password: after proof, with every other session ended and the owner told. */
export function changePasswordRoutes(app: WebApp, deps: IdentityDeps): void {
  const { auth, db, clock, tell } = deps;

  const show = (request: Request, reply: Reply, needs: Needs, errors: readonly FormError[] = []) =>
    render(
      request,
      reply,
      <ChangePage email={userNameIn(getPerson(request).email) ?? getPerson(request).email} needs={needs} errors={errors} />,
      {
        title: texts(request.locale).password.title,
        status: errors.length > 0 ? 422 : 200,
      },
    );

  app.get(paths.changePassword.pattern, { config: { policy: 'signed-in' } }, async (request, reply) => {
    const standing = await readStanding(deps, request, getPerson(request));
    if (!isProven(needsOf(standing))) return reply.redirect(paths.prove({}, onwards(paths.changePassword())), 303);
    return show(request, reply, needsOf(standing, { always: true }));
  });

  const Sent = Type.Object({
    newPassword: Type.String({ maxLength: 1000 }),
    username: Type.Optional(Type.String({ maxLength: 254 })),
    ...proofFields,
  });
  const changing = { schema: { body: Sent }, config: { policy: 'signed-in', perMinute: 10 } } as const;
  app.post(paths.changePassword.pattern, changing, async (request, reply) => {
    const actor = getPerson(request);
    const { newPassword } = request.body;
    const standing = await readStanding(deps, request, actor);
    if (!isProven(needsOf(standing))) return reply.redirect(paths.prove({}, onwards(paths.changePassword())), 303);
    const fault = await refusePassword(newPassword, [actor.name, actor.email], request.locale);
    if (fault !== null) return show(request, reply, needsOf(standing, { always: true }), [{ field: 'newPassword', message: fault }]);
    const proof = await askProof(request, reply, deps, { always: true });
    if (!proof.proven) return show(request, reply, proof.needs, proof.errors);
    const { password } = await auth.$context;
    const change = { userId: actor.accountId, hash: await password.hash(newPassword), sessionId: proof.standing.sessionId };
    const at = clock.now();
    await transaction(db, async (tx) => {
      await replacePassword(tx, change);
      await appendAudit(tx, { actor, action: 'identity.change-password', subject: { type: 'person', id: actor.personId }, at });
      await tell(tx, actor.personId, 'password-changed', at);
    });
    return reply.redirect(paths.account(), 303);
  });
}
