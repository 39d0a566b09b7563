import type { Db, Tx } from '#db';
import { AppError } from '#kernel';
import { sql } from 'kysely';
import type { Question } from '../domain/question.ts';
import type { Held } from '../domain/rights.ts';
import { type BankVisit, seenBy, teachesIt } from '../see.ts';

export interface Looked extends Held {
  readonly id: string;
  readonly version: number;
  readonly author: string;
  readonly school: string | null;
  readonly changedAt: Date;
  readonly teachesIt: boolean;
  /** The newest version. */
  readonly question: Question;
}

/** A question as it stands, for whoever it is there for. Throws NOT_FOUND. */
export async function getQuestion(db: Db | Tx, agencyId: string, visit: BankVisit, questionId: string): Promise<Looked> {
  const { rows } = await sql<Looked>`
    select q.id, q.version, q.author_id as "authorId", p.name as author, q.school_id as "schoolId", s.name as school,
           q.shared, q.status, q.proposed_to as "proposedTo", q.changed_at as "changedAt", v.made_by as "madeBy",
           (select r.by_person from lentera.question_review r
             where r.question_id = q.id and r.verdict = 'proposed' order by r.id desc limit 1) as "proposedBy",
           ${teachesIt(visit)} as "teachesIt", v.content as question
      from lentera.question q
      join lentera.question_version v on v.question_id = q.id and v.version = q.version
      join identity.person p on p.id = q.author_id
      left join lentera.school s on s.id = q.school_id
     where q.id = ${questionId}::uuid and q.agency_id = ${agencyId}::uuid and ${seenBy(visit)}`.execute(db);
  const [found] = rows;
  if (!found) throw new AppError('NOT_FOUND', { question: questionId });
  return found;
}

export interface VersionLine {
  readonly version: number;
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly note: string;
}

/** Versions of a question, newest first. */
export async function versionsOf(db: Db | Tx, questionId: string): Promise<readonly VersionLine[]> {
  return db
    .selectFrom('lentera.question_version as v')
    .innerJoin('identity.person as p', 'p.id', 'v.made_by')
    .select(['v.version', 'p.name as madeBy', 'v.made_at as madeAt', 'v.note'])
    .where('v.question_id', '=', questionId)
    .orderBy('v.version', 'desc')
    .limit(200)
    .execute();
}

export interface ReviewLine {
  readonly version: number;
  readonly verdict: string;
  readonly note: string;
  readonly by: string;
  readonly at: Date;
}

/** What was said of a question, newest first. */
export async function reviewsOf(db: Db | Tx, questionId: string): Promise<readonly ReviewLine[]> {
  return db
    .selectFrom('lentera.question_review as r')
    .innerJoin('identity.person as p', 'p.id', 'r.by_person')
    .select(['r.version', 'r.verdict', 'r.note', 'p.name as by', 'r.at'])
    .where('r.question_id', '=', questionId)
    .orderBy('r.id', 'desc')
    .limit(100)
    .execute();
}

export interface UseLine {
  readonly version: number;
  /** null: a test of another school, whose name is none of the reader's business. */
  readonly title: string | null;
  readonly publishedAt: Date;
  readonly attempts: number | null;
  readonly facility: number | null;
  readonly discrimination: number | null;
}

/** Tests a question was asked in and how it did, newest first. */
export async function usesOf(db: Db | Tx, { personId, schoolIds }: BankVisit, questionId: string): Promise<readonly UseLine[]> {
  const { rows } = await sql<UseLine>`
    select a.version, case when t.author_id = ${personId}::uuid or t.school_id is null or t.school_id = any(${schoolIds}::uuid[])
                           then t.title end as title,
           a.published_at as "publishedAt", u.attempts, u.facility, u.discrimination
      from lentera.question_in_test a
      join lentera.test t on t.id = a.test_id
      left join lentera.question_use u on u.question_id = a.question_id and u.version = a.version and u.test_id = a.test_id
     where a.question_id = ${questionId}::uuid
     order by a.published_at desc
     limit 100`.execute(db);
  return rows;
}

export interface AlikeLine {
  readonly id: string;
  readonly title: string;
  readonly author: string;
  /** The same words in whatever order of options; otherwise only much alike. */
  readonly same: boolean;
  /** Words both have, by all words of both; 0 to 1. */
  readonly alike: number;
}

const ALIKE = 0.6;

/** Questions the reader sees that say the same, or nearly so, most alike first. */
export async function alikeTo(db: Db | Tx, agencyId: string, visit: BankVisit, questionId: string): Promise<readonly AlikeLine[]> {
  // The longest words are the rarest: they find whom to compare with, and all words decide.
  const { rows } = await sql<AlikeLine>`
    with own as (
      select o.version, x.subject, x.digest, tsvector_to_array(x.words) as words,
             (select string_agg(quote_literal(w), ' | ') from (
                select w from unnest(tsvector_to_array(x.words)) as w order by length(w) desc, w limit 6) as longest)::tsquery as rare
        from lentera.question o join lentera.question_version x on x.question_id = o.id and x.version = o.version
       where o.id = ${questionId}::uuid)
    select * from (
      select q.id, v.title, p.name as author, v.digest = own.digest as same,
             (select count(*) from unnest(tsvector_to_array(v.words)) w where w = any(own.words))::double precision
               / greatest(1, (select count(distinct w) from unnest(tsvector_to_array(v.words) || own.words) w)) as alike
        from own
        join lentera.question_version v on v.digest = own.digest or (v.subject = own.subject and v.words @@ own.rare)
        join lentera.question q on q.id = v.question_id and q.version = v.version
        join identity.person p on p.id = q.author_id
       where q.agency_id = ${agencyId}::uuid and q.id <> ${questionId}::uuid and q.status <> 'retired' and ${seenBy(visit)}) as near
     where same or alike >= ${ALIKE}
     order by same desc, alike desc, id
     limit 10`.execute(db);
  return rows;
}

/** Who a question of a school can be given to: others who teach there today. */
export async function colleaguesAt(db: Db | Tx, schoolId: string, authorId: string, today: string) {
  return db
    .selectFrom('lentera.member as m')
    .select(['m.person_id as personId', 'm.name'])
    .distinctOn(['m.name', 'm.person_id'])
    .where('m.school_id', '=', schoolId)
    .where('m.role', 'in', ['teacher', 'head'])
    .where('m.person_id', '<>', authorId)
    .where(sql<boolean>`(m.until is null or m.until >= ${today}::date)`)
    .orderBy('m.name')
    .execute();
}
