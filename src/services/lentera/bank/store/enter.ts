import type { Tx } from '#db';
import { AppError, newId, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { sql } from 'kysely';
import { createHash } from 'node:crypto';
import { bareWords, likeness, textsOf } from '../domain/digest.ts';
import type { Question } from '../domain/question.ts';

export interface NewQuestion {
  readonly agencyId: string;
  /** null: the city's own. */
  readonly schoolId: string | null;
  readonly question: Question;
  readonly shared?: 'own' | 'school' | 'city';
  readonly status?: 'draft' | 'approved';
}

/** Enters questions with their first version; returns their ids in the same order. */
export async function enterQuestions(tx: Tx, actor: PersonActor, news: readonly NewQuestion[], at: Date): Promise<readonly string[]> {
  if (news.length === 0) return [];
  const rows = news.map(({ agencyId, schoolId, shared = 'own', status = 'draft', question }) => ({
    question,
    row: {
      id: newId(),
      agency_id: agencyId,
      school_id: schoolId,
      author_id: actor.personId,
      shared,
      status,
      version: 1,
      created_at: at,
      changed_at: at,
    },
  }));
  // PostgreSQL takes 65,535 parameters in one statement.
  for (let from = 0; from < rows.length; from += 500) {
    const some = rows.slice(from, from + 500);
    await tx
      .insertInto('lentera.question')
      .values(some.map(({ row }) => row))
      .execute();
    await tx
      .insertInto('lentera.question_version')
      .values(
        some.map(({ row, question }) => ({
          question_id: row.id,
          version: 1,
          ...columnsOf(question),
          made_by: actor.personId,
          made_at: at,
        })),
      )
      .execute();
  }
  const [first] = rows;
  await appendAudit(tx, {
    actor,
    action: 'lentera.enter-questions',
    subject: { type: 'question', id: first?.row.id ?? '' },
    detail: { count: rows.length },
    at,
  });
  return rows.map(({ row }) => row.id);
}

/**
 * Keeps a changed question as its next version; what was answered before stays with the version it was given for.
 * `seen`: the version its author looked at. Throws CONFLICT where somebody else changed it since.
 */
export async function changeQuestion(
  tx: Tx,
  actor: PersonActor,
  {
    questionId,
    seen,
    question,
    note,
  }: { readonly questionId: string; readonly seen: number; readonly question: Question; readonly note: string },
  at: Date,
): Promise<number> {
  const { version } = await tx
    .selectFrom('lentera.question')
    .select('version')
    .where('id', '=', questionId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (version !== seen) throw new AppError('CONFLICT', { reason: 'changed-since', version });
  const next = version + 1;
  await tx
    .insertInto('lentera.question_version')
    .values({ question_id: questionId, version: next, ...columnsOf(question), made_by: actor.personId, made_at: at, note })
    .execute();
  // What was approved was another version.
  await tx
    .updateTable('lentera.question')
    .set((eb) => ({
      version: next,
      changed_at: at,
      proposed_to: null,
      status: eb.case().when('status', 'in', ['approved', 'proposed', 'returned']).then('draft').else(eb.ref('status')).end(),
    }))
    .where('id', '=', questionId)
    .execute();
  await appendAudit(tx, {
    actor,
    action: 'lentera.change-question',
    subject: { type: 'question', id: questionId },
    detail: { version: next },
    at,
  });
  return next;
}

function columnsOf(question: Question) {
  const { tags, title, prompt, body, stimulus } = question;
  const words = [
    title,
    prompt,
    ...textsOf(body),
    stimulus?.title ?? '',
    stimulus?.text ?? '',
    tags.aim ?? '',
    tags.topic ?? '',
    ...tags.labels,
  ]
    .map(bareWords)
    .join(' ');
  return {
    content: JSON.stringify(question),
    title,
    kind: body.kind,
    subject: tags.subject,
    grade: tags.grade,
    aim: tags.aim,
    topic: tags.topic,
    level: tags.level,
    difficulty: tags.difficulty,
    labels: sql<string[]>`${[...tags.labels]}::text[]`,
    words: sql<string>`to_tsvector('simple', ${words})`,
    digest: createHash('sha256').update(likeness(question)).digest(),
  };
}
