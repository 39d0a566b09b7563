import type { Identity } from '../domain/entries.ts';
import { type Bytes, decrypt, decryptJson, encrypt, encryptJson, newKey, type Place } from './boxes.ts';

/** All identities are of one size, so that nobody sees from outside whether somebody is named. */
const BLOCK = 4096;

const innerPlace = (matterId: string): Place => ['identity, first lock', matterId];
const outerPlace = (matterId: string): Place => ['identity, second lock', matterId];

/** Both keys of an identity. */
export interface IdentityKeys {
  readonly first: Bytes;
  readonly second: Bytes;
}

export const newIdentityKeys = (): IdentityKeys => ({ first: newKey(), second: newKey() });

/** Puts who reports under both locks; null stands for nobody, and looks the same. */
export async function lockIdentity(matterId: string, identity: Identity | null, { first, second }: IdentityKeys): Promise<Buffer> {
  const inner = await encryptJson(first, identity, innerPlace(matterId), BLOCK);
  return encrypt(second, inner, outerPlace(matterId));
}

/** Who reports; null for nobody. Throws SealBroken where either key is another. */
export async function unlockIdentity(matterId: string, sealed: Bytes, { first, second }: IdentityKeys): Promise<Identity | null> {
  const inner = await decrypt(second, sealed, outerPlace(matterId));
  return decryptJson<Identity | null>(first, inner, innerPlace(matterId), BLOCK);
}
