import { type TSchema, Type } from 'typebox';

export const Id = Type.String({ format: 'uuid' });
/** An instant, UTC. */
export const Instant = Type.String({ format: 'date-time' });
/** A day at the office. */
export const Day = Type.String({ format: 'date' });

export function nullable<T extends TSchema>(schema: T) {
  return Type.Union([schema, Type.Null()]);
}

/** One page of a list. `next` is handed back as `after` for the page that follows; null at the end. */
export function pageOf<T extends TSchema>(title: string, item: T) {
  return Type.Object({ items: Type.Array(item), next: nullable(Type.String()) }, { title });
}

export const Following = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 25 })),
  after: Type.Optional(Type.String({ maxLength: 400 })),
};

/** A refusal (RFC 9457). */
export const Problem = Type.Object(
  {
    type: Type.String({ description: 'Where the code is explained.' }),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String({ description: 'What to do now, or why exactly it was refused.' }),
    code: Type.String({ description: 'What kind of refusal it is; programs decide by this.' }),
    reason: Type.Optional(Type.String({ description: 'Finer than the code, such as `wrong-desk`.' })),
    errors: Type.Optional(Type.Array(Type.Object({ field: Type.String(), message: Type.String() }))),
    version: Type.Optional(Type.Integer({ description: 'The version now, after a conflict.' })),
    reference: Type.Optional(Type.String({ description: 'Names a defect of ours in our log.' })),
  },
  { title: 'Problem' },
);

export const Agency = Type.Object(
  { id: Id, key: Type.String(), name: Type.String(), regionCode: Type.String(), government: Type.String() },
  { title: 'Agency' },
);

/** The header that makes sending twice the same as sending once. */
export const Idempotent = Type.Object({
  'idempotency-key': Type.String({
    minLength: 8,
    maxLength: 80,
    pattern: '^[\\w-]+$',
  }),
});

/** The same, with the version the sender saw. */
export const IdempotentIfMatch = Type.Object({
  ...Idempotent.properties,
  'if-match': Type.Optional(Type.String({ maxLength: 30, pattern: '^"?\\d{1,9}"?$' })),
});
