/** A merchant this bank acquires: invented, as its numbers are. */
export interface Merchant {
  readonly merchantId: string;
  /** `ID` and 13 digits. */
  readonly nmid: string;
  readonly name: string;
  readonly city: string;
}

const put = (tag: string, value: string) => `${tag}${String([...value].length).padStart(2, '0')}${value}`;

/** The payload of a dynamic QRIS over one sum, as an acquirer makes it. */
export function dynamicQris(
  { merchantId, nmid, name, city }: Merchant,
  amount: number,
  billNo: string | null,
  referenceNo: string,
): string {
  const account =
    put('00', 'ID.CO.BANKCONTOH.WWW') + put('01', `93600999${merchantId.padStart(10, '0')}`) + put('02', merchantId) + put('03', 'URE');
  const reference = (billNo === null ? '' : put('01', billNo)) + put('05', referenceNo.slice(0, 25));
  const open = [
    put('00', '01'),
    put('01', '12'),
    put('26', account),
    put('51', put('00', 'ID.CO.QRIS.WWW') + put('02', nmid) + put('03', 'URE')),
    put('52', '9311'),
    put('53', '360'),
    put('54', String(amount)),
    put('58', 'ID'),
    put('59', [...name].slice(0, 25).join('')),
    put('60', [...city].slice(0, 15).join('')),
    put('61', '80361'),
    put('62', reference),
    '6304',
  ].join('');
  return open + checksum(open);
}

/** CRC-16/CCITT-FALSE by its table. */
export function checksum(text: string): string {
  let crc = 0xffff;
  for (const byte of Buffer.from(text, 'utf8')) crc = ((crc << 8) ^ (table[((crc >> 8) ^ byte) & 0xff] ?? 0)) & 0xffff;
  return crc.toString(16).toUpperCase().padStart(4, '0');
}

const table = Array.from({ length: 256 }, (_, byte) => {
  let value = byte << 8;
  for (let bit = 0; bit < 8; bit++) value = value & 0x8000 ? (value << 1) ^ 0x1021 : value << 1;
  return value & 0xffff;
});
