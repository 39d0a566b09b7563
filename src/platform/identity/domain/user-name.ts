import { readEmail } from '#kernel';

/** Under it stand the addresses of accounts that have none (RFC 2606: a name that never exists). */
const DOMAIN = 'nama.invalid';

/** What people without an e-mail address sign in by: a letter, then letters, digits, dots and hyphens; null where it is none. */
export function readUserName(typed: string): string | null {
  const name = typed.normalize('NFC').trim().toLowerCase();
  return /^[a-z][a-z0-9.-]{2,39}$/.test(name) ? name : null;
}

/** The address an account goes by that has a user name; nothing is ever sent there. */
export function addressOfName(username: string): string {
  return `${username}@${DOMAIN}`;
}

/** The user name behind such an address; null for an address of a mailbox. */
export function userNameIn(address: string): string | null {
  const [name = '', domain] = address.split('@');
  return domain === DOMAIN ? name : null;
}

/** The address of the account that somebody means who types an e-mail address or a user name; null where it is neither. */
export function readSignInName(typed: string): string | null {
  if (typed.includes('@')) return readEmail(typed);
  const username = readUserName(typed);
  return username === null ? null : addressOfName(username);
}
