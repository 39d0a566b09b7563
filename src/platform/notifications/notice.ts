import type { Locale } from '#i18n';

/** What a notice says, in one language. `link` is a path on this site. */
export interface Wording {
  readonly subject: string;
  readonly body: string;
}

/** One kind of message, with the facts it needs. */
export interface Notice<P = never> {
  readonly key: string;
  readonly say: (facts: P, locale: Locale) => Wording;
}

export function defineNotice<P>(key: string, say: (facts: P, locale: Locale) => Wording): Notice<P> {
  return Object.freeze({ key, say });
}
