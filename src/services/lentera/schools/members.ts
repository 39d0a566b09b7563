import { type Db, likeLiteral, type Tx } from '#db';
import { AppError, newId, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { sql } from 'kysely';
import type { MemberRole } from './domain/belonging.ts';

/** Somebody's place at a school. */
export interface Member {
  readonly id: string;
  readonly schoolId: string;
  readonly personId: string;
  readonly role: MemberRole;
  readonly name: string;
  readonly nip: string | null;
  readonly since: string;
  /** Their last day there; null while it is open. */
  readonly until: string | null;
}

const columns = [
  'm.id',
  'm.school_id as schoolId',
  'm.person_id as personId',
  'm.role',
  'm.name',
  'm.nip',
  sql<string>`m.since::text`.as('since'),
  sql<string | null>`m.until::text`.as('until'),
] as const;

export interface MemberFilter {
  readonly q: string;
  /** Those whose place has ended, in place of those who hold one. */
  readonly past: boolean;
  readonly today: string;
}

/** Who works at a school, by name. */
export async function listMembers(
  db: Db | Tx,
  schoolId: string,
  { q, past, today }: MemberFilter,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly Member[]; readonly total: number }> {
  const found = db
    .selectFrom('lentera.member as m')
    .where('m.school_id', '=', schoolId)
    .where((eb) => {
      const ended = sql<boolean>`(m.until is not null and m.until < ${today}::date)`;
      return past ? ended : eb.not(ended);
    })
    .$if(q !== '', (query) => query.where('m.name', 'ilike', `%${likeLiteral(q)}%`));
  const [{ n }, rows] = await Promise.all([
    found.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
    found.select(columns).orderBy('m.name').orderBy('m.id').limit(page.limit).offset(page.offset).execute(),
  ]);
  return { rows: rows as Member[], total: Number(n) };
}

/** Teachers and heads of a school whose place has no end: those who can be given a class. */
export async function teachersAt(db: Db | Tx, schoolId: string): Promise<readonly Member[]> {
  const rows = await db
    .selectFrom('lentera.member as m')
    .select(columns)
    .where('m.school_id', '=', schoolId)
    .where('m.role', 'in', ['teacher', 'head'])
    .where('m.until', 'is', null)
    .orderBy('m.name')
    .execute();
  return rows as Member[];
}

export interface NewMember {
  readonly schoolId: string;
  readonly personId: string;
  readonly role: MemberRole;
  readonly name: string;
  readonly nip: string | null;
  /** YYYY-MM-DD */
  readonly since: string;
}

/** Gives somebody a place at a school, or opens the one they had again; returns its id. `by`: what it rests on. */
export async function enterMember(
  tx: Tx,
  actor: PersonActor,
  { schoolId, personId, role, name, nip, since }: NewMember,
  by: string,
  at: Date,
): Promise<string> {
  const { id } = await tx
    .insertInto('lentera.member')
    .values({ id: newId(), school_id: schoolId, person_id: personId, role, name, nip, since })
    .onConflict((on) =>
      on.columns(['school_id', 'person_id', 'role']).doUpdateSet((eb) => ({
        name,
        nip: sql<string | null>`coalesce(excluded.nip, ${eb.ref('lentera.member.nip')})`,
        until: null,
      })),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  const subject = { type: 'school', id: schoolId };
  await appendAudit(tx, { actor, action: 'lentera.enter-member', subject, detail: { memberId: id, role, by }, at });
  return id;
}

/**
 * Ends somebody's place at a school on a day; classes they taught are without them from then on. Throws NOT_FOUND, and
 * ACTION_NOT_ALLOWED: `own` where one would end one's own, `last` where nobody would be left to
 * keep the school's people, unless the city does it.
 */
export async function endMember(
  tx: Tx,
  actor: PersonActor,
  {
    schoolId,
    memberId,
    today,
    byCity,
  }: { readonly schoolId: string; readonly memberId: string; readonly today: string; readonly byCity: boolean },
  at: Date,
): Promise<void> {
  // Two who end each other at once take turns.
  await tx.selectFrom('lentera.school').select('id').where('id', '=', schoolId).forUpdate().execute();
  const all = await tx
    .selectFrom('lentera.member as m')
    .select(columns)
    .where('m.school_id', '=', schoolId)
    .where((eb) => eb.or([eb('m.until', 'is', null), eb('m.until', '>=', sql<string>`${today}::date`)]))
    .execute();
  const member = all.find(({ id }) => id === memberId);
  if (!member) throw new AppError('NOT_FOUND', { member: memberId });
  if (member.personId === actor.personId) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'own' });
  const keeps = (role: string) => role === 'operator' || role === 'head';
  if (!byCity && keeps(member.role) && all.every((one) => one.id === memberId || !keeps(one.role)))
    throw new AppError('ACTION_NOT_ALLOWED', { reason: 'last' });
  // The day before: from this moment on nothing of the school is theirs to see.
  await tx
    .updateTable('lentera.member')
    .set({ until: sql<string>`${today}::date - 1`, since: sql<string>`least(since, ${today}::date - 1)` })
    .where('id', '=', memberId)
    .execute();
  await tx.deleteFrom('lentera.teaching').where('member_id', '=', memberId).execute();
  await tx
    .updateTable('lentera.class')
    .set({ homeroom_id: null })
    .where('homeroom_id', '=', memberId)
    .where('ended_at', 'is', null)
    .execute();
  const detail = { memberId, role: member.role };
  await appendAudit(tx, { actor, action: 'lentera.end-member', subject: { type: 'school', id: schoolId }, detail, at });
}
