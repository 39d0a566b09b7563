import type { Tx } from '#db';
import { sealedTable, vaultOf } from '#platform/keys';

const LABEL = 'mandates.relative';

/** Where the number of a relative lies. */
export const placeOf = (id: string) => `mandates.relative.nik#${id}`;

/** A NIK as it is stored, with what it is found by. */
export function sealNik(tx: Tx, id: string, nik: string) {
  const vault = vaultOf(tx);
  return { nik: vault.seal(placeOf(id), nik), nik_index: vault.index(LABEL, 'nik', nik) };
}

/** Numbers of relatives, for whoever seals everything anew. */
export const sealedRelatives = sealedTable({
  name: 'mandates.relative',
  rows: (tx) => tx.selectFrom('mandates.relative').select(['id', 'nik', 'nik_index as nikIndex']),
  anew: async (tx, { id, nik, nikIndex }) => {
    const vault = vaultOf(tx);
    const plain = vault.open(placeOf(id), nik);
    if (vault.isCurrent(nik) && nikIndex === vault.index(LABEL, 'nik', plain)) return false;
    await tx
      .updateTable('mandates.relative')
      .set(sealNik(tx, id, plain))
      .where('id', '=', id)
      .execute();
    return true;
  },
});
