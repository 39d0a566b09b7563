import type { Db, Tx } from '#db';
import { AppError, newId, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { rulesAt } from '#platform/rules';
import { sql } from 'kysely';
import type { MasteryRule } from '../results/domain/mastery.ts';
import { semesterTerms, usualGrading, usualMastery } from './city-rules.ts';
import type { Grading } from './domain/grading.ts';

export type SchoolRuleKind = 'grading' | 'mastery';

/** One version of a rule of a school. */
export interface SchoolRule {
  readonly id: string;
  readonly kind: SchoolRuleKind;
  /** null: every subject that has none of its own. */
  readonly subject: string | null;
  /** YYYY-MM-DD */
  readonly validFrom: string;
  readonly value: Grading | MasteryRule;
  readonly basis: string;
  readonly by: string;
  readonly madeAt: Date;
  readonly confirmedBy: string | null;
  readonly confirmedAt: Date | null;
}

/** All versions of a school's rules, the newest first. */
export async function listSchoolRules(db: Db | Tx, schoolId: string): Promise<readonly SchoolRule[]> {
  const { rows } = await sql<SchoolRule>`
    select r.id, r.kind, r.subject, r.valid_from::text as "validFrom", r.value, r.basis, p.name as by, r.made_at as "madeAt",
           c.name as "confirmedBy", r.confirmed_at as "confirmedAt"
      from lentera.school_rule r
      join identity.person p on p.id = r.made_by
      left join identity.person c on c.id = r.confirmed_by
     where r.school_id = ${schoolId}::uuid
     order by r.valid_from desc, r.made_at desc, r.id desc`.execute(db);
  return rows;
}

/** A rule that holds, and whether anybody has confirmed it. */
export interface Holding<T> {
  readonly value: T;
  readonly confirmed: boolean;
  /** What it rests on; empty where nobody said. */
  readonly basis: string;
  /** The school has set it itself. */
  readonly own: boolean;
}

export interface HoldingRules {
  readonly grading: Holding<Grading>;
  masteryOf(subject: string): Holding<MasteryRule>;
  readonly firstEnds: string;
  readonly graceDays: number;
}

/** How a school grades on a day (YYYY-MM-DD): its own rules, else what is usual in the city. */
export async function holdingRules(
  db: Db | Tx,
  { agencyId, schoolId, on }: { readonly agencyId: string; readonly schoolId: string; readonly on: string },
): Promise<HoldingRules> {
  const [book, own] = await Promise.all([
    rulesAt(db, [semesterTerms, usualGrading, usualMastery], { agencyId, on }),
    listSchoolRules(db, schoolId),
  ]);
  const find = (kind: SchoolRuleKind, subject: string | null) =>
    own.find((rule) => rule.kind === kind && rule.subject === subject && rule.validFrom <= on);
  const asHeld = <T>(rule: SchoolRule): Holding<T> => ({
    value: rule.value as T,
    confirmed: rule.confirmedAt !== null,
    basis: rule.basis,
    own: true,
  });
  const { value, confirmed, citation: basis } = book.version(usualGrading);
  const grading = find('grading', null);
  return {
    grading: grading ? asHeld(grading) : { value, confirmed, basis, own: false },
    masteryOf: (subject) => {
      const rule = find('mastery', subject) ?? find('mastery', null);
      if (rule) return asHeld(rule);
      const usual = book.version(usualMastery);
      const least: MasteryRule = { kind: 'number', least: usual.value.least };
      return { value: least, confirmed: usual.confirmed, basis: usual.citation, own: false };
    },
    ...book.value(semesterTerms),
  };
}

export interface NewSchoolRule {
  readonly schoolId: string;
  readonly kind: SchoolRuleKind;
  readonly subject: string | null;
  readonly validFrom: string;
  readonly value: Grading | MasteryRule;
  readonly basis: string;
}

/** Adds a version; it holds from its day on. Throws ACTION_NOT_ALLOWED `past` where the day is before `today`. */
export async function addSchoolRule(tx: Tx, actor: PersonActor, rule: NewSchoolRule, today: string, at: Date): Promise<string> {
  const { schoolId, kind, subject, validFrom, value, basis } = rule;
  // What is past was graded by what held then.
  if (validFrom < today) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'past' });
  const id = newId();
  await tx
    .insertInto('lentera.school_rule')
    .values({
      id,
      school_id: schoolId,
      kind,
      subject,
      valid_from: validFrom,
      value: JSON.stringify(value),
      basis,
      made_by: actor.personId,
      made_at: at,
    })
    .execute();
  const detail = { kind, subject, validFrom, rule: id };
  await appendAudit(tx, { actor, action: 'lentera.set-school-rule', subject: { type: 'school', id: schoolId }, detail, at });
  return id;
}

/** The head says that a version is the school's. Throws NOT_FOUND; nothing happens where it was said before. */
export async function confirmSchoolRule(
  tx: Tx,
  actor: PersonActor,
  { schoolId, ruleId }: { readonly schoolId: string; readonly ruleId: string },
  at: Date,
): Promise<void> {
  const rule = await tx
    .selectFrom('lentera.school_rule')
    .select('confirmed_at')
    .where('id', '=', ruleId)
    .where('school_id', '=', schoolId)
    .forUpdate()
    .executeTakeFirst();
  if (!rule) throw new AppError('NOT_FOUND', { rule: ruleId });
  if (rule.confirmed_at !== null) return;
  await tx.updateTable('lentera.school_rule').set({ confirmed_by: actor.personId, confirmed_at: at }).where('id', '=', ruleId).execute();
  const subject = { type: 'school', id: schoolId };
  await appendAudit(tx, { actor, action: 'lentera.confirm-school-rule', subject, detail: { rule: ruleId }, at });
}
