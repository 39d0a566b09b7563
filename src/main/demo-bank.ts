import type { Config } from './config.ts';
import type { BankSetup } from './config-banks.ts';
import { citizens } from '#demo';
import type { Clock } from '#kernel';

import type { Deliver } from '#demo/bank';

/** In the demonstration: a bank of this machine in the process of the pages, and what was agreed with it. */
export interface OpenBank {
  readonly standIn: Awaited<ReturnType<typeof start>>['bank'];
  readonly setup: BankSetup;
  close(): Promise<void>;
}

/** Loaded only where it is used: real work has no such bank. It makes our key too, once for a process. */
async function start({ deliver, now }: { readonly deliver: Deliver; readonly now: () => Date }) {
  const { startBank } = await import('#demo/bank');
  const customers = Object.values(citizens)
    .slice(0, 6)
    .map(({ name }) => ({ name }));
  const bank = await startBank({ deliver, now, customers, forceSettle: true });
  const { billerKey: ourKey } = bank.agreement;
  if (!ourKey) throw new Error('the bank of the demonstration made no key for us');
  return { bank, ourKey };
}

/** Starts it for bills of these agencies. */
export async function openDemoBank(agencies: readonly string[], clock: Clock, deliver: Deliver): Promise<OpenBank> {
  const { bank, ourKey } = await start({ deliver, now: () => clock.now() });
  const { secret, publicKey, clientId, partnerId, channelId, signs, merchant } = bank.agreement;
  const setup: BankSetup = {
    agencies,
    theirKey: publicKey,
    ourKey,
    secret,
    qris: { merchantId: merchant.merchantId, terminalId: 'A01', nmid: merchant.nmid },
    settings: {
      key: 'contoh',
      name: bank.name,
      partnerServiceId: bank.partnerServiceId,
      partnerId,
      channelId,
      baseUrl: bank.url,
      clientId,
      minifier: 'lexical',
      signatureEncoding: 'base64',
      signatureType: { inbound: signs.outbound, outbound: signs.inbound },
      endpointMode: 'as-sent',
      clockSkew: 300,
      mostBillDetails: 5,
      zone: 'Asia/Jakarta',
      forceSettle: true,
    },
  };
  return { standIn: bank, setup, close: () => bank.close() };
}

/** Whether the demonstration brings its own bank. */
export function wantsDemoBank({ demo, banks }: Pick<Config, 'demo' | 'banks'>): boolean {
  return demo && banks.length === 0;
}
