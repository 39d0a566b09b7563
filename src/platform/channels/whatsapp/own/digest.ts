import { createHash } from 'node:crypto';

/** By what a message of Meta is known: its own id holds the telephone number, beside much that nobody guesses. */
export function byteDigest(wamid: string): Buffer {
  return createHash('sha256').update(wamid).digest();
}
