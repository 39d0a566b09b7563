import type { Tx } from '#db';
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const LIFETIME = 5 * 60_000;
const RANDOM = 16;
const TIME = 6;

/** For what a challenge was made: to add a passkey to an account, or to prove one. */
type Purpose = `add:${string}` | 'prove';

/**
 * A challenge that says itself until when it counts, and for what: random bytes, the end of its time, and a signature
 * of ours over both. Nothing is written down for the many that nobody answers.
 */
export function makeChallenge(secret: string, purpose: Purpose): Buffer {
  const body = Buffer.concat([randomBytes(RANDOM), timeOf(Date.now() + LIFETIME)]);
  return Buffer.concat([body, sign(secret, purpose, body)]);
}

/** When a challenge ends, if it is ours, for this purpose and still counts; else null. */
export function readChallenge(secret: string, purpose: Purpose, challenge: string): Date | null {
  const bytes = Buffer.from(challenge, 'base64url');
  const body = bytes.subarray(0, RANDOM + TIME);
  const given = bytes.subarray(RANDOM + TIME);
  const expected = sign(secret, purpose, body);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const end = body.readUIntBE(RANDOM, TIME);
  return end > Date.now() ? new Date(end) : null;
}

/** Takes a challenge as answered; false when it was answered before. Those past their time are forgotten. */
export async function claimChallenge(tx: Tx, challenge: string, end: Date): Promise<boolean> {
  await tx.deleteFrom('identity.answered_challenge').where('expires_at', '<', new Date()).execute();
  const claimed = await tx
    .insertInto('identity.answered_challenge')
    .values({ challenge, expires_at: end })
    .onConflict((on) => on.doNothing())
    .returning('challenge')
    .executeTakeFirst();
  return claimed !== undefined;
}

function timeOf(ms: number): Buffer {
  const bytes = Buffer.alloc(TIME);
  bytes.writeUIntBE(ms, 0, TIME);
  return bytes;
}

function sign(secret: string, purpose: Purpose, body: Buffer): Buffer {
  return createHmac('sha256', secret).update(`passkey:${purpose}:`).update(body).digest();
}
