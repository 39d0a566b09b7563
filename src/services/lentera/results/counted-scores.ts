import { sql } from 'kysely';

/**
 * `counted`: each participant of some tests with the score of the attempt that counts by the test's own rule, 0 to 100; null
 * while somebody has to mark, and of whoever did not come. For a query to begin with.
 */
export const countedScores = (testIds: readonly string[]) => sql`
    scored as (
      select p.test_id, p.id, s.school_id, a.nth,
             case when a.id is null or bool_or(r.share is null) or coalesce(sum(r.points), 0) = 0 then null
                  else 100 * sum(r.share * r.points) / sum(r.points) end as score,
             a.id is not null as took
        from lentera.participant p
        join lentera.student s on s.id = p.student_id
        left join lentera.attempt a on a.participant_id = p.id
        left join lentera.response r on r.attempt_id = a.id
       where p.test_id = any(${[...testIds]}::uuid[])
       group by p.test_id, p.id, s.school_id, a.id, a.nth),
    counted as (
      select distinct on (c.id) c.*, (t.terms ->> 'pass')::double precision as pass
        from scored c join lentera.test t on t.id = c.test_id
       order by c.id, case t.terms ->> 'counts' when 'last' then -c.nth when 'best' then -coalesce(c.score, -1) else c.nth end)`;
