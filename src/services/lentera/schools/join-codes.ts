import type { Db, Tx } from '#db';
import { AppError, newId, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { rulesAt } from '#platform/rules';
import { sql } from 'kysely';
import { joinTerms } from '../rules.ts';
import type { MemberRole } from './domain/belonging.ts';
import { hashOfCode, newJoinCode, readJoinCode } from './domain/join-code.ts';
import type { Relation } from './domain/relations.ts';
import { enterGuardian } from './enrolling.ts';
import { enterMember } from './members.ts';

export type JoinRole = 'guardian' | MemberRole;

/** For whom a code is made. */
export interface Wanted {
  readonly schoolId: string;
  readonly role: JoinRole;
  /** Whose guardian it makes; null for those who work at the school. */
  readonly studentId: string | null;
  /** As the school writes it: a guardian's slip bears the student's name. */
  readonly name: string;
  /** Of a civil servant, where the school knows it. */
  readonly nip?: string | null;
}

/** A code with what it is good for; the code itself is known now and never again. */
export interface MadeCode extends Wanted {
  readonly code: string;
  readonly expiresAt: Date;
}

/** Makes codes, each used once, until the day the rules set. */
export async function makeCodes(
  tx: Tx,
  actor: PersonActor,
  { agencyId, today }: { readonly agencyId: string; readonly today: string },
  wanted: readonly Wanted[],
  at: Date,
): Promise<readonly MadeCode[]> {
  const days = (await rulesAt(tx, [joinTerms], { agencyId, on: today })).value(joinTerms);
  const made = wanted.map((one) => {
    const span = one.role === 'guardian' ? days.guardianDays : days.staffDays;
    return { ...one, id: newId(), code: newJoinCode(), expiresAt: new Date(at.getTime() + span * 86_400_000) };
  });
  if (made.length === 0) return [];
  await tx
    .insertInto('lentera.join_code')
    .values(
      made.map(({ id, code, schoolId, role, studentId, name, nip = null, expiresAt }) => ({
        id,
        code_hash: hashOfCode(readJoinCode(code) ?? ''),
        school_id: schoolId,
        role,
        student_id: studentId,
        name,
        nip,
        made_by: actor.personId,
        made_at: at,
        expires_at: expiresAt,
      })),
    )
    .execute();
  const [first] = made;
  const subject = { type: 'school', id: first?.schoolId ?? '' };
  const detail = { codes: made.length, roles: [...new Set(made.map(({ role }) => role))] };
  await appendAudit(tx, { actor, action: 'lentera.make-codes', subject, detail, at });
  return made.map(({ id: _ours, ...rest }) => rest);
}

/** What a code is good for, as whoever holds it is told. */
export interface CodeOffer {
  readonly role: JoinRole;
  readonly name: string;
  readonly school: string;
}

export type CodeFault = 'unknown' | 'used' | 'expired' | 'withdrawn';

type Found = {
  readonly id: string;
  readonly role: JoinRole;
  readonly name: string;
  readonly nip: string | null;
  readonly schoolId: string;
  readonly school: string;
  readonly studentId: string | null;
  readonly studentPersonId: string | null;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  readonly withdrawnAt: Date | null;
};

function codes(db: Db | Tx, agencyId: string, code: string) {
  return db
    .selectFrom('lentera.join_code as j')
    .innerJoin('lentera.school as s', 's.id', 'j.school_id')
    .leftJoin('lentera.student as p', 'p.id', 'j.student_id')
    .select(['j.id', 'j.role', 'j.name', 'j.nip', 'j.school_id as schoolId', 's.name as school', 'j.student_id as studentId'])
    .select(['p.person_id as studentPersonId', 'j.expires_at as expiresAt', 'j.used_at as usedAt', 'j.withdrawn_at as withdrawnAt'])
    .where('s.agency_id', '=', agencyId)
    .where('j.code_hash', '=', hashOfCode(code));
}

function faultOf(found: Found | undefined, now: Date): CodeFault | null {
  if (!found) return 'unknown';
  if (found.usedAt) return 'used';
  if (found.withdrawnAt) return 'withdrawn';
  return found.expiresAt <= now ? 'expired' : null;
}

/** What a code is good for; a fault where it is good for nothing. */
export async function peekCode(db: Db, agencyId: string, code: string, now: Date): Promise<CodeOffer | CodeFault> {
  const found = (await codes(db, agencyId, code).executeTakeFirst()) as Found | undefined;
  return faultOf(found, now) ?? { role: found?.role ?? 'guardian', name: found?.name ?? '', school: found?.school ?? '' };
}

/**
 * Joins an account by a code, which is used up by it. `mailbox`: whether the account has an e-mail address; those of students
 * have none, and are nobody's guardian or teacher. Throws ACTION_NOT_ALLOWED with why: a CodeFault, `own`, `no-mailbox`.
 */
export async function useCode(
  tx: Tx,
  actor: PersonActor,
  { agencyId, code, relation, mailbox, today }: { agencyId: string; code: string; relation: Relation; mailbox: boolean; today: string },
  at: Date,
): Promise<void> {
  const found = (await codes(tx, agencyId, code).forUpdate('j').executeTakeFirst()) as Found | undefined;
  const fault = faultOf(found, at);
  if (!found || fault) throw new AppError('ACTION_NOT_ALLOWED', { reason: fault ?? 'unknown' });
  if (!mailbox) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'no-mailbox' });
  if (found.studentPersonId === actor.personId) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'own' });
  await tx.updateTable('lentera.join_code').set({ used_by: actor.personId, used_at: at }).where('id', '=', found.id).execute();
  const by = found.id;
  if (found.studentId !== null) {
    await enterGuardian(tx, actor, { studentId: found.studentId, personId: actor.personId, relation, by }, at);
    return;
  }
  const { schoolId, name, nip } = found;
  const place = { schoolId, personId: actor.personId, role: found.role as MemberRole, name, nip, since: today };
  await enterMember(tx, actor, place, by, at);
}

/** Withdraws a code of a school that nobody has used; nothing happens where it was used or withdrawn already. */
export async function withdrawCode(
  tx: Tx,
  actor: PersonActor,
  { id, schoolId }: { id: string; schoolId: string },
  at: Date,
): Promise<void> {
  const { numUpdatedRows: n } = await tx
    .updateTable('lentera.join_code')
    .set({ withdrawn_at: at })
    .where('id', '=', id)
    .where('school_id', '=', schoolId)
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirstOrThrow();
  if (n === 0n) return;
  await appendAudit(tx, { actor, action: 'lentera.withdraw-code', subject: { type: 'school', id: schoolId }, detail: { code: id }, at });
}

export const codeStates = ['open', 'used', 'over'] as const;
export type CodeState = (typeof codeStates)[number];

export interface CodeLine {
  readonly id: string;
  readonly role: JoinRole;
  readonly name: string;
  readonly madeAt: Date;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  readonly withdrawnAt: Date | null;
  /** Who used it. */
  readonly by: string | null;
}

/** Codes of a school, newest first: those still open, those used, those withdrawn or past their day. */
export async function listCodes(
  db: Db,
  schoolId: string,
  { state, now }: { readonly state: CodeState; readonly now: Date },
  page: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly CodeLine[]; readonly total: number }> {
  const over = sql<boolean>`(j.withdrawn_at is not null or j.expires_at <= ${now})`;
  const found = db
    .selectFrom('lentera.join_code as j')
    .where('j.school_id', '=', schoolId)
    .$if(state === 'used', (query) => query.where('j.used_at', 'is not', null))
    .$if(state !== 'used', (query) => query.where('j.used_at', 'is', null))
    .$if(state === 'open', (query) => query.where(sql<boolean>`not ${over}`))
    .$if(state === 'over', (query) => query.where(over));
  const [{ n }, rows] = await Promise.all([
    found.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
    found
      .leftJoin('identity.person as p', 'p.id', 'j.used_by')
      .select(['j.id', 'j.role', 'j.name', 'j.made_at as madeAt', 'j.expires_at as expiresAt', 'j.used_at as usedAt'])
      .select(['j.withdrawn_at as withdrawnAt', 'p.name as by'])
      .orderBy('j.made_at', 'desc')
      .orderBy('j.id', 'desc')
      .limit(page.limit)
      .offset(page.offset)
      .execute(),
  ]);
  return { rows: rows as CodeLine[], total: Number(n) };
}

/** Ends that somebody sees how a student does. Throws NOT_FOUND where they do not. */
export async function endGuardian(
  tx: Tx,
  actor: PersonActor,
  { studentId, personId }: { readonly studentId: string; readonly personId: string },
  at: Date,
): Promise<void> {
  const { numUpdatedRows: n } = await tx
    .updateTable('lentera.guardian')
    .set({ ended_at: at })
    .where('student_id', '=', studentId)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow();
  if (n === 0n) throw new AppError('NOT_FOUND', { guardian: personId });
  await tx
    .updateTable('lentera.parent')
    .set({ person_id: null, changed_at: at })
    .where('student_id', '=', studentId)
    .where('person_id', '=', personId)
    .execute();
  await appendAudit(tx, { actor, action: 'lentera.end-guardian', subject: { type: 'student', id: studentId }, detail: { personId }, at });
}
