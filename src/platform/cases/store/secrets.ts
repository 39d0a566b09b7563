import type { Actor } from '#kernel';
import { canonical } from '#platform/audit';
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

// Crockford's base 32: no I, L, O, U, so that a secret survives handwriting and the telephone.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The secret a case is tracked with: 80 bits in four groups of four. Worked out from the case and our key, so that
 * the receipt can name it and the database need not keep it.
 */
export function trackingSecret(key: string, caseId: string): string {
  const bits = [...mac(key, `track:${caseId}`).subarray(0, 10)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const letters = Array.from({ length: 16 }, (_, index) => ALPHABET[Number.parseInt(bits.slice(index * 5, index * 5 + 5), 2)]).join('');
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}

/** What is kept of a tracking secret. Spaces, dashes and look-alike letters do not matter. */
export function hashTrackingSecret(typed: string): string {
  const plain = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return sha256(plain);
}

/** The token in an invitation's link. */
export function invitationToken(key: string, invitationId: string): string {
  return mac(key, `invite:${invitationId}`).toString('base64url').slice(0, 32);
}

/** What is kept of a six-digit code; bound to its invitation, so that equal codes do not look equal. */
export function hashCode(key: string, invitationId: string, code: string): string {
  return mac(key, `code:${invitationId}:${code}`).toString('hex');
}

/** What made two cases alike in releases before the keyring did: looked for as long as rows of theirs may be there. */
export function formerLikeness(key: string, reason: string, likeness: string): string {
  return mac(key, `like:${reason}:${likeness}`).toString('base64url');
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Compares without telling by its duration where two differ. */
export function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(sha256(a)), Buffer.from(sha256(b))];
  return timingSafeEqual(left, right);
}

/** A digest of what was asked: the same command always gives the same. */
export function fingerprint(asked: unknown): string {
  return sha256(canonical(asked));
}

/** Under what name an actor's idempotency keys are kept. */
export function actorKey(actor: Actor): string {
  if (actor.kind === 'person') return `person:${actor.personId}`;
  return actor.kind === 'guest' ? `guest:${actor.invitationId}` : `system:${actor.name}`;
}

function mac(key: string, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
