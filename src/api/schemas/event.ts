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
