import type { Db, Tx } from '#db';
import { sealedTable, vaultOf } from '#platform/keys';

const LABEL = 'mandates.helper';
const placeOf = (id: string) => `mandates.helper.phone#${id}`;

/** A telephone number in digits with the country before it, however it was written. */
export function digitsOf(phone: string): string {
  return phone.replace(/\D/g, '').replace(/^0/, '62');
}

/** A number as it is stored, with what it is found by. */
export function sealPhone(tx: Tx, id: string, phone: string | null) {
  if (phone === null) return { phone: null, phone_index: null };
  const vault = vaultOf(tx);
  const digits = digitsOf(phone);
  return { phone: vault.seal(placeOf(id), digits), phone_index: vault.index(LABEL, 'text', digits) };
}

/** By what helpers who write from a number are found: one of these stands in `phone_index`. */
export function phoneIndexes(db: Db | Tx, phone: string): readonly string[] {
  return vaultOf(db).indexes(LABEL, 'text', digitsOf(phone));
}

/** Numbers of helpers, for whoever seals everything anew. */
export const sealedHelpers = sealedTable({
  name: 'mandates.helper',
  rows: (tx) => tx.selectFrom('mandates.helper').select(['id', 'phone', 'phone_index as phoneIndex']).where('phone', 'is not', null),
  anew: async (tx, { id, phone, phoneIndex }) => {
    const vault = vaultOf(tx);
    const digits = vault.open(placeOf(id), phone ?? '');
    if (vault.isCurrent(phone ?? '') && phoneIndex === vault.index(LABEL, 'text', digits)) return false;
    await tx
      .updateTable('mandates.helper')
      .set(sealPhone(tx, id, digits))
      .where('id', '=', id)
      .execute();
    return true;
  },
});
