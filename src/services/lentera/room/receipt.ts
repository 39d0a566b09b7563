import { createHash, createPrivateKey, createPublicKey, hkdfSync, type KeyObject, sign, verify } from 'node:crypto';
import type { LoggedEntry } from './domain/log.ts';

/** What the server holds of an attempt, as its student takes it away. */
export interface Receipt {
  readonly test: string;
  readonly number: string;
  readonly name: string;
  readonly attempt: number;
  /** Instants as ISO 8601. */
  readonly startedAt: string;
  readonly endedAt: string | null;
  /** Lines of the log, and items with an answer. */
  readonly lines: number;
  readonly answered: number;
  readonly items: number;
  /** SHA-256, hex, over the lines in the order of device and number. */
  readonly digest: string;
  readonly madeAt: string;
}

/** PKCS #8 around an Ed25519 seed (RFC 8410). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Signs receipts by Ed25519, so that anybody who has the public key can check one without asking the server. */
export class ReceiptSigner {
  readonly #key: KeyObject;
  readonly publicKey: string;

  constructor(secret: string) {
    const seed = Buffer.from(hkdfSync('sha256', secret, '', 'lentera receipts', 32));
    this.#key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
    this.publicKey = createPublicKey(this.#key).export({ format: 'pem', type: 'spki' }).toString();
  }

  /** The receipt's own words and the signature over exactly these bytes. */
  sign(receipt: Receipt): { readonly words: string; readonly signature: string } {
    const words = JSON.stringify(receipt);
    return { words, signature: sign(null, Buffer.from(words), this.#key).toString('base64url') };
  }

  check(words: string, signature: string): boolean {
    return verify(null, Buffer.from(words), this.publicKey, Buffer.from(signature, 'base64url'));
  }
}

/** What the lines of a log come to: the same lines always the same, in whatever order they arrived. */
export function digestOf(entries: readonly LoggedEntry[]): string {
  const hash = createHash('sha256');
  const inOrder = [...entries].sort((a, b) => a.device - b.device || a.seq - b.seq);
  for (const { device, seq, item, value, at } of inOrder) hash.update(`${device} ${seq} ${item} ${at} ${JSON.stringify(value)}\n`);
  return hash.digest('hex');
}
