import { bareAddress, type Mail, partsOfAddress, valueOf, valuesOf } from './mail.ts';
import { isOwnAddress } from './token.ts';

/** Why nothing is answered by itself (RFC 3834, 2). */
export type Silence =
  | 'auto-submitted'
  | 'no-return-path'
  | 'null-return-path'
  | 'list'
  | 'own-address'
  | 'nobody-reads'
  | 'suppressed'
  | 'not-to-us'
  | 'report';

const NOBODY =
  /^(no-?reply|do-?not-?reply|donotreply|noreply-.*|mailer-daemon|postmaster|listserv|majordomo|owner-.*|.*-owner|.*-request|bounces?|bounces?[+-].*)$/;

/** Whether somebody's program sent this and not somebody. */
export function isAutomatic(mail: Mail): boolean {
  const submitted = autoSubmitted(mail);
  return (submitted !== null && submitted !== 'no') || returnPathOf(mail) === '' || isFromList(mail) || mail.report !== null;
}

/** Auto-Submitted without its parameters and remarks; null where it is not said. */
function autoSubmitted(mail: Pick<Mail, 'headers'>): string | null {
  const said = valueOf(mail, 'auto-submitted');
  if (said === undefined) return null;
  return (
    said
      .replace(/\([^)]*\)/g, '')
      .split(';')[0]
      ?.trim()
      .toLowerCase() ?? ''
  );
}

/** Where a mail is returned to when it cannot be delivered; empty for one that is never returned, null where none is named. */
export function returnPathOf(mail: Pick<Mail, 'headers'>): string | null {
  const said = valueOf(mail, 'return-path');
  return said === undefined ? null : bareAddress(said);
}

function isFromList(mail: Pick<Mail, 'headers'>): boolean {
  const keys = ['list-id', 'list-post', 'list-unsubscribe', 'list-help', 'mailing-list', 'x-mailing-list', 'feedback-id'];
  return keys.some((key) => valueOf(mail, key) !== undefined) || /^\s*(bulk|list|junk)\b/i.test(valueOf(mail, 'precedence') ?? '');
}

/** Why a mail gets no automatic answer; null where it may have one, which then goes to its Return-Path. */
export function whySilent(mail: Mail, own: string): Silence | null {
  const submitted = autoSubmitted(mail);
  if (mail.report !== null) return 'report';
  if (submitted !== null && submitted !== 'no') return 'auto-submitted';
  const path = returnPathOf(mail);
  if (path === null) return 'no-return-path';
  if (path === '') return 'null-return-path';
  if (isFromList(mail)) return 'list';
  if (valuesOf(mail, 'x-auto-response-suppress').some((value) => /\b(all|oof|autoreply)\b/i.test(value))) return 'suppressed';
  if ([path, mail.from?.address ?? ''].some((address) => isOwnAddress(address, own))) return 'own-address';
  const parts = partsOfAddress(path);
  if (!parts || NOBODY.test(parts.local)) return 'nobody-reads';
  if (mail.from && NOBODY.test(partsOfAddress(mail.from.address)?.local ?? '')) return 'nobody-reads';
  // RFC 3834, 2: only whoever was written to by name answers.
  if (![...mail.to, ...mail.cc].some((address) => isOwnAddress(address, own))) return 'not-to-us';
  return null;
}
