import type { Locale } from '#i18n';
import type { RefusalReason } from '../domain/refusal.ts';
import { texts } from '../messages/index.ts';

/** Why an action cannot be done now, in a sentence for whoever asked. */
export function refusalSentence(reason: RefusalReason, locale: Locale): string {
  return texts(locale).refusals[reason];
}
