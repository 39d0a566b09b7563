import { createHash } from 'node:crypto';

/**
 * How a bank minifies a body before hashing it: `lexical` drops whitespace outside strings and touches nothing else;
 * `legacy` drops it inside strings too, as an older example of a bank's can only be reproduced.
 */
export type Minifier = 'lexical' | 'legacy';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const isBlank = (byte: number) => byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d;

/**
 * The bytes of a JSON body without its whitespace. Works on the bytes that came, never on what was parsed: `1.0`, escapes,
 * duplicate keys and the order of keys stay as they were sent, and so does a body that is no JSON at all.
 */
export function minify(body: Uint8Array, how: Minifier): Buffer {
  const kept = Buffer.allocUnsafe(body.length);
  let length = 0;
  let inString = false;
  let escaped = false;
  for (const byte of body) {
    if (isBlank(byte) && (how === 'legacy' || !inString)) continue;
    kept[length++] = byte;
    if (!inString) inString = byte === QUOTE;
    else if (escaped) escaped = false;
    else if (byte === BACKSLASH) escaped = true;
    else if (byte === QUOTE) inString = false;
  }
  return kept.subarray(0, length);
}

/** SHA-256 of the minified body in lowercase hex; that of the empty string where there is no body. */
export function hashOfBody(body: Uint8Array, how: Minifier): string {
  return createHash('sha256').update(minify(body, how)).digest('hex');
}
