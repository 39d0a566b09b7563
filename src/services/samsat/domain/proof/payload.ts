import type { Kind } from '../vehicle.ts';

/**
 * What the QR of a proof says, and how: 21 bytes and an Ed25519 signature over them (RFC 8032), in base32 (RFC 4648), 136
 * capital letters and digits. Byte 0 is the version, 1-3 the key, 4 the kind, 5-6 the last day counted from 1 January 2020,
 * 7-11 the code, 12-20 the number of the plate. No bit is left over, so that no other text says the same. It runs in the
 * browser too.
 */
export interface Payload {
  /** First three bytes of the SHA-256 of the public key, in hex. */
  readonly keyId: string;
  readonly kind: Kind;
  /** Last day, YYYY-MM-DD. */
  readonly validUntil: string;
  /** Eight signs of base32. */
  readonly code: string;
  /** As it is kept: `DK1234AB`. */
  readonly nrkb: string;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const VERSION = 1;
const BODY = 21;
const SIGNATURE = 64;
/** Signs of a whole token. */
export const TOKEN_LENGTH = ((BODY + SIGNATURE) * 8) / 5;
/** Bytes of a code. */
export const CODE_BYTES = 5;

const EPOCH = Date.UTC(2020, 0, 1);
const DAY = 86_400_000;

/** The letter of each kind; never given to another. */
export const kindLetters: Readonly<Record<Kind, string>> = {
  motorcycle: 'M',
  'three-wheeler': 'T',
  sedan: 'S',
  jeep: 'J',
  minibus: 'N',
  'blind-van': 'V',
  'pick-up': 'P',
  microbus: 'C',
  bus: 'B',
  'light-truck': 'L',
  truck: 'K',
  crane: 'D',
};

/** Bytes as capital letters and digits; their number is a multiple of five. */
export function base32(bytes: Uint8Array): string {
  let text = '';
  let value = 0;
  let bits = 0;
  for (const byte of bytes) {
    value = (value << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += ALPHABET[(value >>> (bits - 5)) & 31];
    value &= (1 << bits) - 1;
  }
  return text;
}

/** The bytes of a text; null for a sign that is none of the alphabet. */
function unbase32(text: string): Uint8Array<ArrayBuffer> | null {
  const bytes = new Uint8Array((text.length * 5) >> 3);
  let value = 0;
  let bits = 0;
  let at = 0;
  for (const sign of text) {
    const five = ALPHABET.indexOf(sign);
    if (five < 0) return null;
    value = (value << 5) | five;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = value >>> bits;
      value &= (1 << bits) - 1;
    }
  }
  return bytes;
}

/** The bytes that are signed. Throws RangeError for what does not fit. */
export function bodyOf({ keyId, kind, validUntil, code, nrkb }: Payload): Uint8Array<ArrayBuffer> {
  const body = new Uint8Array(BODY);
  const days = (Date.parse(`${validUntil}T00:00:00Z`) - EPOCH) / DAY;
  const codeBytes = unbase32(code);
  if (!/^[\da-f]{6}$/.test(keyId) || !Number.isInteger(days) || days < 0 || days > 0xff_ff) throw new RangeError(`${keyId} ${validUntil}`);
  if (codeBytes?.length !== CODE_BYTES || nrkb.length > 9) throw new RangeError(`${code} ${nrkb}`);
  body[0] = VERSION;
  for (let at = 0; at < 3; at++) body[1 + at] = Number.parseInt(keyId.slice(2 * at, 2 * at + 2), 16);
  body[4] = kindLetters[kind].charCodeAt(0);
  body[5] = days >> 8;
  body[6] = days & 0xff;
  body.set(codeBytes, 7);
  for (let at = 0; at < nrkb.length; at++) body[12 + at] = nrkb.charCodeAt(at);
  return body;
}

export interface ReadToken {
  readonly payload: Payload;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly signature: Uint8Array<ArrayBuffer>;
}

/**
 * A token as it was scanned, pasted or typed, without what stands between its signs; null where it is none. Whether the
 * signature is good is another question.
 */
export function readToken(typed: string): ReadToken | null {
  const text = typed.toUpperCase().replace(/[\s-]/g, '');
  const bytes = text.length === TOKEN_LENGTH ? unbase32(text) : null;
  if (bytes?.[0] !== VERSION) return null;
  const body = bytes.slice(0, BODY);
  const letter = String.fromCharCode(body[4] ?? 0);
  const kind = Object.entries(kindLetters).find(([, one]) => one === letter)?.[0] as Kind | undefined;
  const nrkb = String.fromCharCode(...body.slice(12)).replace(/\0+$/, '');
  if (!kind || !/^[A-Z]{1,2}[1-9]\d{0,3}[A-Z]{0,3}$/.test(nrkb)) return null;
  const keyId = Array.from(body.slice(1, 4), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const validUntil = new Date(EPOCH + ((body[5] ?? 0) * 256 + (body[6] ?? 0)) * DAY).toISOString().slice(0, 10);
  return { payload: { keyId, kind, validUntil, code: base32(body.slice(7, 12)), nrkb }, body, signature: bytes.slice(BODY) };
}
