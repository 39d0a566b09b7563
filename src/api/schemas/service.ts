import { Type } from 'typebox';
import { Agency, Id } from './basics.ts';

export const Service = Type.Object(
  { key: Type.String(), title: Type.String(), summary: Type.String(), agencies: Type.Array(Agency) },
  { title: 'Service' },
);

export const Requirement = Type.Object(
  {
    key: Type.String(),
    name: Type.String(),
    need: Type.Enum(['required', 'recommended', 'optional']),
    accepts: Type.Enum(['document', 'picture', 'drawing']),
    maxFiles: Type.Integer(),
    conditional: Type.Boolean({ description: 'Asked for only where the answers call for it.' }),
  },
  { title: 'Requirement' },
);

export const ServiceDetail = Type.Object(
  {
    ...Service.properties,
    standard: Type.Record(Type.String(), Type.Array(Type.String()), {
      description: 'The fourteen components of the service standard (UU 25/2009 art. 21), each as lines of text.',
    }),
    standardConfirmed: Type.Boolean({ description: 'Whether the agency has confirmed the standard.' }),
    pages: Type.Array(Type.Object({ key: Type.String(), title: Type.String(), conditional: Type.Boolean(), repeats: Type.Boolean() })),
    requirements: Type.Array(Requirement),
    desks: Type.Array(Type.Object({ key: Type.String(), title: Type.String() })),
    workingDays: Type.Integer({ description: 'Working days the office has.' }),
  },
  { title: 'ServiceDetail' },
);

export const Figures = Type.Object(
  {
    service: Type.String(),
    agency: Id,
    received: Type.Integer(),
    decided: Type.Integer(),
    open: Type.Integer(),
    overdue: Type.Integer(),
    inTime: Type.Integer(),
    medianDays: Type.Union([Type.Number(), Type.Null()]),
    p90Days: Type.Union([Type.Number(), Type.Null()]),
    allowedDays: Type.Integer(),
  },
  { title: 'Figures' },
);
