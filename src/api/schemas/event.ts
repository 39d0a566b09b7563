import { eventTypes } from '#platform/webhooks';
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
    createdAt: Instant,
  },
  { title: 'Webhook' },
);

/** With what its messages are signed; given once. */
export const WebhookSecret = Type.Object({ id: Id, secret: Type.String() }, { title: 'WebhookSecret' });
