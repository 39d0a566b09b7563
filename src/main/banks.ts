import type { Clock } from '#kernel';
import { type Bank, bankClient } from '#platform/payments';
import type { BankSetup } from './config-banks.ts';

/** Milliseconds to wait for a bank: somebody looks at a page meanwhile. */
const PATIENCE = 8000;

interface Opening {
  readonly clock: Clock;
  readonly idOf: (agency: string) => Promise<string | undefined>;
}

/** Banks as the operator set them up, each with the agency it works for. Throws where one names an agency there is none of. */
export function openBanks(setups: readonly BankSetup[], { clock, idOf }: Opening): Promise<readonly Bank[]> {
  return Promise.all(
    setups.map(async ({ agency, ourKey, ...bank }): Promise<Bank> => {
      const agencyId = await idOf(agency);
      if (agencyId === undefined) throw new Error(`BANKS_FILE: bank ${bank.settings.key} works for ${agency}, and there is no such agency`);
      const access = { settings: bank.settings, privateKey: ourKey, clientSecret: bank.secret, clock, patience: PATIENCE };
      return { ...bank, agencyId, client: bankClient(access) };
    }),
  );
}
