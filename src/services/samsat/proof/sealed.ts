import type { Db, Tx } from '#db';
import { type SealedTable, sealedTable, vaultOf } from '#platform/keys';

const placeOf = (proofId: string) => `samsat.delivery.address#${proofId}`;

/** Where TBPKP and sticker go, as it is stored; empty where nobody has said. */
export const sealAddress = (tx: Tx, proofId: string, address: string): string =>
  address === '' ? '' : vaultOf(tx).seal(placeOf(proofId), address);

export const openAddress = (db: Db | Tx, proofId: string, stored: string): string =>
  stored === '' ? '' : vaultOf(db).open(placeOf(proofId), stored);

/** Addresses of deliveries, for whoever seals everything anew. */
export const sealedDeliveries: SealedTable = sealedTable({
  name: 'samsat.delivery',
  rows: (tx) => tx.selectFrom('samsat.delivery').select(['proof_id as id', 'address']).where('address', '!=', ''),
  anew: async (tx, { id, address }) => {
    if (vaultOf(tx).isCurrent(address)) return false;
    await tx
      .updateTable('samsat.delivery')
      .set({ address: sealAddress(tx, id, openAddress(tx, id, address)) })
      .where('proof_id', '=', id)
      .execute();
    return true;
  },
});
