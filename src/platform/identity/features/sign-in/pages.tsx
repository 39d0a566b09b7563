import { useView } from '#web';
import { Button, ErrorSummary, Form, type FormError, LinkButton, Note, Page, TextInput } from '#web/ui';
import { texts } from '../../messages/index.ts';
import { paths } from '../../paths.ts';
import { onwards } from '../../reply.ts';
import { PasskeyForm } from '../passkeys/button.tsx';

export interface SignInProps {
  readonly to: string;
  readonly email?: string;
  readonly errors: readonly FormError[];
  readonly why?: string | undefined;
  /** Another system to sign in by. */
  readonly provider: string | null;
}

export function SignInPage({ to, email, errors, why, provider }: SignInProps) {
  const { locale, demo } = useView();
  const m = texts(locale).signIn;
  return (
    <Page>
      <div class="col stack">
        <h1>{m.title}</h1>
        <ErrorSummary errors={errors} />
        {why === 'reset' && <Note tone="done">{texts(locale).forgot.done}</Note>}
        {why === 'erasing' && <Note tone="done">{texts(locale).erase.asked}</Note>}
        <p class="soft">{to !== '/' && why === undefined ? m.why : m.lead}</p>
        <Form action={paths.signIn({}, onwards(to))}>
          <TextInput
            id="email"
            label={m.nameOrEmail}
            inputMode="email"
            autocomplete="username webauthn"
            value={email}
            error={errors.find((one) => one.field === 'email')?.message}
          />
          <TextInput id="password" label={m.password} type="password" autocomplete="current-password" />
          <Button>{m.submit}</Button>
        </Form>
        <PasskeyForm
          action={paths.signInByPasskey({}, onwards(to))}
          from={paths.askToProve()}
          kind="prove"
          label={texts(locale).passkeys.signIn}
          offer
          quiet
        />
        {provider !== null && (
          <p>
            <LinkButton kind="quiet" href={paths.oidc({}, { ...onwards(to), ...(why === 'again' && { again: '1' }) })}>
              {texts(locale).oidc.signIn(provider)}
            </LinkButton>
          </p>
        )}
        <p>
          <a href={paths.firstPassword({}, onwards(to))}>{m.card}</a>
        </p>
        <p>
          <a href={paths.forgot()}>{m.forgot}</a>
        </p>
        <p>
          {m.none} <a href={paths.signUp({}, onwards(to))}>{m.signUp}</a>
        </p>
        {demo && (
          <Note>
            <p>
              {m.demo} <a href={paths.people()}>{m.demoLink}</a>
            </p>
          </Note>
        )}
      </div>
    </Page>
  );
}

export function SecondFactorPage({ to, errors }: { readonly to: string; readonly errors: readonly FormError[] }) {
  const m = texts(useView().locale).factor;
  return (
    <Page>
      <div class="col stack">
        <h1>{m.title}</h1>
        <ErrorSummary errors={errors} />
        <p>{m.lead}</p>
        <Form action={paths.secondFactor({}, { to })}>
          <TextInput id="code" label={m.code} inputMode="numeric" autocomplete="one-time-code" short error={errors[0]?.message} />
          <details>
            <summary>{m.recovery}</summary>
            <TextInput id="recovery" label={m.recovery} hint={m.recoveryHint} short />
          </details>
          <Button>{m.submit}</Button>
        </Form>
      </div>
    </Page>
  );
}
