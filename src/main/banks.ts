import type { Clock } from '#kernel';
import { type Bank, bankClient } from '#platform/payments';
import type { BankSetup } from './config-banks.ts';

/** Milliseconds to wait for a bank: somebody looks at a page meanwhile. */
const PATIENCE = 8000;

interface Opening {
  readonly clock: Clock;
  readonly idOf: (agency: string) => Promise<string | undefined>;
}

/** Banks as the operator set them up, each with the agencies it works for. Throws where one names an agency there is none of. */
export function openBanks(setups: readonly BankSetup[], { clock, idOf }: Opening): Promise<readonly Bank[]> {
  return Promise.all(
    setups.map(async ({ agencies, ourKey, ...bank }): Promise<Bank> => {
      const [first = '', ...more] = await Promise.all(
        agencies.map(async (agency) => {
          const agencyId = await idOf(agency);
          if (agencyId === undefined)
            throw new Error(`BANKS_FILE: bank ${bank.settings.key} works for ${agency}, and there is no such agency`);
          return agencyId;
        }),
      );
      const access = { settings: bank.settings, privateKey: ourKey, clientSecret: bank.secret, clock, patience: PATIENCE };
      return { ...bank, agencyIds: [first, ...more], client: bankClient(access) };
    }),
  );
}
