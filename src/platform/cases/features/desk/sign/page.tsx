import { formatDateTime } from '#i18n';
import type { Awaiting } from '#platform/documents';
import { accountPath } from '#platform/identity';
import { useView } from '#web';
import {
  Button,
  Choices,
  Crumbs,
  EmptyState,
  ErrorSummary,
  Form,
  type FormError,
  Island,
  LinkButton,
  Note,
  Page,
  TextInput,
} from '#web/ui';
import { texts as deskTexts } from '../messages/index.ts';
import { deskPaths } from '../paths.ts';
import { texts } from './texts.ts';

export interface SignPageProps {
  readonly waiting: readonly Awaiting[];
  /** Whether BSrE is set up, and the officer's NIK known. */
  readonly ready: 'yes' | 'not-set-up' | 'no-nik';
  readonly errors: readonly FormError[];
  /** Ids chosen before; every one where nothing was sent yet. */
  readonly chosen: readonly string[] | undefined;
}

/** What waits for an officer's signature: chosen, signed with one passphrase, and followed until it is done. */
export function SignPage({ waiting, ready, errors, chosen }: SignPageProps) {
  const { locale } = useView();
  const m = texts(locale);
  const running = waiting.filter(({ sessionId }) => sessionId !== null);
  const free = waiting.filter(({ sessionId }) => sessionId === null);
  const faults = [...new Set(waiting.flatMap(({ fault }) => (fault === null ? [] : [fault])))];
  return (
    <Page>
      <div class="col stack">
        <Crumbs above={[{ href: deskPaths.queue(), label: deskTexts(locale).queue }]} here={m.title} />
        <h1>{m.title}</h1>
        <ErrorSummary errors={errors} />
        {faults.map((fault) => (
          <Note tone={fault === 'slow' || fault === 'down' ? 'wait' : 'bad'}>
            <p>{m.faults[fault] ?? fault}</p>
          </Note>
        ))}
        {waiting.length === 0 ? <EmptyState>{m.none}</EmptyState> : <p class="lead">{m.lead}</p>}
        {running.length > 0 && <Running documents={running} />}
        {free.length > 0 && ready === 'not-set-up' && (
          <Note tone="bad">
            <p>{m.notSetUp}</p>
          </Note>
        )}
        {free.length > 0 && ready === 'no-nik' && (
          <Note tone="wait">
            <p>{m.noNik}</p>
            <p>
              <a href={accountPath()}>{m.toAccount}</a>
            </p>
          </Note>
        )}
        {free.length > 0 && ready === 'yes' && <SignForm documents={free} errors={errors} chosen={chosen} />}
        {free.length > 0 && ready !== 'yes' && <Lines documents={free} />}
        <p>
          <LinkButton href={deskPaths.queue()} kind="quiet">
            {deskTexts(locale).toQueue}
          </LinkButton>
        </p>
      </div>
    </Page>
  );
}

/** Renews itself until nothing is being signed: by script, or without it by the browser. */
function Running({ documents }: { readonly documents: readonly Awaiting[] }) {
  const m = texts(useView().locale);
  return (
    <Island name="desk-sign" props={{}}>
      <section class="card stack" aria-labelledby="sedang">
        <noscript>
          <meta http-equiv="refresh" content="4" />
        </noscript>
        <h2 class="t-l" id="sedang">
          {m.signing}
        </h2>
        <p role="status" data-signing>
          {m.running(documents.length)}
        </p>
        <Lines documents={documents} />
        <p>
          <a href={deskPaths.sign()}>{m.reload}</a>
        </p>
      </section>
    </Island>
  );
}

function Lines({ documents }: { readonly documents: readonly Awaiting[] }) {
  const { locale } = useView();
  return (
    <ul class="tasks">
      {documents.map((one) => (
        <li>
          <div>
            <a href={deskPaths.case({ caseId: one.caseId })}>{titleOf(one, locale)}</a>
            <span class="block small soft">{texts(locale).since(one.caseNumber, formatDateTime(one.since, locale))}</span>
          </div>
        </li>
      ))}
    </ul>
  );
}

function SignForm({
  documents,
  errors,
  chosen,
}: {
  readonly documents: readonly Awaiting[];
  readonly errors: readonly FormError[];
  readonly chosen: readonly string[] | undefined;
}) {
  const { locale } = useView();
  const m = texts(locale);
  const error = (field: string) => errors.find((one) => one.field === field)?.message;
  return (
    <Form action={deskPaths.sign()} class="card stack">
      <Choices
        id="doc"
        name="doc"
        type="checkbox"
        label={m.which}
        error={error('doc')}
        values={chosen ?? documents.map(({ id }) => id)}
        options={documents.map((one) => ({
          value: one.id,
          label: titleOf(one, locale),
          hint: m.since(one.caseNumber, formatDateTime(one.since, locale)),
        }))}
      />
      <TextInput
        id="passphrase"
        name="passphrase"
        type="password"
        autocomplete="off"
        label={m.passphrase}
        hint={m.passphraseHint}
        error={error('passphrase')}
      />
      <Button icon="shield">{m.sign}</Button>
    </Form>
  );
}

function titleOf({ titleId, titleEn, holderName }: Awaiting, locale: 'id' | 'en'): string {
  return `${locale === 'en' ? titleEn : titleId}, ${holderName}`;
}
