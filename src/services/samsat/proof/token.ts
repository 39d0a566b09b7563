import { sign, verify } from 'node:crypto';
import { base32, bodyOf, type Payload, readToken } from '../domain/proof/payload.ts';
import type { ProofKeys } from './keys.ts';

/** The signed text of a proof, for its QR: 136 capital letters and digits. The same proof gives the same text. */
export function tokenOf(keys: ProofKeys, proof: Omit<Payload, 'keyId'>): string {
  const { id, secret } = keys.signing;
  const body = bodyOf({ ...proof, keyId: id });
  return base32(Buffer.concat([body, sign(null, body, secret)]));
}

/** What a token says, where one of our keys signed it; null for everything else. */
export function openToken(keys: ProofKeys, typed: string): Payload | null {
  const read = readToken(typed);
  const key = read && keys.find(read.payload.keyId);
  return read && key && verify(null, read.body, key, read.signature) ? read.payload : null;
}
