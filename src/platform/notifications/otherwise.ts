import type { Db, Tx } from '#db';
import type { Locale } from '#i18n';
import { defineJob } from '#platform/jobs';
import { Type } from 'typebox';

/**
 * Asked for when somebody we know has neither an address nor a browser that shows notices, or chose to be told in a chat: whoever knows another way to
 * them, such as a chat, takes it up. Nobody does where there is none; the message stands in their inbox all the same.
 */
export const tellOtherwise = defineJob('notifications.otherwise', Type.Object({ messageId: Type.String({ format: 'uuid' }) }));

export interface OtherMessage {
  readonly personId: string | null;
  readonly topic: string | null;
  readonly locale: Locale;
  readonly subject: string;
  /** As it is said in a chat. */
  readonly body: string;
  /** An address of ours that opens without an account; null where there is none, or it needs one. */
  readonly openLink: string | null;
  /** Number of the case it is about. */
  readonly about: string | null;
}

/** A message, for whoever takes it another way; undefined once it was erased. */
export async function readMessage(db: Db | Tx, id: string): Promise<OtherMessage | undefined> {
  const row = await db
    .selectFrom('notifications.message')
    .select([
      'person_id as personId',
      'topic',
      'locale',
      'subject',
      'body',
      'chat_body as inChat',
      'about',
      'link',
      'link_is_open as isOpen',
    ])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const { link, isOpen, locale, body, inChat, ...rest } = row;
  return { ...rest, body: inChat ?? body, locale: locale === 'en' ? 'en' : 'id', openLink: isOpen ? link : null };
}
