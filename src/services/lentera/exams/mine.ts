import type { Db } from '#db';
import { sql } from 'kysely';
import type { Sort, TestStatus } from './store.ts';
import type { Terms } from './domain/terms.ts';

/** A test as whoever takes it sees it, and their parents. */
export interface OwnTest {
  readonly participantId: number;
  readonly studentId: string;
  readonly student: string;
  readonly testId: string;
  readonly title: string;
  readonly sort: Sort;
  readonly subject: string;
  readonly status: TestStatus;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly minutes: number;
  readonly terms: Terms;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  /** Attempts begun. */
  readonly attempts: number;
  /** 0 to 100 of the last attempt that was marked whole; null while it is not. */
  readonly score: number | null;
}

/** Tests of some students, the next ones first. */
export async function ownTests(db: Db, studentIds: readonly string[], limit = 100): Promise<readonly OwnTest[]> {
  if (studentIds.length === 0) return [];
  const { rows } = await sql<OwnTest>`
    select p.id as "participantId", s.id as "studentId", s.name as student, t.id as "testId", t.title, t.sort, t.subject, t.status, n.opens_at as "opensAt",
           n.closes_at as "closesAt", n.minutes, t.terms, a.started_at as "startedAt", a.ended_at as "endedAt", coalesce(a.nth, 0) as attempts,
           (select case when bool_or(r.share is null) or sum(r.points) = 0 then null else (100 * sum(r.share * r.points) / sum(r.points))::double precision end
              from lentera.response r where r.attempt_id = a.id) as score
      from lentera.participant p
      join lentera.student s on s.id = p.student_id
      join lentera.test t on t.id = p.test_id and t.status in ('published', 'ended')
      join lentera.session n on n.test_id = p.test_id and n.nth = p.session
      left join lateral (select * from lentera.attempt x where x.participant_id = p.id order by x.nth desc limit 1) a on true
     where p.student_id = any(${[...studentIds]}::uuid[])
     order by n.opens_at desc, p.id limit ${limit}`.execute(db);
  return rows;
}

/** Whether somebody may still sit a test: it runs or comes, and they have an attempt left. */
export function maySit({ status, closesAt, minutes, endedAt, attempts, terms }: OwnTest, now: Date): boolean {
  return status === 'published' && closesAt.getTime() + minutes * 60_000 > now.getTime() && (endedAt === null || attempts < terms.attempts);
}

/** Whether a part of a result may be seen now, by the test's rules. */
export function isReleased(when: Terms['release']['score'], status: TestStatus, endedAt: Date | null): boolean {
  if (when === 'never') return false;
  return status === 'ended' || (when === 'submitted' && endedAt !== null);
}
