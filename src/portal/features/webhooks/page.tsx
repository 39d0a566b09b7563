import { formatDate, formatDateTime } from '#i18n';
import { type Client, clientPaths } from '#platform/clients';
import { eventTitle, eventTypes, type Subscription } from '#platform/webhooks';
import { useView } from '#web';
import { Button, Choices, Crumbs, EmptyState, ErrorSummary, Facts, Form, type FormError, Note, Tag, TextInput, type Tone } from '#web/ui';
import { portalPaths } from '../../paths.ts';
import { AdminPage } from '../admin/frame.tsx';
import { texts as adminTexts } from '../admin/texts.ts';
import { texts } from './texts.ts';

/** What an administrator does to a subscription, as it stands in the address. */
export const deeds = { pause: 'jeda', resume: 'lanjut', end: 'akhiri', renew: 'rahasia', trial: 'uji' } as const;

export interface SentSubscription {
  readonly url: string;
  readonly types: readonly string[];
}

export interface WebhooksPageProps {
  readonly client: Client;
  readonly subscriptions: readonly Subscription[];
  /** Days something may wait for a paused one. */
  readonly keepDays: number;
  /** Shown on the very answer that made it, and never again. */
  readonly secret?: { readonly url: string; readonly value: string };
  readonly refused?: { readonly sent: SentSubscription; readonly errors: readonly FormError[] };
}

/** Where one system hears of cases: what it subscribed to, how that goes, and the way to add, pause and end it. */
export function WebhooksPage({ client, subscriptions, keepDays, secret, refused }: WebhooksPageProps) {
  const { locale } = useView();
  const m = texts(locale);
  return (
    <AdminPage at="clients">
      <div>
        <Crumbs above={[{ href: portalPaths.clients(), label: adminTexts(locale).tabs.clients }]} here={m.title(client.name)} />
        <h2 class="t-xl">{m.title(client.name)}</h2>
        <p class="soft col">
          {m.lead} <a href={clientPaths.documentation()}>{m.docs}</a>
        </p>
      </div>
      {secret && (
        <Note tone="done" title={m.secretTitle}>
          <p>{m.secretLead}</p>
          <Facts
            facts={[
              { label: m.url, value: <code lang="en">{secret.url}</code> },
              { label: m.secret, value: <code lang="en">{secret.value}</code> },
            ]}
          />
        </Note>
      )}
      {subscriptions.length === 0 && <EmptyState>{m.none}</EmptyState>}
      {subscriptions.map((one) => (
        <SubscriptionCard subscription={one} keepDays={keepDays} />
      ))}
      {client.revokedAt === null && <Add client={client} refused={refused} />}
    </AdminPage>
  );
}

const tones: Readonly<Record<Subscription['state'], Tone>> = { active: 'done', paused: 'wait', ended: 'bad' };

function SubscriptionCard({ subscription, keepDays }: { readonly subscription: Subscription; readonly keepDays: number }) {
  const { locale } = useView();
  const m = texts(locale);
  const { id: subscriptionId, clientId, url, types, state, why, failingSince, createdAt } = subscription;
  const address = portalPaths.webhook({ clientId, subscriptionId });
  return (
    <section class="card stack" aria-labelledby={`langganan-${subscriptionId}`}>
      <div class="row between">
        <h3 class="t-l" id={`langganan-${subscriptionId}`}>
          <code lang="en">{url}</code>
        </h3>
        <Tag tone={tones[state]}>{m.state[state]}</Tag>
      </div>
      {why && <p>{m.why[why]}</p>}
      {state === 'paused' && <p>{m.waiting(subscription.waiting, keepDays)}</p>}
      <Facts
        facts={[
          {
            label: m.events,
            value: types.length === eventTypes.length ? m.every : types.map((type) => eventTitle(type, locale)).join(', '),
          },
        ]}
      />
      <p class="small soft">
        {m.since(formatDate(createdAt, locale))} {state === 'active' && failingSince && m.failing(formatDateTime(failingSince, locale))}
      </p>
      <p class="links">
        <a href={address}>
          {m.log}
          <span class="vh">: {url}</span>
        </a>
      </p>
      {state !== 'ended' && <Deeds subscription={subscription} />}
    </section>
  );
}

function Deeds({ subscription: { id: subscriptionId, clientId, url, state } }: { readonly subscription: Subscription }) {
  const m = texts(useView().locale);
  const at = (deed: keyof typeof deeds) => portalPaths.changeWebhook({ clientId, subscriptionId, deed: deeds[deed] });
  const asked = state === 'active' ? (['trial', 'pause', 'renew'] as const) : (['resume', 'renew'] as const);
  return (
    <div class="row">
      {asked.map((deed) => (
        <Form action={at(deed)}>
          <Button kind="quiet" small>
            {m[deed]}
            <span class="vh">: {url}</span>
          </Button>
        </Form>
      ))}
      <details>
        <summary>
          {m.end}
          <span class="vh">: {url}</span>
        </summary>
        <Form action={at('end')}>
          <p class="small">{m.endHint}</p>
          <Button kind="danger" small>
            {m.end}
            <span class="vh">: {url}</span>
          </Button>
        </Form>
      </details>
    </div>
  );
}

function Add({ client, refused }: { readonly client: Client; readonly refused: WebhooksPageProps['refused'] }) {
  const { locale } = useView();
  const m = texts(locale);
  const { sent, errors = [] } = refused ?? {};
  const error = (field: string) => errors.find((one) => one.field === field)?.message;
  return (
    <section class="card stack" aria-labelledby="tambah-langganan">
      <h3 class="t-l" id="tambah-langganan">
        {m.add}
      </h3>
      <ErrorSummary errors={errors} />
      <Form action={portalPaths.webhooks({ clientId: client.id })} class="col">
        <TextInput id="url" name="url" label={m.url} hint={m.urlHint} value={sent?.url ?? ''} error={error('url')} />
        <Choices
          id="types"
          type="checkbox"
          label={m.events}
          hint={m.eventsHint}
          values={[...(sent?.types ?? [])]}
          options={eventTypes.map((type) => ({ value: type, label: eventTitle(type, locale) }))}
          error={error('types')}
        />
        <Button>{m.add}</Button>
      </Form>
    </section>
  );
}
