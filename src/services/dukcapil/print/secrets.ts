import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

// Both are worked out from the link and our key: the database keeps neither.

/** The token in a link: 192 bits. */
export function tokenOf(key: string, linkId: string): string {
  return createHmac('sha256', key).update(`print-link:${linkId}`).digest('base64url').slice(0, 32);
}

/** Six digits that go another way than the link. */
export function pinOf(key: string, linkId: string): string {
  return String(createHmac('sha256', key).update(`print-pin:${linkId}`).digest().readUInt32BE(0) % 1_000_000).padStart(6, '0');
}

/** By what a PIN that somebody chose is known again, for one case. */
export function chosenHash(key: string, caseId: string, pin: string): string {
  return createHmac('sha256', key).update(`chosen-pin:${caseId}:${pin}`).digest('base64url');
}

export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Compares without telling by its duration where two differ. */
export function same(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(hashOf(a)), Buffer.from(hashOf(b)));
}
