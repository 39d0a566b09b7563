import type { Db, Tx } from '#db';
import { randomBytes, randomInt, scrypt } from 'node:crypto';

/** Letters and digits nobody mistakes for one another; ten of them are 49 bits. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const LENGTH = 10;
export const CODES = 10;
const KIND = 'scrypt';

export interface NewCodes {
  /** Shown once, to their owner. */
  readonly plain: readonly string[];
  /** What is kept: a JSON list of hashes, from which better-auth takes out each code that is used. */
  readonly stored: string;
}

/**
 * Ten codes for somebody who has lost their authenticator, each good once. They are kept as a password is, hashed and
 * salted, since they are shorter than 112 bits (OWASP ASVS 5.0, V6.5.2): nobody reads them a second time, we neither.
 */
export async function makeCodes(): Promise<NewCodes> {
  const plain = Array.from({ length: CODES }, () => {
    const letters = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
    return `${letters.slice(0, 5)}-${letters.slice(5)}`;
  });
  const salt = randomBytes(16).toString('base64url');
  return { plain, stored: JSON.stringify(await Promise.all(plain.map((code) => seal(code, salt)))) };
}

/** What is handed to better-auth for a code somebody typed: its hash with the salt of the set. */
export async function asStored(stored: string, typed: string): Promise<string> {
  const [, salt] = listOf(stored)[0]?.split(':') ?? [];
  // Sets made before codes were hashed are compared as they stand.
  return salt === undefined ? typed.trim() : seal(typed, salt);
}

/** How many codes of a set are left; null for a set of before, whose number only better-auth reads. */
export function codesLeft(stored: string): number | null {
  return areHashed(stored) ? listOf(stored).length : null;
}

/** Whether a kept set is a list of hashes, and not one that better-auth encrypted. */
export function areHashed(stored: string): boolean {
  return stored.startsWith('[') && listOf(stored).every((one) => one.startsWith(`${KIND}:`));
}

/** Puts a new set in the place of the old one, none of which works any more; its owner has yet to keep it. */
export async function keepCodes(tx: Tx, accountId: string, { stored }: NewCodes): Promise<void> {
  await tx.updateTable('identity.twoFactor').set({ backupCodes: stored, codesKeptAt: null }).where('userId', '=', accountId).execute();
}

/** Notes that the owner has put the codes away; false where that was noted before. */
export async function confirmCodes(tx: Tx, accountId: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('identity.twoFactor')
    .set({ codesKeptAt: at })
    .where('userId', '=', accountId)
    .where('codesKeptAt', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** The codes kept for an account, and whose they are. */
export function findCodes(db: Db, accountId: string) {
  return db
    .selectFrom('identity.twoFactor as f')
    .leftJoin('identity.person as p', 'p.user_id', 'f.userId')
    .select(['f.backupCodes', 'f.userId', 'p.id as personId'])
    .where('f.userId', '=', accountId)
    .executeTakeFirst();
}

/** Spends a code; false when it is none of the account's, or somebody was faster with it. */
export async function spendCode(tx: Tx, accountId: string, typed: string): Promise<boolean> {
  const set = await tx.selectFrom('identity.twoFactor').select(['id', 'backupCodes']).where('userId', '=', accountId).executeTakeFirst();
  if (!set || !areHashed(set.backupCodes)) return false;
  const given = await asStored(set.backupCodes, typed);
  const kept = listOf(set.backupCodes);
  if (!kept.includes(given)) return false;
  const { numUpdatedRows } = await tx
    .updateTable('identity.twoFactor')
    .set({ backupCodes: JSON.stringify(kept.filter((one) => one !== given)) })
    .where('id', '=', set.id)
    .where('backupCodes', '=', set.backupCodes)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

function listOf(stored: string): readonly string[] {
  return stored.startsWith('[') ? (JSON.parse(stored) as string[]) : [];
}

function seal(code: string, salt: string): Promise<string> {
  const letters = code.toLowerCase().replace(/[^a-z0-9]/g, '');
  return new Promise((resolve, reject) => {
    scrypt(letters, salt, 32, { N: 2 ** 14, r: 8, p: 1 }, (error, key) =>
      error ? reject(error) : resolve(`${KIND}:${salt}:${key.toString('base64url')}`),
    );
  });
}
