import type { Db, Tx } from '#db';
import { sql } from 'kysely';
import { asWordQuery } from '../../bank/store/list.ts';
import type { Question } from '../../bank/domain/question.ts';
import type { Pinned } from '../domain/lesson.ts';
import type { Course } from './courses.ts';

/** A question an exercise may ask. */
export interface CandidateLine extends Pinned {
  readonly content: Question;
}

/**
 * Questions a course may ask: of its subject and grade or of none, approved and shared with the city or its school, or its
 * author's own; a page of those whose words begin as searched.
 */
export async function candidatesFor(
  db: Db | Tx,
  agencyId: string,
  { subject, grade, schoolId, authorId }: Course,
  q: string,
  { limit, offset, only = null }: { readonly limit: number; readonly offset: number; readonly only?: string | null },
): Promise<{ readonly rows: readonly CandidateLine[]; readonly total: number }> {
  const words = asWordQuery(q);
  const from = sql`
    lentera.question q join lentera.question_version v on v.question_id = q.id and v.version = q.version
    where q.agency_id = ${agencyId}::uuid and v.subject = ${subject} and (v.grade = ${grade} or v.grade is null) and q.status <> 'retired'
      and (q.author_id = ${authorId}::uuid
           or (q.status = 'approved' and (q.shared = 'city' or (q.shared = 'school' and q.school_id = ${schoolId}::uuid))))
      and (${only}::uuid is null or q.id = ${only}::uuid)
      and (${words}::text is null or v.words @@ to_tsquery('simple', ${words}::text))`;
  const [{ rows }, { rows: counted }] = await Promise.all([
    sql<CandidateLine>`
      select q.id as "questionId", v.version, v.content from ${from} order by lower(v.title), q.id limit ${limit} offset ${offset}`.execute(
      db,
    ),
    sql<{ total: number }>`select count(*)::integer as total from ${from}`.execute(db),
  ]);
  return { rows, total: counted[0]?.total ?? 0 };
}

/** The newest version of some questions, by id; a retired one has none. */
export async function newestOf(db: Db | Tx, pinned: readonly Pinned[]): Promise<ReadonlyMap<string, number>> {
  if (pinned.length === 0) return new Map();
  const rows = await db
    .selectFrom('lentera.question')
    .select(['id', 'version'])
    .where('status', '<>', 'retired')
    .where(
      'id',
      'in',
      pinned.map(({ questionId }) => questionId),
    )
    .execute();
  return new Map(rows.map(({ id, version }) => [id, version]));
}
