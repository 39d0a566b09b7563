/** A number of a virtual account in its three parts, as SNAP BI writes them. */
export interface VirtualAccount {
  /** Eight characters, padded on the left with spaces. */
  readonly partnerServiceId: string;
  /** One to twenty digits. */
  readonly customerNo: string;
  /** One after the other. */
  readonly virtualAccountNo: string;
}

const WIDTH = 8;

/** `12345` as `   12345`. Throws for what is not one to eight digits. */
export function padServiceId(partnerServiceId: string): string {
  const digits = partnerServiceId.trim();
  if (!/^\d{1,8}$/.test(digits)) throw new Error('a partnerServiceId has one to eight digits');
  return digits.padStart(WIDTH);
}

/** The three parts of a number. Throws for what no bank would take. */
export function writeVirtualAccount(partnerServiceId: string, customerNo: string): VirtualAccount {
  if (!/^\d{1,20}$/.test(customerNo)) throw new Error('a customerNo has one to twenty digits');
  const padded = padServiceId(partnerServiceId);
  return { partnerServiceId: padded, customerNo, virtualAccountNo: padded + customerNo };
}

export type VirtualAccountField = keyof VirtualAccount;

/**
 * The parts of a number as a bank sent them, padded anew where the padding was lost on the way; or the field that does not
 * fit: an id or number that is no digits, or a whole that is not its parts.
 */
export function readVirtualAccount(sent: VirtualAccount): VirtualAccount | { readonly wrong: VirtualAccountField } {
  const [serviceId, customerNo, whole] = [sent.partnerServiceId.trim(), sent.customerNo.trim(), sent.virtualAccountNo.trim()];
  if (!/^\d{1,8}$/.test(serviceId) || sent.partnerServiceId.length > WIDTH) return { wrong: 'partnerServiceId' };
  if (!/^\d{1,20}$/.test(customerNo)) return { wrong: 'customerNo' };
  if (whole !== serviceId + customerNo) return { wrong: 'virtualAccountNo' };
  return writeVirtualAccount(serviceId, customerNo);
}

/** Whether two ids of a service are the same but for their padding. */
export function isSameService(one: string, other: string): boolean {
  return one.trim() === other.trim();
}
