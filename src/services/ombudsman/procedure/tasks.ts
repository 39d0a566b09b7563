import type { Db, Tx } from '#db';
import { AppError, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { officeDay } from '#platform/calendar';
import { resumeMail } from '#platform/channels';
import { addEntry, getMatterForUpdate, keysOf, officerBy } from '../sealing/matters.ts';
import type { OpenedKey } from '../sealing/officer-keys.ts';
import { findThread } from '../sealing/threads.ts';

/** Something to be done about a matter, beside its procedure. */
export interface Task {
  readonly id: string;
  readonly matterId: string;
  readonly kind: 'mail-returned' | 'chat-failed';
  /** YYYY-MM-DD */
  readonly since: string;
}

/** What is to be done in these matters. */
export async function tasksOf(db: Db | Tx, matterIds: readonly string[]): Promise<readonly Task[]> {
  if (matterIds.length === 0) return [];
  const rows = await db
    .selectFrom('ombudsman.task')
    .select(['id', 'matter_id as matterId', 'kind', 'since'])
    .where('matter_id', 'in', [...matterIds])
    .where('done_on', 'is', null)
    .orderBy('since')
    .execute();
  return rows as readonly Task[];
}

/**
 * Somebody was reached another way, or their address was mended: the task is done, and where `resume` mail goes there
 * again. Throws NOT_FOUND.
 */
export async function finishTask(
  tx: Tx,
  actor: PersonActor,
  opened: OpenedKey,
  {
    matterId,
    taskId,
    note,
    resume,
  }: { readonly matterId: string; readonly taskId: string; readonly note: string; readonly resume: boolean },
  at: Date,
): Promise<void> {
  const matter = await getMatterForUpdate(tx, matterId);
  const keys = await keysOf(tx, opened, matter);
  const done = await tx
    .updateTable('ombudsman.task')
    .set({ done_on: officeDay(at) })
    .where('id', '=', taskId)
    .where('matter_id', '=', matterId)
    .where('done_on', 'is', null)
    .returning('kind')
    .executeTakeFirst();
  if (!done) throw new AppError('NOT_FOUND', { task: taskId });
  const content = { type: 'task-done', task: done.kind, note: note.trim().slice(0, 2000) } as const;
  await addEntry(tx, matter, keys, { lock: 'office', by: officerBy(actor), content }, at);
  const thread = await findThread(tx, matterId, keys);
  if (resume && thread && done.kind === 'mail-returned') await resumeMail(tx, thread.conversationId);
  await appendAudit(tx, {
    actor,
    action: 'ombudsman.finish-task',
    subject: { type: 'matter', id: matterId },
    detail: { kind: done.kind, resume },
    at,
  });
}
