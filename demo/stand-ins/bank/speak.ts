import { createHash, createHmac, type KeyObject, sign, timingSafeEqual, verify } from 'node:crypto';

// The bank's own hand at SNAP BI, written apart from ours on purpose: two that were written together agree on every mistake.

/** Which of the two signatures a bank and its biller agreed on. */
export type Signs = 'hmac' | 'rsa';

/** JSON without whitespace between its tokens, by its grammar rather than byte by byte. */
export function minified(body: string): string {
  return body.replaceAll(/"(?:[^"\\]|\\.)*"|\s+/gs, (token) => (token.startsWith('"') ? token : ''));
}

export interface Message {
  readonly method: string;
  readonly url: string;
  readonly body: string;
  readonly timestamp: string;
  readonly token: string;
}

function stringOf({ method, url, body, timestamp, token }: Message, signs: Signs): string {
  const hash = createHash('sha256').update(minified(body)).digest('hex').toLowerCase();
  return signs === 'hmac' ? `${method}:${url}:${token}:${hash}:${timestamp}` : `${method}:${url}:${hash}:${timestamp}`;
}

/** `X-SIGNATURE` in base64, as most banks write it. */
export function signed(message: Message, by: { readonly signs: Signs; readonly secret: string; readonly privateKey: KeyObject }): string {
  const text = stringOf(message, by.signs);
  if (by.signs === 'hmac') return createHmac('sha512', by.secret).update(text).digest('base64');
  return sign('RSA-SHA256', Buffer.from(text), by.privateKey).toString('base64');
}

/** Whether what a biller sent is signed as agreed, in base64 or hex. */
export function isSigned(
  message: Message,
  said: string,
  by: { readonly signs: Signs; readonly secret: string; readonly publicKey: KeyObject },
): boolean {
  const text = stringOf(message, by.signs);
  const bytes = Buffer.from(said, /^([0-9a-f]{2})+$/i.test(said) ? 'hex' : 'base64');
  if (by.signs === 'rsa') return verify('RSA-SHA256', Buffer.from(text), by.publicKey, bytes);
  const expected = createHmac('sha512', by.secret).update(text).digest();
  return bytes.length === expected.length && timingSafeEqual(bytes, expected);
}

export function tokenSignature(clientId: string, timestamp: string, privateKey: KeyObject): string {
  return sign('RSA-SHA256', Buffer.from(`${clientId}|${timestamp}`), privateKey).toString('base64');
}

export function isTokenSigned(clientId: string, timestamp: string, said: string, publicKey: KeyObject): boolean {
  const bytes = Buffer.from(said, /^([0-9a-f]{2})+$/i.test(said) ? 'hex' : 'base64');
  return verify('RSA-SHA256', Buffer.from(`${clientId}|${timestamp}`), publicKey, bytes);
}

export function publicPem(key: KeyObject): string {
  return key.export({ type: 'spki', format: 'pem' }).toString();
}

/** A moment by the clock of Jakarta, where this bank is. */
export function jakarta(at: Date): string {
  return `${new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 19)}+07:00`;
}

/** A sum as it goes over the wire. */
export function money(rupiah: number): { readonly value: string; readonly currency: string } {
  return { value: `${rupiah}.00`, currency: 'IDR' };
}
