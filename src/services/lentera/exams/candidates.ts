import type { Db, Tx } from '#db';
import { sql } from 'kysely';
import type { Candidate } from './domain/draw.ts';
import type { TestRow } from './store.ts';

/**
 * What a test may draw from: approved questions of its subject and grade (or of none), shared with the city or, for a
 * school's test, with the school; and its author's own. A question that did badly where its key is doubted is retired by
 * its owner, and is not drawn then.
 */
export async function candidatesFor(
  db: Db | Tx,
  { agency_id, school_id, author_id, subject, grade }: TestRow,
): Promise<readonly Candidate[]> {
  const { rows } = await sql<Candidate>`
    select q.id as "questionId", v.version, v.kind, (v.content ->> 'points')::double precision as points,
           v.aim, v.topic, v.level, v.difficulty, v.labels,
           (select count(*)::integer from lentera.question_in_test u where u.question_id = q.id) as uses
      from lentera.question q
      join lentera.question_version v on v.question_id = q.id and v.version = q.version
     where q.agency_id = ${agency_id} and v.subject = ${subject} and (v.grade = ${grade} or v.grade is null)
       and q.status <> 'retired'
       and (q.author_id = ${author_id}
            or (q.status = 'approved' and (q.shared = 'city' or (q.shared = 'school' and q.school_id = ${school_id}::uuid))))
     order by q.id`.execute(db);
  return rows;
}
