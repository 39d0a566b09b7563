import { tracedCall } from '#kernel';
import { createHash, randomBytes } from 'node:crypto';
import type { TokenFault } from './check-token.ts';
import { SHA256 } from './cms.ts';
import { children, der, firstValue } from './der.ts';

/** A signed statement that something existed at a moment (RFC 3161). */
export interface Timestamp {
  readonly token: Buffer;
  readonly at: Date;
}

/** Who vouches for the time of a signature. */
export interface TimestampAuthority {
  /** A timestamp of the signature's value. Throws TimestampFailure. */
  stamp(signature: Uint8Array): Promise<Timestamp>;
}

/** Why there is no timestamp: the authority was not reached, took too long, refused, or answered what does not hold. */
export type TimestampFault = 'down' | 'slow' | 'refused' | 'too-large' | TokenFault;

export class TimestampFailure extends Error {
  readonly why: TimestampFault;

  constructor(why: TimestampFault, options?: ErrorOptions) {
    super(`the timestamp authority gave no timestamp: ${why}`, options);
    this.name = 'TimestampFailure';
    this.why = why;
  }
}

export interface TimestampSettings {
  /** http or https; account and password in it are sent as HTTP Basic. */
  readonly url: string;
  /** Root certificates (DER) an answer must lead to. */
  readonly roots: readonly Buffer[];
  /** Milliseconds from the question to the whole answer. */
  readonly patience: number;
}

/** Bytes of a token with its certificates; those of public authorities take 3,000 to 7,000. */
export const MOST_TOKEN = 16_000;
const NONCE = 16;

/** Asks an authority by HTTP (RFC 3161, 3.4), and believes only what was checked. */
export function timestampAuthority({ url, roots, patience }: TimestampSettings): TimestampAuthority {
  const address = new URL(url);
  const account = `${decodeURIComponent(address.username)}:${decodeURIComponent(address.password)}`;
  const headers: Record<string, string> = { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' };
  if (account !== ':') headers.authorization = `Basic ${Buffer.from(account).toString('base64')}`;
  address.username = '';
  address.password = '';
  return {
    stamp: async (signature) => {
      const nonce = randomBytes(NONCE);
      // A number keeps no zeros in front: the answer would not bring them back.
      nonce[0] = (nonce[0] ?? 0) | 0x40;
      const reply = await ask(address, headers, question(signature, nonce), patience);
      const token = tokenIn(reply);
      // Loaded for the first timestamp: the reader of signatures is large.
      const { checkToken } = await import('./check-token.ts');
      const found = await checkToken(token, signature, roots, nonce);
      if (found.finding !== 'valid') throw new TimestampFailure(found.finding);
      return { token, at: found.at };
    },
  };
}

/** TimeStampReq: version 1, SHA-256 over the signature's value, a nonce, and please send certificates along. */
function question(signature: Uint8Array, nonce: Buffer): Buffer {
  const imprint = der.sequence(SHA256, der.octets(createHash('sha256').update(signature).digest()));
  return der.sequence(der.small(1), imprint, der.whole(nonce), der.yes());
}

async function ask(url: URL, headers: Record<string, string>, body: Buffer, patience: number): Promise<Buffer> {
  try {
    const signal = AbortSignal.timeout(patience);
    const answer = await tracedCall('POST', url, () =>
      fetch(url, { method: 'POST', headers, body: new Uint8Array(body), signal, redirect: 'error' }),
    );
    if (!answer.ok) throw new TimestampFailure('down', { cause: new Error(`HTTP ${answer.status}`) });
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    for await (const chunk of answer.body ?? []) {
      chunks.push(chunk as Uint8Array);
      bytes += (chunk as Uint8Array).length;
      if (bytes > MOST_TOKEN + 1000) throw new TimestampFailure('too-large');
    }
    return Buffer.concat(chunks);
  } catch (error) {
    if (error instanceof TimestampFailure) throw error;
    throw new TimestampFailure((error as Error).name === 'TimeoutError' ? 'slow' : 'down', { cause: error });
  }
}

/** The token of a TimeStampResp, byte for byte. Throws TimestampFailure when it was refused (RFC 3161, 2.4.2). */
function tokenIn(reply: Buffer): Buffer {
  let parts: Uint8Array[];
  let status: number | undefined;
  try {
    parts = children(firstValue(reply));
    status = parts[0] && children(parts[0])[0]?.at(-1);
  } catch (error) {
    throw new TimestampFailure('unreadable', { cause: error });
  }
  // granted, or granted with modifications.
  if (status !== 0 && status !== 1) throw new TimestampFailure('refused', { cause: new Error(`PKIStatus ${status}`) });
  const [, token] = parts;
  if (!token) throw new TimestampFailure('unreadable');
  if (token.length > MOST_TOKEN) throw new TimestampFailure('too-large');
  return Buffer.from(token);
}
