import { formatDateTime } from '#i18n';
import { AnswerFacts } from '#platform/forms/ui';
import { useView } from '#web';
import { Button, ErrorSummary, Facts, Form, type FormError, LinkButton, Note, Page, TextInput } from '#web/ui';
import { allowedActions } from '../../domain/allowed.ts';
import { type CaseView, type Invitation, momentOf } from '../../index.ts';
import { casePaths } from '../../paths.ts';
import { NowFacts } from '../file/now.tsx';
import { HandedIn, type HrefOf } from '../file/sections.tsx';
import { texts } from './texts.ts';

interface InvitationPageProps {
  readonly invitation: Invitation;
  readonly token: string;
  readonly serviceTitle: string;
  readonly agencyName: string;
  /** A code has been sent: ask for it. */
  readonly asksCode: boolean;
  readonly errors: readonly FormError[];
}

/** Who asks for what, before anything of the case is shown: link alone proves nothing. */
export function InvitationPage(props: InvitationPageProps) {
  const { invitation, serviceTitle, agencyName } = props;
  const { locale } = useView();
  const m = texts(locale);
  if (invitation.expired || invitation.locked) return <ClosedInvitation invitation={invitation} />;
  return (
    <Page>
      <div class="col stack">
        <h1>{m.title}</h1>
        <ErrorSummary errors={props.errors} />
        <p class="lead">{m.lead(invitation.name)}</p>
        <Facts
          facts={[
            { label: m.service, value: serviceTitle },
            { label: m.agency, value: agencyName },
            { label: m.number, value: invitation.number },
            { label: m.until, value: formatDateTime(invitation.expiresAt, locale) },
          ]}
        />
        <Proof {...props} />
        <p class="small soft">{m.unknown}</p>
      </div>
    </Page>
  );
}

function Proof({ invitation, token, asksCode, errors }: InvitationPageProps) {
  const { locale, actor } = useView();
  const m = texts(locale);
  return (
    <section class="card">
      <h2>{m.prove}</h2>
      {asksCode && (
        <Form action={casePaths.invitation({ token })}>
          <TextInput
            id="code"
            label={m.code}
            hint={m.codeHint}
            inputMode="numeric"
            autocomplete="one-time-code"
            short
            error={errors.find((one) => one.field === 'code')?.message}
          />
          <Button>{m.open}</Button>
        </Form>
      )}
      <Form action={casePaths.invitationCode({ token })}>
        <p>{m.sendLead(invitation.maskedEmail)}</p>
        <Button kind={asksCode ? 'quiet' : 'main'} icon="mail">
          {asksCode ? m.again : m.send}
        </Button>
      </Form>
      {actor?.kind === 'person' && (
        <Form action={casePaths.invitationSignedIn({ token })} id="akun">
          <h3>{m.account(actor.email)}</h3>
          <p class="soft">{m.accountLead}</p>
          <Button kind="quiet">{m.accountUse}</Button>
        </Form>
      )}
    </section>
  );
}

function ClosedInvitation({ invitation }: { readonly invitation: Invitation }) {
  const m = texts(useView().locale);
  return (
    <Page>
      <div class="col stack">
        <h1>{invitation.expired ? m.expired : m.locked}</h1>
        <p class="lead">{invitation.expired ? m.expiredLead : m.lockedLead}</p>
      </div>
    </Page>
  );
}

interface InvitedPageProps {
  readonly view: CaseView;
  readonly token: string;
  readonly hrefOf: HrefOf;
  /** Title of what was just done, after it was done. */
  readonly done: string | null;
}

/** Who handed the application in; where an officer did so at the counter, whose it is. */
function askerOf({ entries, applicantName }: CaseView): string {
  const [first] = entries;
  return first && first.actor.kind !== 'officer' ? first.actor.name : applicantName;
}

/** Everything that is applied for in the invited person's name, and their say. */
export function InvitedPage({ view, token, hrefOf, done }: InvitedPageProps) {
  const { locale } = useView();
  const m = texts(locale).invited;
  const open = allowedActions(view.service, view.state, view.viewer, momentOf(view));
  return (
    <Page>
      <div class="col stack">
        <h1>{done === null ? m.title : m.done}</h1>
        {done !== null && (
          <Note tone="done">
            <p>{done}</p>
          </Note>
        )}
        <p class="lead">{m.lead(askerOf(view))}</p>
        <section class="card">
          <h2>{view.service.title(locale)}</h2>
          <NowFacts view={view} numbered />
        </section>
        <section class="card">
          <h2>{m.answers}</h2>
          <AnswerFacts journey={view.service.journey} answers={view.state.answers} context={view.context} level={3} />
        </section>
        <HandedIn view={view} hrefOf={hrefOf} />
        <section>
          <h2>{m.decide}</h2>
          {open.length === 0 && <p>{m.none}</p>}
          <ul class="tasks">
            {open.map(({ key, action }) => (
              <li>
                <span>{action.hint?.(locale)}</span>
                <LinkButton href={casePaths.invitedAction({ token, action: key })} kind={action.tone}>
                  {action.title(locale)}
                </LinkButton>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </Page>
  );
}
