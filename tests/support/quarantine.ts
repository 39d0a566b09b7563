import { transaction } from '#db';
import type { Deps } from '#main';
import { keepOwnFile } from '#platform/files';

/** A file that the scanner holds back, as a case holds it or nobody; returns its id. */
export async function quarantineFile({ db, files }: Deps, caseId: string | null = null): Promise<string> {
  return transaction(db, async (tx) => {
    const content = Buffer.from('%PDF-1.7 harmful');
    const { id } = await keepOwnFile(tx, files, { content, name: 'denah.pdf', mediaType: 'application/pdf', caseId, ownerPersonId: null });
    const seen = { scan: 'infected', finding: 'Contoh.Program-1', scanned_by: 'ClamAV 1.4.3/27500', scanned_at: files.clock.now() };
    await tx.updateTable('files.file').set(seen).where('id', '=', id).execute();
    return id;
  });
}
