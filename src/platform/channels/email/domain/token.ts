import { createHmac } from 'node:crypto';
import { bareAddress, type Mail, partsOfAddress, valuesOf } from './mail.ts';

/** Crockford's base32 in small letters: mail servers change the case of addresses, people misread I, L and O. */
const SIGNS = '0123456789abcdefghjkmnpqrstvwxyz';
/** Five bits each: 80. */
const LENGTH = 16;

/**
 * The token of a conversation, as it stands in the address its mails are answered to. It is made of a drawn id and a key:
 * it tells no order, no name and no number, and nobody without the key makes one.
 */
export function tokenOf(key: string, conversationId: string): string {
  const digest = createHmac('sha256', key).update(`mail token\n${conversationId}`).digest();
  let value = 0n;
  for (const byte of digest.subarray(0, (LENGTH * 5) / 8)) value = (value << 8n) | BigInt(byte);
  return Array.from({ length: LENGTH }, (_, at) => SIGNS[Number((value >> BigInt((LENGTH - 1 - at) * 5)) & 31n)]).join('');
}

/** As it was meant; null where it can be none. */
export function readToken(text: string): string | null {
  const token = text.toLowerCase().replaceAll('o', '0').replace(/[il]/g, '1');
  return token.length === LENGTH && [...token].every((sign) => SIGNS.includes(sign)) ? token : null;
}

/** The address a conversation is answered to: that of the box with the token after a plus (RFC 5233). */
export function addressWith(address: string, token: string): string {
  const { local, domain } = partsOfAddress(address) ?? { local: address, domain: '' };
  return `${local}+${token}@${domain}`;
}

/** The token in an address; null where it is another's, or has none. */
export function tokenIn(written: string, own: string): string | null {
  const [found, ours] = [partsOfAddress(written), partsOfAddress(own)];
  if (!found || !ours || found.domain !== ours.domain || !found.local.startsWith(`${ours.local}+`)) return null;
  return readToken(found.local.slice(ours.local.length + 1));
}

/** Whether an address is the box's own, with a token or without. */
export function isOwnAddress(written: string, own: string): boolean {
  const [found, ours] = [partsOfAddress(written), partsOfAddress(own)];
  return found !== null && ours !== null && found.domain === ours.domain && found.local.replace(/\+.*$/, '') === ours.local;
}

/** Every token a mail was sent to, in the order in which they count: To, Cc, Delivered-To, X-Original-To. */
export function tokensOf(mail: Mail, own: string): readonly string[] {
  const delivered = ['delivered-to', 'x-original-to'].flatMap((key) => valuesOf(mail, key).map(bareAddress));
  const found = [...mail.to, ...mail.cc, ...delivered].flatMap((address) => tokenIn(address, own) ?? []);
  return [...new Set(found)];
}
