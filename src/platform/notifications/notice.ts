import type { Locale } from '#i18n';
import type { TopicKey } from './domain/topics.ts';

/** What a notice says, in one language. `link` is a path on this site. */
export interface Wording {
  readonly subject: string;
  readonly body: string;
  /** The body in a chat, where it would lead to pages that need an account: the chat itself says what can be done there. */
  readonly inChat?: string;
}

/** One kind of message, with the facts it needs. */
export interface Notice<P = never> {
  readonly key: string;
  /** What people choose by whether and how they are told. */
  readonly topic: TopicKey;
  readonly say: (facts: P, locale: Locale) => Wording;
}

export function defineNotice<P>(key: string, topic: TopicKey, say: (facts: P, locale: Locale) => Wording): Notice<P> {
  return Object.freeze({ key, topic, say });
}
