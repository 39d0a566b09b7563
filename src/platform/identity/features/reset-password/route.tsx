import { transaction } from '#db';
import { appendAudit } from '#platform/audit';
import { defineJob, enqueue, handle, type JobHandler } from '#platform/jobs';
import { render, useView, type WebApp } from '#web';
import { Button, ErrorSummary, Form, type FormError, Page, TextInput } from '#web/ui';
import { Type } from 'typebox';
import { userNameIn } from '../../domain/user-name.ts';
import { rememberDevice } from '../../known-device.ts';
import { texts } from '../../messages/index.ts';
import { NewPassword } from '../../new-password.tsx';
import { refusePassword } from '../../passwords.ts';
import { paths } from '../../paths.ts';
import type { IdentityDeps } from '../../session.ts';
import { findOwner } from '../../tables.ts';

function ForgotPage() {
  const { locale } = useView();
  const m = texts(locale);
  return (
    <Page>
      <div class="col stack">
        <h1>{m.forgot.title}</h1>
        <p class="soft">{m.forgot.lead}</p>
        <p class="soft">{m.forgot.named}</p>
        <Form action={paths.forgot()}>
          <TextInput id="email" label={m.signIn.email} type="email" inputMode="email" autocomplete="username" />
          <Button>{m.forgot.submit}</Button>
        </Form>
      </div>
    </Page>
  );
}

function ResetPage({ email, errors }: { readonly email: string; readonly errors: readonly FormError[] }) {
  const { locale } = useView();
  const m = texts(locale);
  const error = (field: string) => errors.find((one) => one.field === field)?.message;
  return (
    <Page>
      <div class="col stack">
        <h1>{m.forgot.resetTitle}</h1>
        <p class="soft">{m.forgot.resetLead}</p>
        <ErrorSummary errors={errors} />
        <Form action={paths.reset({}, { email })}>
          <TextInput id="code" label={m.confirm.code} inputMode="numeric" autocomplete="one-time-code" short error={error('code')} />
          <NewPassword id="password" label={m.password.new} errors={errors} />
          <Button>{m.password.save}</Button>
        </Form>
      </div>
    </Page>
  );
}

const sendResetCode = defineJob('identity.send-reset-code', Type.Object({ email: Type.String() }));

export function resetHandlers({ auth }: IdentityDeps): readonly JobHandler[] {
  return [
    handle(sendResetCode, async ({ email }) => {
      // Nothing is sent to an account without a mailbox: its school gives it a new card.
      if (userNameIn(email) !== null) return;
      await auth.api.requestPasswordResetEmailOTP({ body: { email } });
    }),
  ];
}

/** A forgotten password is replaced with a code sent to the account's address; every session ends. */
export function resetPasswordRoutes(app: WebApp, deps: IdentityDeps): void {
  const { auth, db } = deps;
  app.get(paths.forgot.pattern, { config: { policy: 'public' } }, async (request, reply) =>
    render(request, reply, <ForgotPage />, { title: texts(request.locale).forgot.title }),
  );

  app.post(
    paths.forgot.pattern,
    { schema: { body: Type.Object({ email: Type.String({ maxLength: 254 }) }) }, config: { policy: 'public', perMinute: 5 } },
    async (request, reply) => {
      const email = request.body.email.trim().toLowerCase();
      // Later, so that how long it takes does not tell whether there is an account.
      await transaction(db, (tx) => enqueue(tx, sendResetCode, { email }));
      return reply.redirect(paths.reset({}, { email }), 303);
    },
  );

  const Address = Type.Object({ email: Type.String({ maxLength: 254 }), lang: Type.Optional(Type.String()) });
  app.get(paths.reset.pattern, { schema: { querystring: Address }, config: { policy: 'public' } }, async (request, reply) =>
    render(request, reply, <ResetPage email={request.query.email} errors={[]} />, { title: texts(request.locale).forgot.resetTitle }),
  );

  const Sent = Type.Object({ code: Type.String({ maxLength: 20 }), password: Type.String({ maxLength: 1000 }) });
  app.post(
    paths.reset.pattern,
    { schema: { querystring: Address, body: Sent }, config: { policy: 'public', perMinute: 10 } },
    async (request, reply) => {
      const m = texts(request.locale);
      const email = request.query.email.trim().toLowerCase();
      const back = (field: string, message: string) =>
        render(request, reply, <ResetPage email={email} errors={[{ field, message }]} />, { title: m.forgot.resetTitle, status: 422 });
      // Judged without asking whose it is: the answer must not tell whether the address has an account.
      const fault = await refusePassword(request.body.password, [email], request.locale);
      if (fault !== null) return back('password', fault);
      const response = await auth.api.resetPasswordEmailOTP({
        body: { email, otp: request.body.code.replace(/\s/g, ''), password: request.body.password },
        asResponse: true,
      });
      if (!response.ok) return back('code', m.confirm.wrong);
      await noteReset(deps, email);
      // Whoever has the mailbox is let past what strangers guessed.
      await rememberDevice(request, reply, auth, email);
      return reply.redirect(paths.signIn({}, { why: 'reset' }), 303);
    },
  );
}

async function noteReset({ db, clock, tell }: IdentityDeps, email: string): Promise<void> {
  const person = await findOwner(db, email);
  if (!person) return;
  const at = clock.now();
  await transaction(db, async (tx) => {
    const actor = { kind: 'system', name: 'identity' } as const;
    await appendAudit(tx, { actor, action: 'identity.reset-password', subject: { type: 'person', id: person }, at });
    await tell(tx, person, 'password-changed', at);
  });
}
