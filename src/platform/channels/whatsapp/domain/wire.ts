import { type Static, Type } from 'typebox';

// Meta's webhook as far as we read it. What is not named here may be there all the same: nothing is refused for it.

const Words = Type.String();
const Maybe = <T extends ReturnType<typeof Type.String>>(schema: T) => Type.Optional(schema);

export const Envelope = Type.Object({
  entry: Type.Array(Type.Object({ changes: Type.Array(Type.Object({ field: Words, value: Type.Object({}) })) })),
});

/** What one change holds, each part taken by itself: a message that is strange costs none of its neighbours. */
export const Value = Type.Object({
  metadata: Type.Optional(Type.Object({ phone_number_id: Maybe(Words) })),
  contacts: Type.Optional(Type.Array(Type.Unknown())),
  messages: Type.Optional(Type.Array(Type.Unknown())),
  statuses: Type.Optional(Type.Array(Type.Unknown())),
});

export const Contact = Type.Object({
  wa_id: Maybe(Words),
  user_id: Maybe(Words),
  profile: Type.Optional(Type.Object({ name: Maybe(Words) })),
});

const Seconds = Type.String({ pattern: '^\\d{1,12}$' });

export const Message = Type.Object({
  id: Type.String({ minLength: 1, maxLength: 512 }),
  timestamp: Seconds,
  type: Words,
  from: Maybe(Words),
  from_user_id: Maybe(Words),
  context: Type.Optional(
    Type.Object({
      id: Maybe(Words),
      forwarded: Type.Optional(Type.Boolean()),
      frequently_forwarded: Type.Optional(Type.Boolean()),
    }),
  ),
});
export type Message = Static<typeof Message>;

const Media = Type.Object({
  id: Type.String({ minLength: 1, maxLength: 512 }),
  mime_type: Maybe(Words),
  sha256: Maybe(Words),
  caption: Maybe(Words),
  filename: Maybe(Words),
  voice: Type.Optional(Type.Boolean()),
});
export type Media = Static<typeof Media>;

/** What lies under the name of a message's type. */
export const bodies = {
  text: Type.Object({ body: Words }),
  media: Media,
  button: Type.Object({ text: Words, payload: Maybe(Words) }),
  location: Type.Object({
    latitude: Type.Number({ minimum: -90, maximum: 90 }),
    longitude: Type.Number({ minimum: -180, maximum: 180 }),
    name: Maybe(Words),
    address: Maybe(Words),
  }),
  reaction: Type.Object({ message_id: Words, emoji: Maybe(Words) }),
  contacts: Type.Array(
    Type.Object({
      name: Type.Optional(Type.Object({ formatted_name: Maybe(Words) })),
      phones: Type.Optional(Type.Array(Type.Object({ phone: Maybe(Words) }))),
    }),
  ),
  buttonReply: Type.Object({ button_reply: Type.Object({ id: Words, title: Words }) }),
  listReply: Type.Object({ list_reply: Type.Object({ id: Words, title: Words, description: Maybe(Words) }) }),
  flowReply: Type.Object({ nfm_reply: Type.Object({ name: Maybe(Words), response_json: Words }) }),
} as const;

export const Status = Type.Object({
  id: Type.String({ minLength: 1, maxLength: 512 }),
  status: Words,
  timestamp: Seconds,
  biz_opaque_callback_data: Maybe(Words),
  pricing: Type.Optional(Type.Object({ billable: Type.Optional(Type.Boolean()), category: Maybe(Words) })),
  errors: Type.Optional(Type.Array(Type.Unknown())),
});

export const Fault = Type.Object({
  code: Type.Integer(),
  title: Maybe(Words),
  message: Maybe(Words),
  error_data: Type.Optional(Type.Object({ details: Maybe(Words) })),
});
