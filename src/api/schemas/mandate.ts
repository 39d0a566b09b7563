import { mandateKinds } from '#kernel';
import { Type } from 'typebox';
import { Day, Id, nullable } from './basics.ts';

export const Mandate = Type.Object(
  {
    id: Id,
    kind: Type.Enum([...mandateKinds]),
    side: Type.Enum(['representative', 'principal'], { description: 'What whoever asks is in it.' }),
    standing: Type.Enum(['asked', 'coming', 'granted', 'over', 'refused', 'ended'], { description: 'Only `granted` counts today.' }),
    other: Type.String({ description: 'Name of the other; the address alone until they accept.' }),
    agency: nullable(Type.String({ format: 'uuid', description: 'Where it counts; null everywhere.' })),
    services: nullable(Type.Array(Type.String(), { description: 'What it counts for; null for every service.' })),
    validFrom: Day,
    validTo: nullable(Day),
  },
  { title: 'Mandate' },
);
