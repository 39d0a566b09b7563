import { deliveryStates, eventTypes } from '#platform/webhooks';
import { statuses } from '#platform/cases';
import { Type } from 'typebox';
import { Id, Instant, nullable } from './basics.ts';

/** What a webhook brings: which case, how it stood after the change, and where to read more. */
export const CaseEvent = Type.Object(
  {
    type: Type.Enum([...eventTypes]),
    timestamp: Instant,
    data: Type.Object({
      case: Type.Object({
        id: Id,
        number: Type.String(),
        service: Type.String(),
        status: Type.Enum([...statuses]),
        desk: nullable(Type.String()),
        sequence: Type.Integer({ description: 'The place of the change in the record of the case; later ones are greater.' }),
        url: Type.String({ format: 'uri', description: 'The case in this API.' }),
      }),
    }),
  },
  { title: 'CaseEvent' },
);

/** Where a system is told, and of what. */
export const Webhook = Type.Object(
  {
    id: Id,
    url: Type.String(),
    types: Type.Array(Type.Enum([...eventTypes])),
    state: Type.Enum(['active', 'paused', 'ended']),
    why: nullable(
      Type.Enum(['asked', 'failing', 'gone', 'client'], {
        description: 'Why it is not active: asked for, failing for a day, 410, client ended.',
      }),
    ),
    failingSince: nullable(Instant),
    waiting: Type.Integer({ description: 'Messages that wait; for a paused one not for ever.' }),
    createdAt: Instant,
  },
  { title: 'Webhook' },
);

const delivery = {
  id: Type.String({ format: 'uuid', description: 'The `webhook-id` of its message.' }),
  type: Type.String(),
  caseNumber: nullable(Type.String()),
  state: Type.Enum([...deliveryStates]),
  attempts: Type.Integer(),
  nextAt: nullable(Instant),
  createdAt: Instant,
};

/** One message to a subscriber. */
export const WebhookDelivery = Type.Object(delivery, { title: 'WebhookDelivery' });

/** The same, with what is sent and every attempt. */
export const WebhookDeliveryLog = Type.Object(
  {
    ...delivery,
    body: Type.String({ description: 'The body as it is signed.' }),
    log: Type.Array(
      Type.Object({
        at: Instant,
        status: nullable(Type.Integer()),
        error: nullable(Type.String({ description: 'Why no answer came.' })),
        millis: Type.Integer(),
        excerpt: nullable(Type.String({ description: 'How the answer began.' })),
      }),
    ),
  },
  { title: 'WebhookDeliveryLog' },
);

/** With what its messages are signed; given once. */
export const WebhookSecret = Type.Object({ id: Id, secret: Type.String() }, { title: 'WebhookSecret' });
