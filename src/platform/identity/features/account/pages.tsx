import { formatDate } from '#i18n';
import { maskNik } from '#kernel';
import { useView } from '#web';
import { Button, Choices, ErrorSummary, Form, type FormError, LinkButton, Note, Page, Tag, TextInput } from '#web/ui';
import { texts } from '../../messages/index.ts';
import { paths } from '../../paths.ts';
import type { Standing } from '../../standing.ts';
import type { Person } from '../../tables.ts';

export interface AccountProps {
  /** What they sign in by who have no address. */
  readonly userName: string;
  readonly person: Person;
  /** When the NIK was proven at a counter; null where it is only typed. */
  readonly provenAt: Date | null;
  readonly offices: readonly { readonly agency: string; readonly role: string }[];
  readonly standing: Standing;
  readonly strong: boolean;
  readonly provider: string | null;
  readonly saved: boolean;
  readonly given?: Readonly<Record<string, string | undefined>>;
  readonly errors: readonly FormError[];
}

export function AccountPage({ person, userName, provenAt, offices, standing, strong, provider, saved, given, errors }: AccountProps) {
  const { locale } = useView();
  const m = texts(locale);
  return (
    <Page>
      <div class="stack">
        <h1>{m.account.title}</h1>
        <ErrorSummary errors={errors} />
        {saved && <Note tone="done">{m.account.saved}</Note>}
        {offices.length > 0 && !strong && <Note tone="wait">{m.account.mustEnable}</Note>}
        <div class="two">
          <section class="card">
            <h2>{m.account.profile}</h2>
            <p class="soft small">{person.email ?? m.account.userName(userName)}</p>
            {person.nik !== null && (
              <p class="small">
                <Tag tone={provenAt ? 'done' : 'plain'}>{provenAt ? m.account.nikProven : m.account.nikTyped}</Tag>{' '}
                {provenAt && <span class="soft">{formatDate(provenAt, locale)}</span>}
              </p>
            )}
            <Profile person={person} given={given} errors={errors} />
          </section>
          <div class="stack">
            <section class="card">
              <h2>{m.account.twoFactor}</h2>
              <p>
                <Tag tone={standing.authenticator ? 'done' : 'wait'}>{standing.authenticator ? m.account.on : m.account.off}</Tag>
              </p>
              <p>
                <a href={paths.changePassword()}>{m.password.title}</a>
              </p>
              <p>
                <a href={paths.devices()}>{m.devices.title}</a>
              </p>
              {provider !== null && (
                <p>
                  <a href={paths.joined()}>{m.oidc.title(provider)}</a>
                </p>
              )}
              <p>
                <a href={paths.passkeys()}>{m.passkeys.count(standing.passkeys)}</a>
              </p>
              {standing.authenticator ? (
                <p class="row">
                  <a href={paths.codes()}>{m.codes.title}</a>
                  <a href={paths.enrol()}>{m.enrol.off}</a>
                </p>
              ) : (
                <LinkButton href={paths.enrol()}>{m.account.enable}</LinkButton>
              )}
            </section>
            {offices.length > 0 && (
              <section class="card">
                <h2>{m.account.offices}</h2>
                <ul>
                  {offices.map((office) => (
                    <li>
                      {office.role} · {office.agency}
                    </li>
                  ))}
                </ul>
              </section>
            )}
          </div>
        </div>
        <p>
          <a href={paths.mandates()}>{m.account.mandates}</a>
        </p>
        <p>
          <a href={paths.family()}>{m.account.family}</a>
        </p>
        <p>
          <a href={paths.chats()}>{m.account.chats}</a>
        </p>
        <p>
          <a href={paths.notices()}>{m.account.notices}</a>
        </p>
        <p>
          <a href={paths.ownData()}>{m.account.ownData}</a>
        </p>
        <p>
          <a href={paths.erase()}>{m.erase.title}</a>
        </p>
      </div>
    </Page>
  );
}

function Profile({ person, given, errors }: Pick<AccountProps, 'person' | 'given' | 'errors'>) {
  const { locale } = useView();
  const m = texts(locale);
  const error = (field: string) => errors.find((one) => one.field === field)?.message;
  return (
    <Form action={paths.account()}>
      <TextInput id="name" label={m.signUp.name} autocomplete="name" value={given?.name ?? person.name} error={error('name')} />
      <TextInput
        id="nik"
        label={m.signUp.nik}
        hint={person.nik ? maskNik(person.nik) : m.signUp.nikHint}
        inputMode="numeric"
        short
        optional
        value={given?.nik ?? ''}
        error={error('nik')}
      />
      <TextInput
        id="phone"
        label={m.account.phone}
        inputMode="tel"
        autocomplete="tel"
        short
        optional
        value={given?.phone ?? person.phone ?? ''}
        error={error('phone')}
      />
      <Choices
        id="locale"
        type="radio"
        label={m.account.language}
        values={[person.locale]}
        options={[
          { value: 'id', label: 'Bahasa Indonesia' },
          { value: 'en', label: 'English' },
        ]}
      />
      <Button>{m.account.save}</Button>
    </Form>
  );
}
