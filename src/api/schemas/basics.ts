import { Id, Idempotent } from '#web';
import { Type } from 'typebox';

export { Day, Following, Id, Idempotent, Instant, nullable, pageOf } from '#web';

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

/** The header that makes sending twice the same as sending once, with the version the sender saw. */
export const IdempotentIfMatch = Type.Object({
  ...Idempotent.properties,
  'if-match': Type.Optional(Type.String({ maxLength: 30, pattern: '^"?\\d{1,9}"?$' })),
});
