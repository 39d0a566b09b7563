import { type Mail, valuesOf } from './mail.ts';

/** Ids looked at of one mail: a thread is older than this only on purpose. */
const MOST_IDS = 100;

/** Message-IDs in a header (RFC 5322, 3.6.4), without their angle brackets. */
export function messageIdsIn(text: string): readonly string[] {
  return [...text.matchAll(/<([^<>\s]{1,998})>/g)].flatMap(([, id]) => (id ? [id] : []));
}

/** What a mail says it answers, nearest first: In-Reply-To, then References from its end. */
export function answersOf(mail: Pick<Mail, 'headers'>): readonly string[] {
  const direct = valuesOf(mail, 'in-reply-to').flatMap(messageIdsIn);
  const chain = valuesOf(mail, 'references').flatMap(messageIdsIn).toReversed();
  return [...new Set([...direct, ...chain])].slice(0, MOST_IDS);
}

export interface Before {
  readonly messageId: string;
  readonly references: readonly string[];
}

/** Headers by which our answer is put below what it answers; the first and the newest of a long thread stay. */
export function answering(before: Before | null): { readonly inReplyTo?: string; readonly references?: readonly string[] } {
  if (!before) return {};
  const chain = [...before.references.filter((id) => id !== before.messageId), before.messageId];
  const [first] = chain;
  const kept = chain.length > 20 && first !== undefined ? [first, ...chain.slice(-19)] : chain;
  return { inReplyTo: before.messageId, references: kept };
}
