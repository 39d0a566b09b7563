import { createHash, randomInt } from 'node:crypto';

/** Signs nobody takes for another when a slip is copied by hand: no 0 and O, no 1 and I, no L. */
const SIGNS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
// 59 bits: with ten attempts a minute nobody finds one by trying.
const LENGTH = 12;

/** A code that joins an account to a school or a student: `ABCD-EFGH-JKMN`. */
export function newJoinCode(): string {
  const signs = Array.from({ length: LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join('');
  return signs.replace(/(.{4})(?!$)/g, '$1-');
}

/** A code as typed, in the form it is compared in; null where it is none. */
export function readJoinCode(typed: string): string | null {
  const plain = typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '');
  return plain.length === LENGTH && [...plain].every((sign) => SIGNS.includes(sign)) ? plain : null;
}

/** What is kept of a code. */
export function hashOfCode(plain: string): Buffer {
  return createHash('sha256').update(`lentera-join:${plain}`).digest();
}
