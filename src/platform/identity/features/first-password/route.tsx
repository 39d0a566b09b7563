import { transaction } from '#db';
import { appendAudit } from '#platform/audit';
import { render, type Reply, type Request, useView, type WebApp } from '#web';
import { Button, ErrorSummary, Form, type FormError, Note, Page, TextInput } from '#web/ui';
import { Type } from 'typebox';
import { addressOfName, readUserName } from '../../domain/user-name.ts';
import { openGuess } from '../../guessing.ts';
import { readDevice, welcomeDevice } from '../../known-device.ts';
import { texts } from '../../messages/index.ts';
import { findAwaiting, isCardPassword, replaceCardPassword } from '../../named-accounts.ts';
import { NewPassword } from '../../new-password.tsx';
import { refusePassword } from '../../passwords.ts';
import { paths } from '../../paths.ts';
import { onwards, passOn, safePath } from '../../reply.ts';
import { type IdentityDeps, webHeaders } from '../../session.ts';

interface CardProps {
  readonly to: string;
  readonly name: string;
  /** They typed the password of the card where one signs in. */
  readonly led: boolean;
  readonly errors: readonly FormError[];
}

function CardPage({ to, name, led, errors }: CardProps) {
  const m = texts(useView().locale);
  const errorOf = (field: string) => errors.find((one) => one.field === field)?.message;
  return (
    <Page>
      <div class="col stack">
        <h1>{m.card.title}</h1>
        {led && errors.length === 0 && <Note tone="wait">{m.card.led}</Note>}
        <ErrorSummary errors={errors} />
        <p class="soft">{m.card.lead}</p>
        <Form action={paths.firstPassword({}, onwards(to))}>
          <TextInput id="nama" label={m.card.name} autocomplete="username" value={name} error={errorOf('nama')} />
          <TextInput id="kartu" label={m.card.password} hint={m.card.passwordHint} autocomplete="off" short error={errorOf('kartu')} />
          <NewPassword id="newPassword" label={m.password.new} errors={errors} />
          <Button>{m.card.save}</Button>
        </Form>
        <p>
          <a href={paths.signIn({}, onwards(to))}>{m.card.signIn}</a>
        </p>
      </div>
    </Page>
  );
}

const Query = Type.Object({
  to: Type.Optional(Type.String({ maxLength: 500 })),
  nama: Type.Optional(Type.String({ maxLength: 254 })),
  lang: Type.Optional(Type.String()),
});
const Sent = Type.Object({
  nama: Type.String({ maxLength: 254 }),
  kartu: Type.String({ maxLength: 200 }),
  newPassword: Type.String({ maxLength: 1000 }),
});

/** The password printed on a card is replaced by one of their own, and only that one opens a session. */
export function firstPasswordRoutes(app: WebApp, deps: IdentityDeps): void {
  const { auth, db, clock } = deps;
  const show = (request: Request, reply: Reply, props: CardProps, status = 200) =>
    render(request, reply, <CardPage {...props} />, { title: texts(request.locale).card.title, status });

  app.get(paths.firstPassword.pattern, { schema: { querystring: Query }, config: { policy: 'public' } }, async (request, reply) => {
    const { to, nama = '' } = request.query;
    return show(request, reply, { to: safePath(to), name: nama, led: nama !== '', errors: [] });
  });

  app.post(
    paths.firstPassword.pattern,
    { schema: { querystring: Query, body: Sent }, config: { policy: 'public', perMinute: 20 } },
    async (request, reply) => {
      const to = safePath(request.query.to);
      const { nama, kartu, newPassword } = request.body;
      const m = texts(request.locale);
      const again = (field: string, message: string, status = 422) =>
        show(request, reply, { to, name: nama, led: false, errors: [{ field, message }] }, status);
      const username = readUserName(nama);
      if (username === null) return again('nama', m.card.wrong);
      const email = addressOfName(username);
      const guess = await openGuess(deps, { what: 'password', email, device: await readDevice(request, auth, email), ip: request.ip });
      if (!guess.open) {
        reply.header('retry-after', guess.wait);
        return again('nama', m.card.tooMany(Math.ceil(guess.wait / 60)), 429);
      }
      const account = await findAwaiting(db, email);
      if (!account || !(await isCardPassword(auth, account, kartu))) {
        await guess.wrong();
        return again('nama', m.card.wrong);
      }
      await guess.right();
      const fault = await refusePassword(newPassword, [account.name, username, kartu], request.locale);
      if (fault !== null) return again('newPassword', fault);
      const { password } = await auth.$context;
      const change = { userId: account.userId, before: account.hash, hash: await password.hash(newPassword) };
      const at = clock.now();
      const done = await transaction(db, async (tx) => {
        if (!(await replaceCardPassword(tx, change, at))) return false;
        const actor = { kind: 'system', name: 'identity' } as const;
        const subject = { type: 'person', id: account.personId } as const;
        await appendAudit(tx, { actor, action: 'identity.replace-card-password', subject, at });
        return true;
      });
      if (!done) return again('nama', m.card.wrong);
      const body = { email, password: newPassword };
      const answer = await passOn(reply, await auth.api.signInEmail({ body, headers: webHeaders(request), asResponse: true }));
      if (answer.ok && answer.body.twoFactorRedirect === true) return reply.redirect(paths.secondFactor({}, { to }), 303);
      if (answer.ok) await welcomeDevice(request, reply, deps, email);
      return reply.redirect(answer.ok ? to : paths.signIn({}, onwards(to)), 303);
    },
  );
}
