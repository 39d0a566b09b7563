import type { Db, Tx } from '#db';
import { sql } from 'kysely';
import { type Relation, relations } from './domain/relations.ts';
import { openPhone, sealPhone } from './sealed.ts';

/** A parent as the school names them. */
export interface ParentWords {
  readonly relation: Relation;
  readonly name: string;
  /** E.164 */
  readonly phone: string | null;
}

/** A parent of a student as the school's list names them, and whether they have joined. */
export interface Parent extends ParentWords {
  readonly studentId: string;
  readonly personId: string | null;
}

type Noted = Omit<Parent, 'personId'>;

/**
 * Notes parents as a list names them, one for each relation; who joined as such a parent before is tied to them. A list
 * without a number keeps the one that was there. Numbers lie sealed.
 */
export async function noteParents(tx: Tx, all: readonly Noted[], at: Date): Promise<void> {
  const held = await parentsAmong(tx, [...new Set(all.map(({ studentId }) => studentId))]);
  const news = all.filter(({ studentId, relation, name, phone }) => {
    const before = held.find((one) => one.studentId === studentId && one.relation === relation);
    return before?.name !== name || (phone !== null && phone !== before.phone);
  });
  if (news.length === 0) return;
  const rows = JSON.stringify(
    news.map(({ studentId, relation, name, phone }) => ({
      student_id: studentId,
      relation,
      name,
      phone: sealPhone(tx, studentId, relation, phone),
    })),
  );
  await sql`
    insert into lentera.parent (student_id, relation, name, phone, person_id, changed_at)
    select r.student_id, r.relation, r.name, r.phone,
           (select g.person_id from lentera.guardian g
             where g.student_id = r.student_id and g.relation = r.relation and g.ended_at is null order by g.since limit 1),
           ${at}
      from jsonb_to_recordset(${rows}::jsonb) as r (student_id uuid, relation text, name text, phone text)
    on conflict (student_id, relation) do update
      set name = excluded.name, phone = coalesce(excluded.phone, lentera.parent.phone), changed_at = excluded.changed_at,
          person_id = coalesce(lentera.parent.person_id, excluded.person_id)`.execute(tx);
}

/**
 * Puts a student's parents as the school noted them to what is given: a parent, or a number, that is not there is taken out.
 * Gives the relations it changed. Who joined as a guardian stays one.
 */
export async function correctParents(tx: Tx, studentId: string, wanted: readonly ParentWords[], at: Date): Promise<readonly Relation[]> {
  const held = await parentsOf(tx, studentId);
  const changed = relations.filter((relation) => {
    const [before, after] = [held, wanted].map((all) => all.find((one) => one.relation === relation));
    return before?.name !== after?.name || before?.phone !== after?.phone;
  });
  const news = wanted.filter(({ relation }) => changed.includes(relation));
  const gone = changed.filter((relation) => !news.some((one) => one.relation === relation));
  for (const relation of gone)
    await tx.deleteFrom('lentera.parent').where('student_id', '=', studentId).where('relation', '=', relation).execute();
  // A number that was taken out is nobody's; noting keeps what a list leaves out.
  for (const { relation, phone } of news)
    if (phone === null)
      await tx
        .updateTable('lentera.parent')
        .set({ phone: null })
        .where('student_id', '=', studentId)
        .where('relation', '=', relation)
        .execute();
  await noteParents(
    tx,
    news.map((one) => ({ studentId, ...one })),
    at,
  );
  return changed;
}

/** Ties whoever joined as a student's parent to the parent the school noted; nothing where none is. */
export async function tieParent(
  tx: Tx,
  { studentId, relation, personId }: { readonly studentId: string; readonly relation: Relation; readonly personId: string },
  at: Date,
): Promise<void> {
  await tx
    .updateTable('lentera.parent')
    .set({ person_id: personId, changed_at: at })
    .where('student_id', '=', studentId)
    .where('relation', '=', relation)
    .execute();
}

/** A student's parents as the school noted them. */
export const parentsOf = (db: Db | Tx, studentId: string): Promise<readonly Parent[]> => parentsAmong(db, [studentId]);

/** The same of several students. */
export async function parentsAmong(db: Db | Tx, studentIds: readonly string[]): Promise<readonly Parent[]> {
  if (studentIds.length === 0) return [];
  const rows = await db
    .selectFrom('lentera.parent')
    .select(['student_id as studentId', 'relation', 'name', 'phone', 'person_id as personId'])
    .where(sql<boolean>`student_id = any (${[...studentIds]}::uuid[])`)
    .orderBy('student_id')
    .orderBy(sql`array_position(array['father', 'mother', 'guardian'], relation)`)
    .execute();
  return rows.map((row) => ({ ...row, phone: openPhone(db, row.studentId, row.relation, row.phone) })) as Parent[];
}

/** Parents of students who are at no school of the city any more since before a day. */
export async function countOldParents(db: Db, before: Date): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from lentera.parent p join lentera.student s on s.id = p.student_id
     where s.status <> 'active' and s.changed_at < ${before}`.execute(db);
  return rows[0]?.n ?? 0;
}

export async function dropOldParents(tx: Tx, before: Date, limit: number): Promise<number> {
  const { rows } = await sql`
    delete from lentera.parent where (student_id, relation) in (
      select p.student_id, p.relation from lentera.parent p join lentera.student s on s.id = p.student_id
       where s.status <> 'active' and s.changed_at < ${before} order by s.changed_at limit ${limit}) returning relation`.execute(tx);
  return rows.length;
}
