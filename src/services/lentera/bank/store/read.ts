import type { Db, Tx } from '#db';
import { AppError } from '#kernel';
import { sql } from 'kysely';
import type { Question } from '../domain/question.ts';

export interface VersionAt {
  readonly questionId: string;
  readonly version: number;
}

const keyOf = ({ questionId, version }: VersionAt) => `${questionId}/${version}`;

/** Versions of questions as they were asked. Throws NOT_FOUND where one is not there. */
export async function getVersions(db: Db | Tx, asked: readonly VersionAt[]): Promise<(at: VersionAt) => Question> {
  const rows = await sql<{ question_id: string; version: number; content: Question }>`
    select v.question_id, v.version, v.content
      from unnest(${asked.map(({ questionId }) => questionId)}::uuid[], ${asked.map(({ version }) => version)}::integer[]) as a (id, nth)
      join lentera.question_version v on v.question_id = a.id and v.version = a.nth`.execute(db);
  const found = new Map(rows.rows.map((row) => [`${row.question_id}/${row.version}`, row.content]));
  return (at) => {
    const question = found.get(keyOf(at));
    if (!question) throw new AppError('NOT_FOUND', { question: at.questionId });
    return question;
  };
}
