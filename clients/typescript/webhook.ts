import type { components } from './generated.ts';

export type CaseEvent = components['schemas']['CaseEvent'];

/** An event of no case, sent when somebody wants to know whether it arrives. */
export interface Trial {
  readonly type: 'webhook.test';
  readonly timestamp: string;
  readonly data: Readonly<Record<string, never>>;
}

/** Seconds a message may be old, or early: clocks differ, and an old one may be a copy somebody sends again. */
const TOLERANCE = 300;

/**
 * The event in a message, where the house has sent it (Standard Webhooks 1.0); null where it has not.
 * @param body the text as it came, before anything parsed it
 */
export async function readEvent(
  headers: { get(name: string): string | null },
  body: string,
  secret: string,
  now: Date = new Date(),
): Promise<CaseEvent | Trial | null> {
  const [id, timestamp, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => headers.get(name) ?? '');
  if (!(Math.abs(now.getTime() / 1000 - Number(timestamp)) <= TOLERANCE)) return null;
  const use = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', bytesOf(secret.replace('whsec_', '')), use, false, ['verify']);
  const content = new TextEncoder().encode(`${id}.${timestamp}.${body}`);
  for (const one of (signatures ?? '').split(' '))
    if (one.startsWith('v1,') && (await crypto.subtle.verify('HMAC', key, bytesOf(one.slice(3)), content)))
      return JSON.parse(body) as CaseEvent | Trial;
  return null;
}

/** Bytes written as base64; none where they are not. */
function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}
