import { argon2, createHash, hkdfSync } from 'node:crypto';
import { promisify } from 'node:util';
import { KEY } from './boxes.ts';

/** What it costs to try one passphrase: kibibytes of memory, passes over it, lanes. */
export interface Kdf {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

/** 64 MiB three times over (RFC 9106, second recommendation, with one lane): a third of a second, and a lot for a guesser. */
export const MODERATE: Kdf = { memory: 65_536, passes: 3, parallelism: 1 };

const stretch = promisify(argon2);
let turn: Promise<unknown> = Promise.resolve();

/** A key of a passphrase by Argon2id. One at a time: each takes 64 MiB, and whoever asks for many shall wait, not fill the memory. */
export function keyOfPassphrase(passphrase: string, salt: Uint8Array, { memory, passes, parallelism }: Kdf = MODERATE): Promise<Buffer> {
  const message = passphrase.normalize('NFKC');
  const made = turn.then(() => stretch('argon2id', { message, nonce: salt, memory, passes, parallelism, tagLength: KEY }));
  turn = made.catch(() => {});
  return made;
}

/** A secret of full strength made into two that tell nothing of one another: by one a row is found, by the other it opens. */
export interface Derived {
  readonly index: Buffer;
  readonly key: Buffer;
}

/** HKDF-SHA-256 of a secret with at least 80 bits of chance in it. */
export function derive(secret: Uint8Array | string, what: string): Derived {
  const part = (info: string) => Buffer.from(hkdfSync('sha256', secret, `wantilan ombudsman ${what} 1`, info, KEY));
  return { index: part('index'), key: part('key') };
}

/** A salt that belongs to somebody, where none can be kept without naming them. */
export function saltOf(what: string, id: string): Buffer {
  return createHash('sha256').update(`wantilan ombudsman ${what} 1\n${id}`).digest().subarray(0, 16);
}
