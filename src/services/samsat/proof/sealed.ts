import type { Db, Tx } from '#db';
import { type SealedTable, sealedTable, vaultOf } from '#platform/keys';

const placeOf = (proofId: string) => `samsat.delivery.address#${proofId}`;

/** Where TBPKP and sticker go, as it is stored; empty where nobody has said. */
export const sealAddress = (tx: Tx, proofId: string, address: string): string =>
  address === '' ? '' : vaultOf(tx).seal(placeOf(proofId), address);

export const openAddress = (db: Db | Tx, proofId: string, stored: string): string =>
  stored === '' ? '' : vaultOf(db).open(placeOf(proofId), stored);

const billPlace = (billId: string) => `samsat.assessment.address#${billId}`;

/** The same, as somebody said it when they asked for a bill: before there is a proof. */
export const sealBillAddress = (tx: Tx, billId: string, address: string): string =>
  address === '' ? '' : vaultOf(tx).seal(billPlace(billId), address);

export const openBillAddress = (db: Db | Tx, billId: string, stored: string): string =>
  stored === '' ? '' : vaultOf(db).open(billPlace(billId), stored);

const ofBills: SealedTable = sealedTable({
  name: 'samsat.assessment',
  rows: (tx) => tx.selectFrom('samsat.assessment').select(['id', 'bill_id as billId', 'address']).where('address', '!=', ''),
  anew: async (tx, { id, billId, address }) => {
    if (vaultOf(tx).isCurrent(address)) return false;
    await tx
      .updateTable('samsat.assessment')
      .set({ address: sealBillAddress(tx, billId, openBillAddress(tx, billId, address)) })
      .where('id', '=', id)
      .execute();
    return true;
  },
});

const ofProofs: SealedTable = sealedTable({
  name: 'samsat.delivery',
  key: 'proof_id',
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

/** Addresses of deliveries and of what was asked for, for whoever seals everything anew. */
export const sealedDeliveries: readonly SealedTable[] = [ofProofs, ofBills];
