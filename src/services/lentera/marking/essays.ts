import type { Db, Tx } from '#db';
import { AppError, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { createHash } from 'node:crypto';
import { sql } from 'kysely';

export interface EssayMark {
  readonly nth: number;
  readonly markerId: string;
  readonly levels: Readonly<Record<string, number>>;
  readonly share: number;
  readonly note: string;
}

/** An answer to be marked by a person, without whose it is. */
export interface EssayAnswer {
  readonly attemptId: number;
  readonly item: number;
  readonly value: string;
  readonly marks: readonly EssayMark[];
}

/** Tells an answer from all others and from itself when it said something else, without whose it is. */
export const answerKey = ({ attemptId, item, value }: Pick<EssayAnswer, 'attemptId' | 'item' | 'value'>): string =>
  createHash('sha256').update(`${attemptId} ${item} ${value}`).digest('base64url').slice(0, 22);

/** Answers of one question of a test over all students, in an order that tells nothing of whose they are. */
export async function essayAnswers(db: Db | Tx, testId: string, questionId: string): Promise<readonly EssayAnswer[]> {
  const { rows } = await sql<EssayAnswer>`
    select r.attempt_id as "attemptId", r.item, r.value #>> '{}' as value,
           coalesce((select json_agg(json_build_object('nth', m.nth, 'markerId', m.marker_id, 'levels', m.levels, 'share', m.share::double precision, 'note', m.note) order by m.nth)
                       from lentera.essay_mark m where m.attempt_id = r.attempt_id and m.item = r.item), '[]') as marks
      from lentera.attempt a
      join lentera.participant p on p.id = a.participant_id
      join lentera.paper k on k.test_id = a.test_id and k.variant = p.variant
      cross join lateral jsonb_array_elements(k.items) as i
      join lentera.response r on r.attempt_id = a.id and r.item = (i ->> 'item')::smallint
     where a.test_id = ${testId}::uuid and i ->> 'questionId' = ${questionId} and r.value is not null
     order by md5(r.attempt_id::text || ${questionId}), r.item`.execute(db);
  return rows;
}

/**
 * Keeps what a person gives an answer. Throws ACTION_NOT_ALLOWED: `same-marker` where they gave the other mark, `mark-taken`
 * where somebody else gave this one at the same moment.
 */
export async function markEssay(
  tx: Tx,
  actor: PersonActor,
  mark: {
    readonly testId: string;
    readonly attemptId: number;
    readonly item: number;
    readonly nth: 1 | 2 | 3;
    readonly levels: Readonly<Record<string, number>>;
    readonly share: number;
    readonly note: string;
  },
  at: Date,
): Promise<void> {
  const { testId, attemptId, item, nth, levels, share, note } = mark;
  const attempt = await tx
    .selectFrom('lentera.attempt')
    .select('id')
    .where('id', '=', attemptId)
    .where('test_id', '=', testId)
    .forUpdate()
    .executeTakeFirst();
  if (!attempt) throw new AppError('NOT_FOUND', { attempt: attemptId });
  const other = await tx
    .selectFrom('lentera.essay_mark')
    .select('nth')
    .where('attempt_id', '=', attemptId)
    .where('item', '=', item)
    .where('marker_id', '=', actor.personId)
    .where('nth', '!=', nth)
    .executeTakeFirst();
  if (other) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'same-marker' });
  const row = { marker_id: actor.personId, levels: JSON.stringify(levels), share, note, at };
  const { numInsertedOrUpdatedRows: n } = await tx
    .insertInto('lentera.essay_mark')
    .values({ ...row, attempt_id: attemptId, item, nth })
    .onConflict((conflict) =>
      conflict.columns(['attempt_id', 'item', 'nth']).doUpdateSet(row).where('lentera.essay_mark.marker_id', '=', actor.personId),
    )
    .executeTakeFirstOrThrow();
  if (n === 0n) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'mark-taken' });
  await tx.updateTable('lentera.attempt').set({ marked_at: null }).where('id', '=', attemptId).execute();
  await appendAudit(tx, {
    actor,
    action: 'lentera.mark-essay',
    subject: { type: 'test', id: testId },
    detail: { attemptId, item, nth },
    at,
  });
}
