import type { Db, Tx } from '#db';
import { sealedTable, vaultOf } from '#platform/keys';

const placeOf = (id: string) => `payments.refund.destination#${id}`;

/** Where money goes back to, as it is stored. */
export function sealDestination(tx: Tx, id: string, destination: string): string {
  return vaultOf(tx).seal(placeOf(id), destination);
}

export function openDestination(db: Db | Tx, id: string, sealed: string): string {
  // Whose time has passed is forgotten.
  return sealed === '' ? '' : vaultOf(db).open(placeOf(id), sealed);
}

/** Destinations of refunds, for whoever seals everything anew. */
export const sealedRefunds = sealedTable({
  name: 'payments.refund',
  rows: (tx) => tx.selectFrom('payments.refund').select(['id', 'destination']).where('destination', '!=', ''),
  anew: async (tx, { id, destination }) => {
    const vault = vaultOf(tx);
    if (vault.isCurrent(destination)) return false;
    const anew = vault.seal(placeOf(id), vault.open(placeOf(id), destination));
    await tx.updateTable('payments.refund').set({ destination: anew }).where('id', '=', id).execute();
    return true;
  },
});
