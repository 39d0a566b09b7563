import { type SealedTable, sealedTable, vaultOf } from '#platform/keys';
import { letterPlace, pdfPlace } from './ask.ts';

/** Letters to agencies, for whoever seals everything anew. */
export const sealedAskings: SealedTable = sealedTable({
  name: 'ombudsman.asking',
  rows: (tx) => tx.selectFrom('ombudsman.asking').select(['id', 'letter', 'pdf']),
  anew: async (tx, { id, letter, pdf }) => {
    const vault = vaultOf(tx);
    if (vault.isCurrent(letter) && vault.isCurrent(pdf)) return false;
    const anew = (place: string, stored: string) => vault.seal(place, vault.open(place, stored));
    await tx
      .updateTable('ombudsman.asking')
      .set({ letter: anew(letterPlace(id), letter), pdf: anew(pdfPlace(id), pdf) })
      .where('id', '=', id)
      .execute();
    return true;
  },
});
