import { transaction } from '#db';
import { AppError } from '#kernel';
import {
  endSubscription,
  type EventType,
  eventTypes,
  getSubscription,
  listSubscriptions,
  pauseSubscription,
  readUrl,
  renewWebhookSecret,
  resumeSubscription,
  sendTrial,
  subscribe,
  type Subscription,
  urlFaultSentence,
} from '#platform/webhooks';
import { getPerson, type Request, type WebApp } from '#web';
import { Type } from 'typebox';
import type { ApiDeps } from '../../deps.ts';
import { apiPaths } from '../../paths.ts';
import { Id } from '../../schemas/basics.ts';
import { Webhook, WebhookSecret } from '../../schemas/event.ts';
import { about } from '../said.ts';
import { askingSystem } from './asking-system.ts';

const policy = 'signed-in';
const scope = 'webhooks:manage';
const WebhookId = Type.Object({ webhookId: Id });
const Wish = Type.Object({
  url: Type.String({ maxLength: 2000 }),
  types: Type.Array(Type.Enum([...eventTypes]), { minItems: 1, maxItems: 30, uniqueItems: true }),
});

/** Where a system is told of cases, looked after by the system itself: the same as an administrator does in the console. */
export function webhookRoutes(app: WebApp, { db, clock, webhooks }: ApiDeps): void {
  const clientOf = (request: Request) => askingSystem(db, request);

  app.get(
    apiPaths.webhooks.pattern,
    {
      schema: { response: { 200: Type.Object({ items: Type.Array(Webhook) }, { title: 'Webhooks' }) } },
      config: { policy, operation: about('webhooks', 'listWebhooks', ['Langganan sistem ini', 'List own webhooks'], { scope }) },
    },
    async (request) => ({ items: (await listSubscriptions(db, (await clientOf(request)).id)).map(present) }),
  );

  app.post(
    apiPaths.webhooks.pattern,
    {
      schema: { body: Wish, response: { 201: WebhookSecret } },
      config: {
        policy,
        perMinute: 10,
        operation: about('webhooks', 'addWebhook', ['Tambah langganan', 'Add a webhook'], {
          scope,
          description: (locale) =>
            locale === 'id' ? 'Rahasianya hanya diberikan sekali, dalam jawaban ini.' : 'Its secret is given only once, in this answer.',
        }),
      },
    },
    async (request, reply) => {
      const client = await clientOf(request);
      const read = readUrl(request.body.url, webhooks.reach);
      if ('fault' in read)
        throw new AppError('INVALID_INPUT', { fields: [{ field: 'url', message: urlFaultSentence(read.fault, request.locale) }] });
      const types = request.body.types as readonly EventType[];
      const made = await transaction(db, (tx) => subscribe(tx, getPerson(request), { client, url: read.url, types }, clock.now()));
      return reply.code(201).send(made);
    },
  );

  app.get(
    apiPaths.webhook.pattern,
    {
      schema: { params: WebhookId, response: { 200: Webhook } },
      config: { policy, operation: about('webhooks', 'getWebhook', ['Satu langganan', 'Get a webhook'], { scope }) },
    },
    async (request) => present(await getSubscription(db, request.params.webhookId, (await clientOf(request)).id)),
  );

  app.put(
    apiPaths.webhookState.pattern,
    {
      schema: {
        params: WebhookId,
        body: Type.Object({ state: Type.Enum(['active', 'paused']) }),
        response: { 200: Webhook },
      },
      config: {
        policy,
        perMinute: 30,
        operation: about('webhooks', 'setWebhookState', ['Jeda atau lanjutkan', 'Pause or resume a webhook'], { scope }),
      },
    },
    async (request) => {
      const client = await clientOf(request);
      const change = request.body.state === 'active' ? resumeSubscription : pauseSubscription;
      return transaction(db, async (tx) => {
        const subscription = await getSubscription(tx, request.params.webhookId, client.id);
        if (subscription.state === 'ended') throw new AppError('CONFLICT', { why: 'ended' });
        await change(tx, getPerson(request), subscription, clock.now());
        return present(await getSubscription(tx, subscription.id, client.id));
      });
    },
  );

  app.post(
    apiPaths.webhookSecret.pattern,
    {
      schema: { params: WebhookId, response: { 200: WebhookSecret } },
      config: {
        policy,
        perMinute: 10,
        operation: about('webhooks', 'renewWebhookSecret', ['Ganti rahasia', 'Renew the secret of a webhook'], {
          scope,
          description: (locale) =>
            locale === 'id' ? 'Yang lama ikut menandatangani 24 jam lagi.' : 'The one before it goes on signing for 24 hours.',
        }),
      },
    },
    async (request) => {
      const client = await clientOf(request);
      return transaction(db, async (tx) => {
        const subscription = await getSubscription(tx, request.params.webhookId, client.id);
        return { id: subscription.id, secret: await renewWebhookSecret(tx, getPerson(request), subscription, clock.now()) };
      });
    },
  );

  app.post(
    apiPaths.webhookTest.pattern,
    {
      schema: { params: WebhookId, response: { 202: Type.Object({ id: Id }, { title: 'WebhookTrial' }) } },
      config: {
        policy,
        perMinute: 10,
        operation: about('webhooks', 'testWebhook', ['Kirim kabar uji', 'Send a trial'], { scope }),
      },
    },
    async (request, reply) => {
      const client = await clientOf(request);
      const id = await transaction(db, async (tx) =>
        sendTrial(tx, await getSubscription(tx, request.params.webhookId, client.id), clock.now()),
      );
      return reply.code(202).send({ id });
    },
  );

  app.delete(
    apiPaths.webhook.pattern,
    {
      schema: { params: WebhookId, response: { 204: Type.Null() } },
      config: { policy, perMinute: 30, operation: about('webhooks', 'endWebhook', ['Akhiri langganan', 'End a webhook'], { scope }) },
    },
    async (request, reply) => {
      const client = await clientOf(request);
      await transaction(db, async (tx) =>
        endSubscription(tx, getPerson(request), await getSubscription(tx, request.params.webhookId, client.id), clock.now()),
      );
      return reply.code(204).send(null);
    },
  );
}

function present({ id, url, types, state, why, failingSince, waiting, createdAt }: Subscription) {
  return {
    id,
    url,
    types: [...types],
    state,
    why,
    failingSince: failingSince?.toISOString() ?? null,
    waiting,
    createdAt: createdAt.toISOString(),
  };
}
