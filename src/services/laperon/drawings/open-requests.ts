import type { Db, Tx } from '#db';
import { filesById } from '#platform/files';
import { stateOf } from './domain/remark.ts';
import { remarksOf } from './store/tables.ts';
import { texts } from './texts/index.ts';

const words = texts('id');

/** Requests of the office on drawings of a case that nobody answered yet, each as a sentence with its number and drawing. */
export async function openRequestsOn(db: Db | Tx, caseId: string): Promise<readonly { readonly text: string; readonly fileId: string }[]> {
  const open = (await remarksOf(db, caseId, null)).filter(
    (remark) => remark.kind === 'request' && remark.side === 'office' && ['open', 'reopened'].includes(stateOf(remark)),
  );
  if (open.length === 0) return [];
  const files = await filesById(
    db,
    open.map(({ fileId }) => fileId),
  );
  return open.map(({ n, fileId, revision, lines }) => ({
    text: words.inReturn(n, files.get(fileId)?.name ?? '', revision, lines[0]?.text ?? ''),
    fileId,
  }));
}
