import { type Tlv, writeTlv } from './tlv.ts';

/** CRC-16/CCITT-FALSE (polynomial 1021, begun with FFFF) in four capital hex digits. */
export function crc16(bytes: Uint8Array): string {
  let crc = 0xffff;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : crc << 1;
  }
  return crc.toString(16).toUpperCase().padStart(4, '0');
}

/** Whether a payload ends in `6304` and the checksum of all before it, over its UTF-8 bytes. */
export function isChecked(payload: string): boolean {
  const said = /6304([0-9A-Fa-f]{4})$/.exec(payload)?.[1];
  return said !== undefined && crc16(Buffer.from(payload.slice(0, -4))) === said.toUpperCase();
}

/** The payload of some data objects, with its checksum. Money is only asked for by payloads that came from an acquirer. */
export function writeQris(objects: readonly Tlv[]): string {
  const payload = `${writeTlv(objects)}6304`;
  return payload + crc16(Buffer.from(payload));
}
