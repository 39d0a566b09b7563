import type { Tx } from '#db';
import { filesById } from '#platform/files';

/** Of these files the name, and the numbers of the remarks that were sent on each. */
export async function askDrawings(tx: Tx, asked: unknown): Promise<Readonly<Record<string, unknown>>> {
  const handedIn = asked as readonly { readonly fileId: string }[];
  if (handedIn.length === 0) return { drawings: [] };
  const ids = handedIn.map(({ fileId }) => fileId);
  const [files, remarks] = [await filesById(tx, ids), await sentOn(tx, ids)];
  return {
    drawings: handedIn.map((one) => ({
      ...one,
      name: files.get(one.fileId)?.name ?? '',
      remarks: remarks.filter(({ fileId }) => fileId === one.fileId).map(({ n }) => n),
    })),
  };
}

function sentOn(tx: Tx, fileIds: readonly string[]): Promise<readonly { readonly fileId: string; readonly n: number }[]> {
  return tx
    .selectFrom('laperon.remark as remark')
    .select(['remark.file_id as fileId', 'remark.n'])
    .where('remark.file_id', 'in', fileIds)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('laperon.remark_line as line')
          .select('line.id')
          .whereRef('line.remark_id', '=', 'remark.id')
          .where('line.did', '=', 'make')
          .where('line.sent_at', 'is not', null),
      ),
    )
    .orderBy('remark.n')
    .execute();
}
