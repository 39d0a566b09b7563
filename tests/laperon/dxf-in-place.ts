import { transaction } from '#db';
import { DXF, keepOwnFile } from '#platform/files';
import type { TestApp } from '#support';

/** The drawing at this address holds this DXF from now on, in place of what was handed in. */
export async function becomes({ db, deps }: TestApp, address: string, source: string): Promise<void> {
  const [caseId, fileId] = address.split('/').slice(-2) as [string, string];
  const kept = { content: Buffer.from(source), name: 'tapak.dxf', mediaType: DXF, caseId, ownerPersonId: null };
  const { sha256 } = await transaction(db, (tx) => keepOwnFile(tx, deps.files, kept));
  await db
    .updateTable('files.file')
    .set({ sha256, bytes: Buffer.byteLength(source), media_type: DXF, name: 'tapak.dxf' })
    .where('id', '=', fileId)
    .execute();
}
