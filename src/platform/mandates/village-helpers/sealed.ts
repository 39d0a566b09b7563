import type { Db, Tx } from '#db';
import { type SealedTable, vaultOf } from '#platform/keys';

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
export const sealedHelpers: SealedTable = {
  name: 'mandates.helper',
  reseal: async (tx, after, limit) => {
    let query = tx
      .selectFrom('mandates.helper')
      .select(['id', 'phone', 'phone_index as phoneIndex'])
      .where('phone', 'is not', null)
      .orderBy('id')
      .limit(limit)
      .forNoKeyUpdate();
    if (after !== null) query = query.where('id', '>', after);
    const rows = await query.execute();
    const vault = vaultOf(tx);
    let sealed = 0;
    for (const { id, phone, phoneIndex } of rows) {
      const digits = vault.open(placeOf(id), phone ?? '');
      if (vault.isCurrent(phone ?? '') && phoneIndex === vault.index(LABEL, 'text', digits)) continue;
      await tx
        .updateTable('mandates.helper')
        .set(sealPhone(tx, id, digits))
        .where('id', '=', id)
        .execute();
      sealed++;
    }
    return { last: rows.at(-1)?.id ?? null, looked: rows.length, sealed };
  },
};
