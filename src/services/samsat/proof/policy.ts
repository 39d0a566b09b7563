import type { Db, Tx } from '#db';
import { rulesAt } from '#platform/rules';
import { type FrozenPolicy, policyAt, proofRule } from '../domain/rules/proof-rule.ts';
import { provinceOf } from '../domain/vehicle.ts';
import type { KeptVehicle } from '../vehicles/store.ts';

/** What a proof of a vehicle would be issued by on a day (YYYY-MM-DD); null where no record holds. */
export async function policyFor(
  db: Db | Tx,
  vehicle: Pick<KeptVehicle, 'agencyId' | 'domicile'>,
  on: string,
): Promise<FrozenPolicy | null> {
  const rules = await rulesAt(db, [proofRule], { agencyId: vehicle.agencyId, on });
  return policyAt(rules, { region: provinceOf(vehicle), on });
}
