/** Distinguished encoding (X.690) of the few kinds of value a CMS signature is made of. */
export const der = {
  sequence: (...parts: readonly Uint8Array[]) => tagged(0x30, Buffer.concat(parts)),
  /** Elements of a SET OF stand in the order of their encodings. */
  set: (...parts: readonly Uint8Array[]) => tagged(0x31, Buffer.concat([...parts].sort(Buffer.compare))),
  octets: (bytes: Uint8Array) => tagged(0x04, bytes),
  /** A whole number below 128. */
  small: (value: number) => tagged(0x02, Uint8Array.of(value)),
  /** A whole number, not negative, most significant byte first. */
  whole: (bytes: Uint8Array) => tagged(0x02, (bytes[0] ?? 0) < 0x80 ? bytes : Buffer.concat([Uint8Array.of(0), bytes])),
  yes: () => tagged(0x01, Uint8Array.of(0xff)),
  none: () => tagged(0x05, new Uint8Array()),
  oid: (dotted: string) => tagged(0x06, oidBytes(dotted)),
  /** [n] around a constructed value. */
  context: (n: number, content: Uint8Array) => tagged(0xa0 | n, content),
} as const;

/** Gives an encoded value another tag: IMPLICIT. */
export function retagged(tag: number, encoded: Uint8Array): Buffer {
  const copy = Buffer.from(encoded);
  copy[0] = tag;
  return copy;
}

/** The first encoded value of padded bytes. */
export function firstValue(bytes: Uint8Array): Uint8Array {
  const { start, length } = header(bytes);
  return bytes.subarray(0, start + length);
}

/** The encoded values inside a constructed one. Throws RangeError where lengths do not add up. */
export function children(encoded: Uint8Array): Uint8Array[] {
  const { start, length } = header(encoded);
  const found: Uint8Array[] = [];
  for (let at = start; at < start + length; ) {
    const child = firstValue(encoded.subarray(at));
    if (child.length === 0 || at + child.length > start + length) throw new RangeError('broken DER');
    found.push(child);
    at += child.length;
  }
  return found;
}

function tagged(tag: number, content: Uint8Array): Buffer {
  return Buffer.concat([Uint8Array.of(tag, ...lengthBytes(content.length)), content]);
}

function lengthBytes(length: number): number[] {
  if (length < 0x80) return [length];
  if (length < 0x100) return [0x81, length];
  if (length < 0x1_0000) return [0x82, length >> 8, length & 0xff];
  return [0x83, length >> 16, (length >> 8) & 0xff, length & 0xff];
}

function header(bytes: Uint8Array): { start: number; length: number } {
  const first = bytes[1];
  if (first === undefined) throw new RangeError('broken DER');
  if (first < 0x80) return { start: 2, length: first };
  const size = first & 0x7f;
  if (size === 0 || size > 4) throw new RangeError('a length DER does not have');
  let length = 0;
  for (const byte of bytes.subarray(2, 2 + size)) length = length * 256 + byte;
  return { start: 2 + size, length };
}

function oidBytes(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return Uint8Array.from([first * 40 + second, ...rest].flatMap(base128));
}

function base128(value: number): number[] {
  const bytes = [value & 0x7f];
  for (let left = Math.floor(value / 128); left > 0; left = Math.floor(left / 128)) bytes.unshift((left & 0x7f) | 0x80);
  return bytes;
}
