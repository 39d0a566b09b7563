import type { Bank } from '#platform/payments';
import type { BankSetup } from './config-banks.ts';

/** Banks as the operator set them up, each with the agency it works for. Throws where one names an agency there is none of. */
export async function openBanks(
  setups: readonly BankSetup[],
  idOf: (agency: string) => Promise<string | undefined>,
): Promise<() => readonly Bank[]> {
  const banks = await Promise.all(
    setups.map(async ({ agency, ...bank }): Promise<Bank> => {
      const agencyId = await idOf(agency);
      if (agencyId === undefined) throw new Error(`BANKS_FILE: bank ${bank.settings.key} works for ${agency}, and there is no such agency`);
      return { ...bank, agencyId };
    }),
  );
  return () => banks;
}
