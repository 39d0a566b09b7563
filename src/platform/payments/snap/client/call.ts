import { type Clock, tracedCall } from '#kernel';
import { type KeyObject, randomInt } from 'node:crypto';
import type { BankSettings } from '../settings.ts';
import { type SigningKey, signRequest } from '../sign/signature.ts';
import { writeTimestamp } from '../sign/timestamp.ts';
import { readResponseCode, services, type SnapService } from '../wire/codes.ts';
import { type Fields, readingFields } from '../wire/fields.ts';

/**
 * What came of a call to a bank: done; refused by name, so nothing happened there; certainly not taken; or sent with nobody
 * knowing what became of it.
 */
export type Called<T> =
  | { readonly outcome: 'done'; readonly value: T }
  | { readonly outcome: 'refused'; readonly status: number; readonly responseCode: string | null; readonly message: string }
  | { readonly outcome: 'unreachable'; readonly why: string }
  | { readonly outcome: 'unclear'; readonly why: string };

/** How a bank is reached, and by what keys. */
export interface BankAccess {
  readonly settings: BankSettings;
  /** Asks for tokens, and signs under type 2. */
  readonly privateKey: KeyObject;
  /** Signs under type 1. */
  readonly clientSecret: string;
  readonly clock: Clock;
  /** Milliseconds to wait for one answer. */
  readonly patience: number;
}

export interface Outgoing {
  readonly service: SnapService;
  readonly method: 'GET' | 'POST';
  /** Below the bank's base, with its parameters: `/snap/v1.0/transfer-va/status`. */
  readonly path: string;
  readonly body: object | null;
}

/** What went wrong before anything was sent: nobody was there, or not who they should be. */
const NEVER_SENT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_|ERR_TLS|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/;

/** Sends one signed request; `read` takes what is needed from a reply that says it was done. Never throws. */
export function send<T>(access: BankAccess, outgoing: Outgoing, token: string | null, read: (fields: Fields) => T): Promise<Called<T>> {
  const { settings, privateKey, clientSecret, clock } = access;
  const url = new URL(settings.baseUrl + outgoing.path);
  const body = outgoing.body === null ? '' : JSON.stringify(outgoing.body);
  const timestamp = writeTimestamp(clock.now(), settings.zone);
  const key: SigningKey = token === null ? { type: 'rsa', privateKey } : { type: 'hmac', secret: clientSecret };
  const signed = { method: outgoing.method, url: url.pathname + url.search, accessToken: token, body: Buffer.from(body), timestamp };
  const headers = {
    'x-timestamp': timestamp,
    'x-signature': signRequest(key, signed, settings, settings.signatureEncoding),
    'x-partner-id': settings.partnerId,
    'x-external-id': externalId(clock.now()),
    'channel-id': settings.channelId,
    ...(token !== null && { authorization: `Bearer ${token}` }),
  };
  return exchange(access, url, { method: outgoing.method, headers, ...(body !== '' && { body }) }, outgoing.service, read);
}

/** One exchange over HTTP, told apart by what the caller may do next. */
export async function exchange<T>(
  { patience }: BankAccess,
  url: URL,
  init: { readonly method: string; readonly headers: Readonly<Record<string, string>>; readonly body?: string },
  service: SnapService,
  read: (fields: Fields) => T,
): Promise<Called<T>> {
  try {
    const { status, text } = await tracedCall(init.method, new URL(url.origin), async () => {
      const headers = { ...init.headers, 'content-type': 'application/json', accept: 'application/json' };
      const answer = await fetch(url, { ...init, headers, redirect: 'error', signal: AbortSignal.timeout(patience) });
      return { status: answer.status, text: await answer.text() };
    });
    return answerOf(status, text, service, read);
  } catch (error) {
    const why = codeOf(error);
    return NEVER_SENT.test(why) ? { outcome: 'unreachable', why } : { outcome: 'unclear', why };
  }
}

function answerOf<T>(status: number, text: string, service: SnapService, read: (fields: Fields) => T): Called<T> {
  const said = parsed(text);
  const head = readingFields(said, (fields) => ({
    code: fields.text('responseCode', 7, /^\d{7}$/),
    message: fields.optional('responseMessage', 400) ?? '',
  }));
  const code = head.ok ? readResponseCode(head.value.code) : null;
  // Somebody between us and the bank, or another service of theirs, answered.
  if (!head.ok || code?.service !== services[service]) return strangerOf(status);
  const { code: responseCode, message } = head.value;
  if (code.status === 429 || status === 429) return { outcome: 'unreachable', why: responseCode };
  if (code.status >= 500 || status >= 500 || code.status === 202) return { outcome: 'unclear', why: responseCode };
  if (code.status >= 400 || status >= 400) return { outcome: 'refused', status: code.status, responseCode, message };
  const value = readingFields(said, read);
  return value.ok ? { outcome: 'done', value: value.value } : { outcome: 'unclear', why: `unreadable ${value.refusal.field}` };
}

function strangerOf(status: number): Called<never> {
  if (status === 429) return { outcome: 'unreachable', why: 'status 429' };
  if (status >= 400 && status < 500) return { outcome: 'refused', status, responseCode: null, message: `status ${status}` };
  return { outcome: 'unclear', why: `status ${status}` };
}

/** A number no other request of the day has: the moment, and chance. */
function externalId(now: Date): string {
  return now.toISOString().replaceAll(/\D/g, '') + String(randomInt(1e12)).padStart(12, '0');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function codeOf(error: unknown): string {
  const { name = 'unknown', cause } = error as { name?: string; cause?: { code?: string } };
  return name === 'TimeoutError' ? 'timeout' : (cause?.code ?? 'broken');
}
