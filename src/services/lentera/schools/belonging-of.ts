import type { Db, Tx } from '#db';
import type { PersonActor } from '#kernel';
import { can } from '#platform/access';
import { sql } from 'kysely';
import type { Belonging, Place } from './domain/belonging.ts';

/** Reads who somebody is to the schools of the city, in one round trip. `today`: YYYY-MM-DD. */
export async function belongingOf(db: Db | Tx, actor: PersonActor, agencyId: string, today: string): Promise<Belonging> {
  const { personId } = actor;
  const { rows } = await sql<{ places: readonly Place[]; student: Belonging['student']; children: readonly string[] }>`
    select coalesce((
             select json_agg(json_build_object(
                      'memberId', m.id, 'schoolId', m.school_id, 'role', m.role,
                      'classIds', array(
                        select t.class_id from lentera.teaching t where t.member_id = m.id
                        union
                        select c.id from lentera.class c where c.homeroom_id = m.id)))
               from lentera.member m
              where m.person_id = ${personId} and m.since <= ${today}::date and (m.until is null or m.until >= ${today}::date)), '[]') as places,
           (select json_build_object('studentId', s.id, 'schoolId', s.school_id)
              from lentera.student s where s.person_id = ${personId} and s.status = 'active') as student,
           array(select g.student_id from lentera.guardian g where g.person_id = ${personId} and g.ended_at is null) as children`.execute(
    db,
  );
  const [found] = rows;
  const reads = can(actor, 'schools.read', agencyId);
  return {
    personId,
    city: reads ? { manages: can(actor, 'schools.manage', agencyId), curriculum: can(actor, 'schools.curriculum', agencyId) } : null,
    places: found?.places ?? [],
    student: found?.student ?? null,
    children: found?.children ?? [],
  };
}
