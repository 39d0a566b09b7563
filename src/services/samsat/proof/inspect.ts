import type { Db } from '#db';
import { zoneOf } from '../domain/data/provinces.ts';
import { dayIn } from '../domain/days.ts';
import type { Kind } from '../domain/vehicle.ts';
import { getVehicle } from '../vehicles/store.ts';
import type { ProofKeys } from './keys.ts';
import { proofByCode, standingOn } from './store.ts';
import { openToken } from './token.ts';

/** What the register says of a proof somebody shows; `later` where it was extended since the token was made. */
export interface Inspected {
  readonly result: 'valid' | 'later' | 'expired' | 'revoked' | 'unknown';
  readonly proof: { readonly nrkb: string; readonly kind: Kind; readonly validUntil: string; readonly extended: boolean } | null;
}

const CODE = /^[A-Z2-7]{8}$/;

/** What the register says now of a token one of our keys signed, or of a typed code. */
export async function inspectProof(
  { db, keys }: { readonly db: Db; readonly keys: ProofKeys },
  asked: string,
  at: Date,
): Promise<Inspected> {
  const token = openToken(keys, asked);
  const typed = asked.toUpperCase().replace(/[\s-]/g, '');
  const code = token?.code ?? (CODE.test(typed) ? typed : null);
  const proof = code === null ? undefined : await proofByCode(db, code);
  if (!proof || (token && token.nrkb !== proof.nrkb)) return { result: 'unknown', proof: null };
  const today = dayIn(at, zoneOf(await getVehicle(db, proof.vehicleId)));
  const standing = standingOn(proof, today);
  const isOld = standing === 'valid' && token !== null && token.validUntil < proof.validUntil;
  const { nrkb, kind, validUntil } = proof;
  return { result: isOld ? 'later' : standing, proof: { nrkb, kind, validUntil, extended: proof.state === 'extended' } };
}
