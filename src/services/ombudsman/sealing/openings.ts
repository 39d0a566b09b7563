import type { Db, Tx } from '#db';
import { randomBytes } from 'node:crypto';
import { codeOf } from '../domain/receipt-code.ts';
import { type BoxPair, decrypt, encrypt, newBoxPair, type Place, SealBroken } from './boxes.ts';
import { derive, type Derived, keyOfPassphrase, saltOf } from './derive.ts';
import { giveLock, type LockKey } from './locks.ts';

/** A new receipt: eighty bits, which we do not keep. */
export function newReceipt(): string {
  return codeOf(randomBytes(10));
}

/** What a receipt finds and opens. Its eighty bits are chance: stretching them would slow the reporter alone. */
export const byReceipt = (code: string): Derived => derive(code, 'receipt');

/** What an account's own passphrase finds and opens. It was thought up by a person: every guess has to cost. */
export async function byPassphrase(personId: string, passphrase: string): Promise<Derived> {
  return derive(await keyOfPassphrase(passphrase, saltOf('account', personId)), 'account');
}

const placeOf = (matterId: string): Place => ['opening', matterId];

/** Makes a way back to a matter for its reporter: a box of their own, whose secret only their code or passphrase opens. */
export async function addOpening(tx: Tx, matterId: string, by: Derived, shared: LockKey): Promise<{ index: string; boxPublic: string }> {
  const { publicKey, secretKey } = await newBoxPair();
  const wrapped = await encrypt(by.key, secretKey, placeOf(matterId));
  const sealed = await giveLock(publicKey, matterId, 'shared', shared);
  await tx
    .insertInto('ombudsman.opening')
    .values({ matter_id: matterId, index: by.index, box_public: Buffer.from(publicKey), wrapped, version: shared.version, sealed })
    .execute();
  return { index: by.index.toString('hex'), boxPublic: Buffer.from(publicKey).toString('hex') };
}

export interface Opening {
  readonly matterId: string;
  readonly index: string;
  readonly box: BoxPair;
}

/** What a receipt or a passphrase opens; none where it opens nothing, without a word on why. */
export async function openingsOf(db: Db, { index, key }: Derived): Promise<readonly Opening[]> {
  const rows = await db
    .selectFrom('ombudsman.opening')
    .select(['matter_id as matterId', 'box_public as boxPublic', 'wrapped'])
    .where('index', '=', index)
    .limit(200)
    .execute();
  const opened = await Promise.all(
    rows.map(async ({ matterId, boxPublic, wrapped }): Promise<readonly Opening[]> => {
      try {
        const secretKey = await decrypt(key, wrapped, placeOf(matterId));
        return [{ matterId, index: index.toString('hex'), box: { publicKey: boxPublic, secretKey } }];
      } catch (error) {
        if (error instanceof SealBroken) return [];
        throw error;
      }
    }),
  );
  return opened.flat();
}

/** The row that belongs to a box of the reporter's. */
export async function getOpening(db: Db | Tx, matterId: string, index: string) {
  return db
    .selectFrom('ombudsman.opening')
    .select(['box_public as boxPublic', 'sealed', 'version'])
    .where('matter_id', '=', matterId)
    .where('index', '=', Buffer.from(index, 'hex'))
    .executeTakeFirst();
}
