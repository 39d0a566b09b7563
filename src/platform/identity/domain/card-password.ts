import { randomInt } from 'node:crypto';

/** Signs nobody takes for another, whatever the print: no 0 and o, no 1, i and l. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';
// 12 of 31 signs are 59 bits; NIST SP 800-63B-4, section 3.2.10.2, asks for 20 of a secret given out and used once.
const LENGTH = 12;

/** A password to be printed on a card and used once: `abcd-efgh-jkmn`. */
export function newCardPassword(): string {
  const signs = Array.from({ length: LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join('');
  return signs.replace(/(.{4})(?!$)/g, '$1-');
}

/** What is kept of it, hashed, and compared: without case, spaces and hyphens, since children copy it by hand. */
export function plainCardPassword(typed: string): string {
  return typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}
