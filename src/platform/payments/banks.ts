import type { KeyObject } from 'node:crypto';
import type { BankClient } from './snap/client/bank-client.ts';
import type { BankSettings } from './snap/settings.ts';

/** A bank we are the biller of: what was agreed, and the keys of both sides. */
export interface Bank {
  readonly settings: BankSettings;
  /** Agencies whose bills it takes; money of nobody stands in the first one's books. */
  readonly agencyIds: readonly [string, ...string[]];
  /** What it signs tokens with, and requests of type 2. */
  readonly theirKey: KeyObject;
  /** Requests of type 1, both ways. */
  readonly secret: string;
  /** Where it is our acquirer as well: whose QRIS it makes. */
  readonly qris: { readonly merchantId: string; readonly terminalId: string | null; readonly nmid: string | null } | null;
  /** What we ask of it. */
  readonly client: BankClient;
}

/** Number of a bill at a bank, as people type it. */
export function accountNumber({ settings }: Pick<Bank, 'settings'>, code: string): string {
  return settings.partnerServiceId + code;
}
