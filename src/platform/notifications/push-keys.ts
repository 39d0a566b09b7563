import { createECDH, createHmac } from 'node:crypto';

/** The pair by which push services know us (VAPID, RFC 8292), base64url. */
export interface PushKeys {
  readonly publicKey: string;
  readonly privateKey: string;
  /** Whom a push service may write to. */
  readonly subject: string;
}

/** The pair that belongs to a secret: the same in every process and after a restore, with no file of its own to lose. */
export function pushKeys(secret: string, subject: string): PushKeys {
  for (let n = 0; ; n++) {
    const pair = createECDH('prime256v1');
    try {
      pair.setPrivateKey(createHmac('sha256', secret).update(`vapid:${n}`).digest());
    } catch {
      // One in four thousand million is no number of the curve.
      continue;
    }
    return { publicKey: pair.getPublicKey('base64url'), privateKey: pair.getPrivateKey('base64url'), subject };
  }
}
