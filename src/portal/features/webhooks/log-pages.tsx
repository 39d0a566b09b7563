import { formatDateTime, formatNumber } from '#i18n';
import type { Client } from '#platform/clients';
import {
  type Attempt,
  type Delivery,
  type DeliveryState,
  deliveryStates,
  eventTitle,
  type getDelivery,
  type Subscription,
} from '#platform/webhooks';
import { useView } from '#web';
import { Button, type Column, Crumbs, Facts, Form, Note, Pagination, Table, Tabs, Tag, type Tone } from '#web/ui';
import { portalPaths } from '../../paths.ts';
import { AdminPage } from '../admin/frame.tsx';
import { texts as adminTexts } from '../admin/texts.ts';
import { texts } from './texts.ts';

export const PAGE_SIZE = 30;

const tones: Readonly<Record<DeliveryState, Tone>> = { waiting: 'wait', delivered: 'done', failed: 'bad', cancelled: 'plain' };

interface Where {
  readonly client: Client;
  readonly subscription: Subscription;
}

interface LogProps extends Where {
  readonly rows: readonly Delivery[];
  readonly total: number;
  readonly page: number;
  readonly state: DeliveryState | undefined;
}

/** What went to one subscriber, and what is to go. */
export function LogPage({ client, subscription, rows, total, page, state }: LogProps) {
  const { locale } = useView();
  const m = texts(locale);
  const here = { clientId: client.id, subscriptionId: subscription.id };
  const at = (only: DeliveryState | undefined, n = 1) => portalPaths.webhook(here, { keadaan: only, halaman: n > 1 ? n : undefined });
  const columns: Column<Delivery>[] = [
    {
      title: m.event,
      cell: ({ id, type, createdAt }) => (
        <a href={portalPaths.webhookDelivery({ ...here, deliveryId: id })}>
          {eventTitle(type, locale)}
          <span class="vh">, {formatDateTime(createdAt, locale)}</span>
        </a>
      ),
    },
    { title: m.case, cell: ({ caseNumber }) => caseNumber ?? '–' },
    { title: m.deliveryState, cell: (one) => <Tag tone={tones[one.state]}>{m.states[one.state]}</Tag> },
    { title: m.attempts, cell: ({ attempts }) => formatNumber(attempts, locale), right: true },
    { title: m.at, cell: ({ createdAt }) => formatDateTime(createdAt, locale) },
  ];
  return (
    <AdminPage at="clients">
      <div>
        <Trail client={client} here={m.log} />
        <h2 class="t-xl">{m.log}</h2>
        <p class="soft">
          <code lang="en">{subscription.url}</code>
        </p>
      </div>
      <Tabs
        label={m.log}
        tabs={[undefined, ...deliveryStates].map((one) => ({
          href: at(one),
          label: one === undefined ? m.all : m.states[one],
          current: one === state,
        }))}
      />
      <Table label={m.log} columns={columns} rows={rows} empty={m.noDeliveries} />
      <Pagination quiet page={page} size={PAGE_SIZE} total={total} at={(n) => at(state, n)} />
      <p class="small soft">{m.kept}</p>
    </AdminPage>
  );
}

interface DeliveryProps extends Where {
  readonly delivery: Awaited<ReturnType<typeof getDelivery>>;
  /** Somebody has just asked for it. */
  readonly asked: boolean;
}

/** One delivery: what is sent, every try, and what came back. */
export function DeliveryPage({ client, subscription, delivery, asked }: DeliveryProps) {
  const { locale } = useView();
  const m = texts(locale);
  const here = { clientId: client.id, subscriptionId: subscription.id };
  const { id, type, caseNumber, state, nextAt, body, tries } = delivery;
  const title = `${eventTitle(type, locale)}${caseNumber === null ? '' : ` ${caseNumber}`}`;
  const columns: Column<Attempt>[] = [
    { title: m.at, cell: (one) => formatDateTime(one.at, locale) },
    { title: m.answer, cell: (one) => (one.error ? m.failure[one.error] : <code lang="en">{one.status}</code>) },
    { title: m.took, cell: (one) => `${formatNumber(one.millis, locale)} ms`, right: true },
    {
      title: m.excerpt,
      cell: ({ excerpt }) => (excerpt ? <code lang="en">{excerpt}</code> : <span class="soft">{m.nothing}</span>),
    },
  ];
  return (
    <AdminPage at="clients">
      <div>
        <Trail client={client} above={{ href: portalPaths.webhook(here), label: m.log }} here={title} />
        <div class="row between">
          <h2 class="t-xl">{title}</h2>
          <Tag tone={tones[state]}>{m.states[state]}</Tag>
        </div>
        {state === 'waiting' && tries.length > 0 && <p class="soft">{m.next(formatDateTime(nextAt, locale))}</p>}
      </div>
      {asked && (
        <Note tone="done">
          <p>{m.asked}</p>
        </Note>
      )}
      <Facts
        facts={[
          { label: 'webhook-id', value: <code lang="en">{id}</code> },
          { label: m.url, value: <code lang="en">{subscription.url}</code> },
        ]}
      />
      <div class="stack">
        <h3 class="t-l">{m.sent}</h3>
        <pre class="code" lang="en">
          {JSON.stringify(JSON.parse(body), null, 2)}
        </pre>
      </div>
      <div class="stack">
        <h3 class="t-l">{m.tries}</h3>
        <Table label={m.tries} columns={columns} rows={tries} empty={m.noTries} />
      </div>
      {subscription.state !== 'ended' && (
        <Form action={portalPaths.webhookDelivery({ ...here, deliveryId: id })}>
          <p class="small soft">{m.againHint}</p>
          <Button kind="quiet">{m.again}</Button>
        </Form>
      )}
    </AdminPage>
  );
}

function Trail({
  client,
  above,
  here,
}: {
  readonly client: Client;
  readonly above?: { readonly href: string; readonly label: string };
  readonly here: string;
}) {
  const { locale } = useView();
  return (
    <Crumbs
      above={[
        { href: portalPaths.clients(), label: adminTexts(locale).tabs.clients },
        { href: portalPaths.webhooks({ clientId: client.id }), label: texts(locale).title(client.name) },
        ...(above ? [above] : []),
      ]}
      here={here}
    />
  );
}
