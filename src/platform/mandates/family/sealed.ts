import type { Tx } from '#db';
import { type SealedTable, vaultOf } from '#platform/keys';

const LABEL = 'mandates.relative';

/** Where the number of a relative lies. */
export const placeOf = (id: string) => `mandates.relative.nik#${id}`;

/** A NIK as it is stored, with what it is found by. */
export function sealNik(tx: Tx, id: string, nik: string) {
  const vault = vaultOf(tx);
  return { nik: vault.seal(placeOf(id), nik), nik_index: vault.index(LABEL, 'nik', nik) };
}

/** Numbers of relatives, for whoever seals everything anew. */
export const sealedRelatives: SealedTable = {
  name: 'mandates.relative',
  reseal: async (tx, after, limit) => {
    let query = tx
      .selectFrom('mandates.relative')
      .select(['id', 'nik', 'nik_index as nikIndex'])
      .orderBy('id')
      .limit(limit)
      .forNoKeyUpdate();
    if (after !== null) query = query.where('id', '>', after);
    const rows = await query.execute();
    const vault = vaultOf(tx);
    let sealed = 0;
    for (const { id, nik, nikIndex } of rows) {
      const plain = vault.open(placeOf(id), nik);
      if (vault.isCurrent(nik) && nikIndex === vault.index(LABEL, 'nik', plain)) continue;
      await tx
        .updateTable('mandates.relative')
        .set(sealNik(tx, id, plain))
        .where('id', '=', id)
        .execute();
      sealed++;
    }
    return { last: rows.at(-1)?.id ?? null, looked: rows.length, sealed };
  },
};
