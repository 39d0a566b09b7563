import { transaction } from '#db';
import { type Locale, particularSentences } from '#i18n';
import { readEmail, readNik, readPersonName } from '#kernel';
import { render, useView, type WebApp } from '#web';
import { Button, ErrorSummary, Form, type FormError, Note, Page, TextInput } from '#web/ui';
import { Type } from 'typebox';
import { forgetPending, mayConfirm, rememberPending } from '../../confirming.ts';
import { rememberDevice } from '../../known-device.ts';
import { userNameIn } from '../../domain/user-name.ts';
import { texts } from '../../messages/index.ts';
import { NewPassword } from '../../new-password.tsx';
import { refusePassword } from '../../passwords.ts';
import { paths } from '../../paths.ts';
import { onwards, passOn, safePath } from '../../reply.ts';
import { type IdentityDeps, webHeaders } from '../../session.ts';
import { dropUnconfirmed, enterPerson, isAccount } from '../../tables.ts';

const Sent = Type.Object({
  name: Type.String({ maxLength: 200 }),
  nik: Type.Optional(Type.String({ maxLength: 40 })),
  email: Type.String({ maxLength: 254 }),
  password: Type.String({ maxLength: 1000 }),
});
type SentForm = { name: string; nik?: string; email: string; password: string };

interface SignUpProps {
  readonly to: string;
  readonly given: Partial<SentForm>;
  readonly errors: readonly FormError[];
}

function SignUpPage({ to, given, errors }: SignUpProps) {
  const m = texts(useView().locale).signUp;
  const error = (field: string) => errors.find((one) => one.field === field)?.message;
  return (
    <Page>
      <div class="col stack">
        <h1>{m.title}</h1>
        <p class="soft">{m.lead}</p>
        <ErrorSummary errors={errors} />
        <Form action={paths.signUp({}, onwards(to))}>
          <TextInput id="name" label={m.name} hint={m.nameHint} autocomplete="name" value={given.name} error={error('name')} />
          <TextInput id="nik" label={m.nik} hint={m.nikHint} inputMode="numeric" short optional value={given.nik} error={error('nik')} />
          <TextInput
            id="email"
            label={m.email}
            type="email"
            inputMode="email"
            autocomplete="username"
            value={given.email}
            error={error('email')}
          />
          <NewPassword id="password" label={m.password} errors={errors} />
          <Button>{m.submit}</Button>
        </Form>
        <p>
          {m.has} <a href={paths.signIn({}, onwards(to))}>{texts(useView().locale).signIn.title}</a>
        </p>
      </div>
    </Page>
  );
}

interface ConfirmProps {
  readonly email: string;
  readonly to: string;
  readonly errors: readonly FormError[];
  readonly sent: boolean;
}

function ConfirmPage({ email, to, errors, sent }: ConfirmProps) {
  const m = texts(useView().locale).confirm;
  return (
    <Page>
      <div class="col stack">
        <h1>{m.title}</h1>
        <ErrorSummary errors={errors} />
        {sent && <Note tone="done">{m.sent}</Note>}
        <p>{m.lead(email)}</p>
        <Form action={paths.confirm({}, { email, ...onwards(to) })}>
          <TextInput id="code" label={m.code} inputMode="numeric" autocomplete="one-time-code" short error={errors[0]?.message} />
          <p class="row">
            <Button>{m.submit}</Button>
            <Button kind="quiet" name="again" value="1">
              {m.again}
            </Button>
          </p>
        </Form>
      </div>
    </Page>
  );
}

interface Checked {
  readonly errors: readonly FormError[];
  readonly name: string;
  readonly email: string;
  readonly nik: string | null;
}

/** Reads the form; the sentences are those of the same questions everywhere else. */
async function check(given: SentForm, locale: Locale): Promise<Checked> {
  const m = particularSentences(locale);
  const errors: FormError[] = [];
  const name = readPersonName(given.name);
  if (name === null) errors.push({ field: 'name', message: m.notAName });
  const nik = given.nik?.trim() ? readNik(given.nik) : null;
  if (nik === null && given.nik?.trim()) errors.push({ field: 'nik', message: m.notNik });
  const typed = readEmail(given.email);
  const email = typed !== null && userNameIn(typed) === null ? typed : null;
  if (email === null) errors.push({ field: 'email', message: m.notAnEmail });
  const fault = await refusePassword(given.password, [given.name, given.email], locale);
  if (fault !== null) errors.push({ field: 'password', message: fault });
  return { errors, name: name ?? '', email: email ?? '', nik };
}

const To = Type.Object({ to: Type.Optional(Type.String({ maxLength: 500 })), lang: Type.Optional(Type.String()) });

/** Signing up: name, e-mail confirmed by code, password; the NIK may come later. */
export function signUpRoutes(app: WebApp, deps: IdentityDeps): void {
  const { auth, db, clock } = deps;

  app.get(paths.signUp.pattern, { schema: { querystring: To }, config: { policy: 'public' } }, async (request, reply) =>
    render(request, reply, <SignUpPage to={safePath(request.query.to)} given={{}} errors={[]} />, {
      title: texts(request.locale).signUp.title,
    }),
  );

  app.post(
    paths.signUp.pattern,
    { schema: { querystring: To, body: Sent }, config: { policy: 'public', perMinute: 10 } },
    async (request, reply) => {
      const to = safePath(request.query.to);
      const { errors, name, email, nik } = await check(request.body, request.locale);
      const back = (problems: readonly FormError[]) =>
        render(request, reply, <SignUpPage to={to} given={request.body} errors={problems} />, {
          title: texts(request.locale).signUp.title,
          status: 422,
        });
      if (errors.length > 0) return back(errors);
      await transaction(db, (tx) => dropUnconfirmed(tx, email));
      const response = await auth.api.signUpEmail({
        body: { name, email, password: request.body.password },
        headers: webHeaders(request),
        asResponse: true,
      });
      const { user } = (await response.json()) as { user?: { id: string } };
      if (!response.ok || !user) return back([{ field: 'email', message: particularSentences(request.locale).notAnEmail }]);
      // A taken address gets the same answer, with an id of nobody: the page must not tell who has an account here.
      if (await isAccount(db, user.id)) {
        await transaction(db, (tx) => enterPerson(tx, { userId: user.id, name, email, nik, locale: request.locale }, clock.now()));
        await auth.api.sendVerificationOTP({ body: { email, type: 'email-verification' } });
      } else await deps.warnOwner(email);
      await rememberPending(reply, auth, user.id);
      return reply.redirect(paths.confirm({}, { email, ...onwards(to) }), 303);
    },
  );

  const Address = Type.Object({
    email: Type.String({ maxLength: 254 }),
    to: Type.Optional(Type.String({ maxLength: 500 })),
    lang: Type.Optional(Type.String()),
  });
  app.get(paths.confirm.pattern, { schema: { querystring: Address }, config: { policy: 'public' } }, async (request, reply) => {
    const { email, to } = request.query;
    return render(request, reply, <ConfirmPage email={email} to={safePath(to)} errors={[]} sent={false} />, {
      title: texts(request.locale).confirm.title,
    });
  });

  const Code = Type.Object({ code: Type.Optional(Type.String({ maxLength: 20 })), again: Type.Optional(Type.String()) });
  app.post(
    paths.confirm.pattern,
    { schema: { querystring: Address, body: Code }, config: { policy: 'public', perMinute: 10 } },
    async (request, reply) => {
      const { email } = request.query;
      const to = safePath(request.query.to);
      const m = texts(request.locale).confirm;
      const pending = await mayConfirm(request, db, auth, email);
      if (request.body.again) {
        if (pending) await auth.api.sendVerificationOTP({ body: { email, type: 'email-verification' } });
        return render(request, reply, <ConfirmPage email={email} to={to} errors={[]} sent />, { title: m.title });
      }
      if (pending) {
        const response = await auth.api.verifyEmailOTP({
          body: { email, otp: (request.body.code ?? '').replace(/\s/g, '') },
          headers: webHeaders(request),
          asResponse: true,
        });
        if ((await passOn(reply, response)).ok) {
          forgetPending(reply);
          await rememberDevice(request, reply, auth, email);
          return reply.redirect(to, 303);
        }
      }
      return render(request, reply, <ConfirmPage email={email} to={to} errors={[{ field: 'code', message: m.wrong }]} sent={false} />, {
        title: m.title,
        status: 422,
      });
    },
  );
}
