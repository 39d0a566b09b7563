import { type Db, transaction, type Tx } from '#db';
import type { Clock } from '#kernel';
import { notify } from '#platform/notifications';
import { sql } from 'kysely';
import { learningPaths } from '../learning/paths.ts';
import { examPaths } from '../exams/paths.ts';
import { notices, type Told } from './notices.ts';

/** Something a guardian of a student is to be told. */
interface Due {
  readonly kind: Told;
  readonly about: string;
  readonly studentId: string;
  readonly student: string;
  readonly personId: string;
  readonly title: string;
  readonly at: Date | null;
  readonly room: string;
  /** Of a result: whose page leads to it. */
  readonly participantId: number | null;
}

/** How far back is looked: what happened longer ago is no news, and is not told when this begins to run. */
const SINCE = '3 days';
const TOGETHER = 200;

/**
 * Tells guardians what happened of their children and was not told yet: a test set, moved, called off or missed, a result or
 * a gradebook that is shown, a remedial. Returns how many were told. Done every minute.
 */
export async function tellGuardians(db: Db, clock: Clock): Promise<number> {
  const now = clock.now();
  let count = 0;
  for (;;) {
    const told = await transaction(db, async (tx) => {
      const due = await readDue(tx, now);
      for (const one of due) await tell(tx, one, now);
      return due.length;
    });
    count += told;
    if (told < TOGETHER) return count;
  }
}

async function tell(tx: Tx, due: Due, at: Date): Promise<void> {
  const { kind, about, studentId, personId, student, title, room, participantId } = due;
  // Whoever else tells the same at this moment waits here, and finds it told.
  const { numInsertedOrUpdatedRows: n } = await tx
    .insertInto('lentera.told')
    .values({ kind, about, student_id: studentId, person_id: personId, at })
    .onConflict((on) => on.doNothing())
    .executeTakeFirstOrThrow();
  if (n === 0n) return;
  const link =
    participantId !== null && kind === 'result'
      ? examPaths.ownResult({ participantId: String(participantId) })
      : learningPaths.child({ studentId });
  await notify(tx, { personId, notice: notices[kind], facts: { student, title, at: due.at, room }, link, at });
}

async function readDue(tx: Tx, now: Date): Promise<readonly Due[]> {
  const since = sql`${now}::timestamptz - ${SINCE}::interval`;
  const { rows } = await sql<Due>`
    with happened as (
      -- Admitted to a test that is still to be held, at this time.
      select case when exists (select from lentera.told o where o.student_id = p.student_id and o.kind in ('scheduled', 'moved')
                                and o.about like t.id || '@%') then 'moved' else 'scheduled' end as kind,
             t.id || '@' || to_char(n.opens_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI') as about,
             p.student_id, t.title, n.opens_at as at, n.room, p.id as participant_id
        from lentera.test t join lentera.participant p on p.test_id = t.id join lentera.session n on n.test_id = t.id and n.nth = p.session
       where t.status = 'published' and t.sort <> 'practice' and n.opens_at > ${now}
      union all
      select 'cancelled', t.id::text, p.student_id, t.title, null, '', p.id
        from lentera.test t join lentera.participant p on p.test_id = t.id
       where t.status = 'cancelled' and t.changed_at > ${since} and t.published_at is not null
      union all
      -- Marked whole, and shown by the test's own rule.
      select 'result', t.id::text, p.student_id, t.title, null, '', p.id
        from lentera.attempt a join lentera.participant p on p.id = a.participant_id join lentera.test t on t.id = a.test_id
       where greatest(a.marked_at, t.ended_at) > ${since} and a.marked_at is not null and t.status in ('published', 'ended') and t.sort <> 'practice'
         and (t.terms -> 'release' ->> 'score' = 'submitted' or (t.terms -> 'release' ->> 'score' = 'ended' and t.status = 'ended'))
         and not exists (select from lentera.response r where r.attempt_id = a.id and r.share is null)
      union all
      select 'remedial', c.test_id::text, c.student_id, c.aim, null, '', null
        from lentera.remedial_call c where c.called_at > ${since}
      union all
      -- Nobody can begin any more, and they have not.
      select 'absence', t.id::text, p.student_id, t.title, n.opens_at, n.room, p.id
        from lentera.test t join lentera.session n on n.test_id = t.id join lentera.participant p on p.test_id = t.id and p.session = n.nth
       where t.status in ('published', 'ended') and t.sort <> 'practice'
         and least(n.closes_at, n.ended_at) <= ${now} and least(n.closes_at, n.ended_at) > ${since}
         and not exists (select from lentera.attempt a where a.participant_id = p.id)
      union all
      select 'grades', b.id::text, e.student_id, coalesce(j.title_id, b.subject), null, '', null
        from lentera.gradebook b
        join lentera.class k on k.id = b.class_id
        join lentera.school h on h.id = k.school_id
        join lentera.enrolment e on e.class_id = b.class_id and e.ends is null
        left join lentera.subject j on j.agency_id = h.agency_id and j.key = b.subject
       where b.released_at > ${since})
    select distinct on (h.kind, h.about, h.student_id, g.person_id)
           h.kind, h.about, h.student_id as "studentId", s.name as student, g.person_id as "personId", h.title, h.at, h.room,
           h.participant_id as "participantId"
      from happened h
      join lentera.student s on s.id = h.student_id
      join lentera.guardian g on g.student_id = h.student_id and g.ended_at is null
     where not exists (select from lentera.told o
                        where o.student_id = h.student_id and o.person_id = g.person_id and o.kind in (h.kind, 'scheduled', 'moved')
                          and o.about = h.about and (o.kind = h.kind or h.kind in ('scheduled', 'moved')))
     order by h.kind, h.about, h.student_id, g.person_id
     limit ${TOGETHER}`.execute(tx);
  return rows;
}

/** What was told longer ago than any test is set ahead of its time; its messages are kept as the inbox keeps them. */
export async function forgetTold(tx: Tx, now: Date): Promise<void> {
  await sql`delete from lentera.told where at < ${now}::timestamptz - interval '400 days'`.execute(tx);
}
