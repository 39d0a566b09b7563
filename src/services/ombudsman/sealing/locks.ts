import { type BoxPair, type Bytes, openSealed, type Place, sealTo } from './boxes.ts';

/**
 * What a matter is locked with. `shared` is for what its reporter reads too, `office` for what the office keeps to itself.
 * The reporter's identity lies under two, one within the other, whose keys are held by different people: nobody opens it
 * alone.
 */
export const locks = ['shared', 'office', 'identity-first', 'identity-second'] as const;
export type Lock = (typeof locks)[number];

/** One turn of a lock: the key, and which of the keys it has had. */
export interface LockKey {
  readonly key: Bytes;
  readonly version: number;
}

const placeOf = (matterId: string, lock: Lock, version: number): Place => ['lock', matterId, lock, version];

/** The key of a lock for whoever holds the secret of a box. */
export function giveLock(publicKey: Bytes, matterId: string, lock: Lock, { key, version }: LockKey): Promise<Buffer> {
  return sealTo(publicKey, key, placeOf(matterId, lock, version));
}

/** The key of a lock that was given to this pair. Throws SealBroken. */
export async function takeLock(pair: BoxPair, sealed: Bytes, matterId: string, lock: Lock, version: number): Promise<LockKey> {
  return { key: await openSealed(pair, sealed, placeOf(matterId, lock, version)), version };
}
