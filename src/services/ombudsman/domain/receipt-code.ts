/** Crockford's base32: neither I, L, O nor U, so that nothing is misread, and no word forms by accident. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Five bits each: 80. */
const LENGTH = 16;

/** A code of ten random bytes, as it is kept apart from spaces and dashes. */
export function codeOf(bytes: Uint8Array): string {
  if (bytes.length !== (LENGTH * 5) / 8) throw new RangeError('a code is made of ten bytes');
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  return Array.from({ length: LENGTH }, (_, at) => SIGNS[Number((value >> BigInt((LENGTH - 1 - at) * 5)) & 31n)]).join('');
}

/** As it is shown and written down: four groups of four. */
export function showCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

/** What somebody typed, as the code it stands for; null where it can be none. O is read as 0, I and L as 1. */
export function readCode(typed: string): string | null {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-–—.]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return code.length === LENGTH && [...code].every((sign) => SIGNS.includes(sign)) ? code : null;
}
