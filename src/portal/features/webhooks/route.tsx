import { transaction, type Tx } from '#db';
import { AppError, type PersonActor } from '#kernel';
import { type Client, getClient } from '#platform/clients';
import {
  endSubscription,
  type EventType,
  eventTypes,
  getDelivery,
  getSubscription,
  listSubscriptions,
  listWebhookDeliveries,
  pauseSubscription,
  readUrl,
  renewWebhookSecret,
  resumeSubscription,
  sendAgain,
  sendTrial,
  subscribe,
  urlFaultSentence,
  deliveryStates,
} from '#platform/webhooks';
import { render, type Reply, type Request, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import type { PortalDeps } from '../../deps.ts';
import { portalPaths } from '../../paths.ts';
import { getAdmin } from '../admin/frame.tsx';
import { agenciesOf } from '../clients/route.tsx';
import { DeliveryPage, LogPage, PAGE_SIZE } from './log-pages.tsx';
import { deeds, type SentSubscription, WebhooksPage, type WebhooksPageProps } from './page.tsx';
import { texts } from './texts.ts';

const Uuid = Type.String({ format: 'uuid' });
const OfClient = Type.Object({ clientId: Uuid });
const OfSubscription = Type.Object({ clientId: Uuid, subscriptionId: Uuid });
const OfDelivery = Type.Object({ clientId: Uuid, subscriptionId: Uuid, deliveryId: Uuid });
const Deed = Type.Object({ clientId: Uuid, subscriptionId: Uuid, deed: Type.Enum(Object.values(deeds)) });
const Sent = Type.Object({
  url: Type.String({ maxLength: 2000 }),
  types: Type.Optional(Type.Array(Type.String({ maxLength: 60 }), { maxItems: 30 })),
});
const language = { lang: Type.Optional(Type.String()) };

/** Where other systems hear of cases, looked after by the administrator of their agency. */
export function webhookRoutes(app: WebApp, deps: PortalDeps): void {
  const { db, clock, webhooks } = deps;
  const config = { policy: 'signed-in' } as const;

  const clientOf = (request: Request, clientId: string): Promise<Client> => {
    const own = agenciesOf(deps, getAdmin(request)).map(({ id }) => id);
    return getClient(db, clientId, own);
  };

  const show = async (request: Request, reply: Reply, client: Client, rest: Pick<WebhooksPageProps, 'secret' | 'refused'> = {}) => {
    const subscriptions = await listSubscriptions(db, client.id);
    return render(
      request,
      reply,
      <WebhooksPage client={client} subscriptions={subscriptions} keepDays={deps.webhooks.keepDays} {...rest} />,
      {
        title: texts(request.locale).title(client.name),
        status: rest.refused ? 422 : 200,
      },
    );
  };

  app.get(
    portalPaths.webhooks.pattern,
    { schema: { params: OfClient, querystring: Type.Object(language) }, config },
    async (request, reply) => show(request, reply, await clientOf(request, request.params.clientId)),
  );

  app.post(portalPaths.webhooks.pattern, { schema: { params: OfClient, body: Sent }, config }, async (request, reply) => {
    const actor = getAdmin(request);
    const client = await clientOf(request, request.params.clientId);
    const m = texts(request.locale).wrong;
    const sent: SentSubscription = { url: request.body.url, types: request.body.types ?? [] };
    const read = readUrl(sent.url, webhooks.reach);
    const types = eventTypes.filter((type) => sent.types.includes(type));
    const errors: FormError[] = [
      ...('fault' in read ? [{ field: 'url', message: urlFaultSentence(read.fault, request.locale) }] : []),
      ...(types.length === 0 ? [{ field: 'types', message: m.types }] : []),
    ];
    if ('fault' in read || errors.length > 0) return show(request, reply, client, { refused: { sent, errors } });
    const made = await add(deps, actor, { client, url: read.url, types });
    if (made === 'too-many') return show(request, reply, client, { refused: { sent, errors: [{ field: 'url', message: m.many }] } });
    // Answered at once and without a redirect: nothing keeps the secret between two pages.
    return show(request, reply, client, { secret: { url: read.url, value: made.secret } });
  });

  app.post(portalPaths.changeWebhook.pattern, { schema: { params: Deed }, config }, async (request, reply) => {
    const actor = getAdmin(request);
    const { subscriptionId, deed } = request.params;
    const client = await clientOf(request, request.params.clientId);
    const done = await transaction(db, async (tx) => {
      const subscription = await getSubscription(tx, subscriptionId, client.id);
      const made = await deedOf(deed)(tx, actor, subscription, clock.now());
      return { made, url: subscription.url };
    });
    const here = { clientId: client.id, subscriptionId };
    if (deed === deeds.renew && done.made !== undefined)
      return show(request, reply, client, { secret: { url: done.url, value: done.made } });
    if (deed === deeds.trial && done.made !== undefined)
      return reply.redirect(portalPaths.webhookDelivery({ ...here, deliveryId: done.made }, { dikirim: '1' }), 303);
    return reply.redirect(portalPaths.webhooks({ clientId: client.id }), 303);
  });

  const LogQuery = Type.Object({
    ...language,
    halaman: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
    keadaan: Type.Optional(Type.Enum([...deliveryStates])),
  });
  app.get(portalPaths.webhook.pattern, { schema: { params: OfSubscription, querystring: LogQuery }, config }, async (request, reply) => {
    const client = await clientOf(request, request.params.clientId);
    const subscription = await getSubscription(db, request.params.subscriptionId, client.id);
    const { halaman: page = 1, keadaan: state } = request.query;
    const slice = { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE };
    const { rows, total } = await listWebhookDeliveries(db, subscription.id, state, slice);
    const { log, title } = texts(request.locale);
    return render(request, reply, <LogPage {...{ client, subscription, rows, total, page, state }} />, {
      title: `${log}, ${title(client.name)}`,
    });
  });

  const DeliveryQuery = Type.Object({ ...language, dikirim: Type.Optional(Type.Literal('1')) });
  app.get(
    portalPaths.webhookDelivery.pattern,
    { schema: { params: OfDelivery, querystring: DeliveryQuery }, config },
    async (request, reply) => {
      const client = await clientOf(request, request.params.clientId);
      const subscription = await getSubscription(db, request.params.subscriptionId, client.id);
      const delivery = await getDelivery(db, subscription.id, request.params.deliveryId);
      const { log, title } = texts(request.locale);
      const asked = request.query.dikirim === '1';
      return render(request, reply, <DeliveryPage {...{ client, subscription, delivery, asked }} />, {
        title: `${log}, ${title(client.name)}`,
      });
    },
  );

  app.post(portalPaths.webhookDelivery.pattern, { schema: { params: OfDelivery }, config }, async (request, reply) => {
    const actor = getAdmin(request);
    const { subscriptionId, deliveryId } = request.params;
    const client = await clientOf(request, request.params.clientId);
    await transaction(db, async (tx) =>
      sendAgain(tx, actor, await getSubscription(tx, subscriptionId, client.id), deliveryId, clock.now()),
    );
    return reply.redirect(portalPaths.webhookDelivery({ clientId: client.id, subscriptionId, deliveryId }, { dikirim: '1' }), 303);
  });
}

async function add(
  { db, clock }: PortalDeps,
  actor: PersonActor,
  asked: { readonly client: Client; readonly url: string; readonly types: readonly EventType[] },
): Promise<{ readonly secret: string } | 'too-many'> {
  try {
    return await transaction(db, (tx) => subscribe(tx, actor, asked, clock.now()));
  } catch (error) {
    if (error instanceof AppError && error.detail.why === 'too-many') return 'too-many';
    throw error;
  }
}

type Does = (tx: Tx, actor: PersonActor, subscription: Awaited<ReturnType<typeof getSubscription>>, at: Date) => Promise<string | void>;

/** Gives the secret or the id it made, where it made one. */
function deedOf(deed: (typeof deeds)[keyof typeof deeds]): Does {
  const does: Readonly<Record<typeof deed, Does>> = {
    jeda: pauseSubscription,
    lanjut: resumeSubscription,
    akhiri: endSubscription,
    rahasia: renewWebhookSecret,
    uji: (tx, _actor, subscription, at) => sendTrial(tx, subscription, at),
  };
  return does[deed];
}
