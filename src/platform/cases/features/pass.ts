import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a pass lets somebody without an account do. */
export type Purpose = 'track' | 'guest' | 'print';

/** Minutes a pass holds; then number and secret, or link and code, are asked for again. */
export const PASS_MINUTES = 30;

/** A signed, short-lived value for a cookie: plain JSON, readable by its holder, made by nobody else. */
export function makePass(secret: string, purpose: Purpose, value: object, now: Date): string {
  const until = Math.floor(now.getTime() / 1000) + PASS_MINUTES * 60;
  const body = Buffer.from(JSON.stringify({ ...value, until })).toString('base64url');
  return `${body}.${sign(secret, purpose, body)}`;
}

/** The value of a pass that was made here for this purpose and still holds. */
export function readPass<T extends object>(secret: string, purpose: Purpose, pass: string | undefined, now: Date): T | undefined {
  const [body = '', signature = ''] = (pass ?? '').split('.');
  const [given, expected] = [Buffer.from(signature), Buffer.from(sign(secret, purpose, body))];
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  const value = JSON.parse(Buffer.from(body, 'base64url').toString()) as T & { until: number };
  return value.until * 1000 > now.getTime() ? value : undefined;
}

function sign(secret: string, purpose: Purpose, body: string): string {
  return createHmac('sha256', secret).update(`pass:${purpose}:${body}`).digest('base64url');
}
