import { type Delivery, deliveryStates, followDeliveries, getDelivery, getSubscription } from '#platform/webhooks';
import { cursorOf, readCursor, type WebApp } from '#web';
import { Type } from 'typebox';
import type { ApiDeps } from '../../deps.ts';
import { apiPaths } from '../../paths.ts';
import { Following, Id, pageOf } from '../../schemas/basics.ts';
import { WebhookDelivery, WebhookDeliveryLog } from '../../schemas/event.ts';
import { about } from '../said.ts';
import { askingSystem } from './asking-system.ts';

const scope = 'webhooks:manage';
const DeliveryPage = pageOf('WebhookDeliveryPage', WebhookDelivery);

/** What went to a system or is to go, and what it answered: the same as in the console. */
export function webhookLogRoutes(app: WebApp, { db }: ApiDeps): void {
  app.get(
    apiPaths.webhookDeliveries.pattern,
    {
      schema: {
        params: Type.Object({ webhookId: Id }),
        querystring: Type.Object({ state: Type.Optional(Type.Enum([...deliveryStates])), ...Following }),
        response: { 200: DeliveryPage },
      },
      config: {
        policy: 'signed-in',
        operation: about('webhooks', 'listWebhookDeliveries', ['Catatan kiriman, terbaru dahulu', 'List deliveries, newest first'], {
          scope,
        }),
      },
    },
    async (request) => {
      const { state, limit = 25, after } = request.query;
      const { id } = await getSubscription(db, request.params.webhookId, (await askingSystem(db, request)).id);
      const { rows, next } = await followDeliveries(db, id, state, { limit, after: readCursor(after) });
      return { items: rows.map(present), next: cursorOf(next) };
    },
  );

  app.get(
    apiPaths.webhookDelivery.pattern,
    {
      schema: { params: Type.Object({ webhookId: Id, deliveryId: Id }), response: { 200: WebhookDeliveryLog } },
      config: {
        policy: 'signed-in',
        operation: about('webhooks', 'getWebhookDelivery', ['Satu kiriman dengan percobaannya', 'Get a delivery with its attempts'], {
          scope,
        }),
      },
    },
    async (request) => {
      const { webhookId, deliveryId } = request.params;
      const { id } = await getSubscription(db, webhookId, (await askingSystem(db, request)).id);
      const { body, tries, ...delivery } = await getDelivery(db, id, deliveryId);
      const log = tries.map(({ at, status, error, millis, excerpt }) => ({
        at: new Date(at).toISOString(),
        status,
        error,
        millis,
        excerpt,
      }));
      return { ...present(delivery), body, log };
    },
  );
}

function present({ id, type, caseNumber, state, attempts, nextAt, createdAt }: Delivery) {
  return {
    id,
    type,
    caseNumber,
    state,
    attempts,
    nextAt: state === 'waiting' ? new Date(nextAt).toISOString() : null,
    createdAt: new Date(createdAt).toISOString(),
  };
}
