import { createHash, randomBytes } from 'node:crypto';

/** A fresh value of 256 random bits behind a prefix by which a leak is recognised. */
export function fresh(prefix: 'wls_' | 'wlt_'): string {
  return `${prefix}${randomBytes(32).toString('base64url')}`;
}

/** What is kept of a secret or a token. */
export function hashOf(value: string): Buffer {
  return createHash('sha256').update(value).digest();
}
