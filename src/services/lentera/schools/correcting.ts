import type { Tx } from '#db';
import { AppError, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { renameNamedAccount } from '#platform/identity';
import { sql } from 'kysely';
import { assertFreeNisn, type StudentWords } from './enrolling.ts';
import { correctParents, type ParentWords } from './parents.ts';

interface Correction {
  readonly studentId: string;
  /** When the student was last changed, as whoever corrects had it before them: milliseconds since 1970. */
  readonly seen: number;
  readonly words: Required<StudentWords>;
  /** All of them: who is not among them is taken out. */
  readonly parents: readonly ParentWords[];
}

/**
 * Corrects what is written of a student and their parents; what was before stands in nobody's way. The trail says which
 * fields, not what stood in them. Throws ACTION_NOT_ALLOWED: `corrected` by somebody else meanwhile, `nis-taken`, `nisn-taken`.
 */
export async function correctStudent(tx: Tx, actor: PersonActor, { studentId, seen, words, parents }: Correction, at: Date): Promise<void> {
  const held = await tx
    .selectFrom('lentera.student')
    .select(['school_id', 'person_id', 'status', 'name', 'nis', 'nisn', 'sex', 'birthplace', 'address', 'changed_at'])
    .select(sql<string | null>`born::text`.as('born'))
    .where('id', '=', studentId)
    .forUpdate()
    .executeTakeFirst();
  if (!held) throw new AppError('NOT_FOUND', { student: studentId });
  if (held.changed_at.getTime() !== seen) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'corrected' });
  if (words.nisn !== null && words.nisn !== held.nisn && held.status === 'active') await assertFreeNisn(tx, words.nisn);
  if (words.nis !== held.nis) await assertFreeNis(tx, held.school_id, words.nis);
  const changed = (Object.keys(words) as (keyof StudentWords)[]).filter((field) => words[field] !== held[field]);
  const fields = [...changed, ...(await correctParents(tx, studentId, parents, at))];
  if (fields.length === 0) return;
  await tx
    .updateTable('lentera.student')
    .set({ ...words, changed_at: at })
    .where('id', '=', studentId)
    .execute();
  if (held.person_id !== null && words.name !== held.name) await renameNamedAccount(tx, { personId: held.person_id, name: words.name }, at);
  const detail = { schoolId: held.school_id, fields };
  await appendAudit(tx, { actor, action: 'lentera.correct-student', subject: { type: 'student', id: studentId }, detail, at });
}

/** Numbers of a school are given out one after the other: two people may not take one at once. */
async function assertFreeNis(tx: Tx, schoolId: string, nis: string): Promise<void> {
  await tx.selectFrom('lentera.school').select('id').where('id', '=', schoolId).forUpdate().execute();
  const other = await tx
    .selectFrom('lentera.student')
    .select('id')
    .where('school_id', '=', schoolId)
    .where('nis', '=', nis)
    .executeTakeFirst();
  if (other) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'nis-taken' });
}
