import { createHmac, timingSafeEqual } from 'node:crypto';

/** What Meta writes into `X-Hub-Signature-256` for a body. */
export function signatureOf(secret: string, body: Buffer): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}

/** Whether the bytes of a body were signed with the secret; compared in constant time. */
export function isSignedBy(secret: string, body: Buffer, given: string | undefined): boolean {
  const [expected, said] = [Buffer.from(signatureOf(secret, body)), Buffer.from(given ?? '')];
  return said.length === expected.length && timingSafeEqual(said, expected);
}

/** Whether two secrets are the same; compared in constant time. */
export function isSame(one: string, other: string): boolean {
  const key = 'whatsapp';
  return timingSafeEqual(createHmac('sha256', key).update(one).digest(), createHmac('sha256', key).update(other).digest());
}
