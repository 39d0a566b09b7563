import type { Db } from '#db';
import type { Actor, PersonActor } from '#kernel';
import { agenciesOf } from '#platform/access';
import { officeDay } from '#platform/calendar';
import { nikIndexes } from '#platform/identity';
import { type Expression, type SqlBool, sql } from 'kysely';
import { type ByWords, findByWords, isAmong, type Pattern, patternOf } from './by-words.ts';
import type { ServiceRegistry } from '../registry.ts';
import { numberIndexes } from '../store/sealed.ts';
import { type Sought, soughtIn } from './sought.ts';
import type { CaseFilter, CaseLine, CasesDeps, Sort } from '../types.ts';

/** More than this many are not counted: `total` is then one more, and whoever lists says "more than". */
export const COUNT_LIMIT = 1000;

/** Whoever lists cases of theirs, with the mandates by which they stand for others. */
export type Self = Pick<PersonActor, 'personId' | 'mandates'>;

/** A person's own cases, those they were joined to, and those of whoever they stand for. */
export function myMatching(db: Db, self: Self) {
  return db.selectFrom('cases.case as c').where('c.id', 'in', ownIds(db, self));
}

/** The cases somebody applied for, was joined to, or may act in for the applicant. */
export const ownIds = (db: Db, self: Self) => idsOf(db, self, 'reached');

/** Of `all` also those that a mandate does not reach: whoever holds it decides on none of them. */
function idsOf(db: Db, { personId, mandates = [] }: Self, which: 'reached' | 'all') {
  const own = db
    .selectFrom('cases.case')
    .select('id')
    .where('applicant_person_id', '=', personId)
    .union(db.selectFrom('cases.member').select('case_id as id').where('person_id', '=', personId));
  if (mandates.length === 0) return own;
  const held = JSON.stringify(
    mandates.map((one) => ({ principal: one.principalId, agency: one.agencyId, services: one.services, chat: one.ofChat })),
  );
  // As `viewerOf` has it.
  const reaches = sql`(m.chat or not (c.nameless or coalesce((c.state ->> 'confided')::boolean, false))
       or c.state -> 'representatives' @> jsonb_build_array(jsonb_build_object('personId', ${personId}::text)))`;
  const counts = sql<boolean>`exists (
    select from jsonb_to_recordset(${held}::jsonb) as m (principal uuid, agency uuid, services text[], chat boolean)
     where m.principal = c.applicant_person_id and coalesce(m.agency = c.agency_id, true) and coalesce(c.service = any(m.services), true)
       and ${which === 'all' ? sql`true` : reaches})`;
  return own.union(
    db
      .selectFrom('cases.case as c')
      .select('c.id')
      .where('c.applicant_person_id', 'in', [...new Set(mandates.map(({ principalId }) => principalId))])
      .where(counts),
  );
}

/** The cases an officer does not see at the desk: their own, and those that are about them. */
export function hiddenIds(db: Db, self: Self) {
  return idsOf(db, self, 'all').union(db.selectFrom('cases.kept_away').select('case_id as id').where('person_id', '=', self.personId));
}

export function selfOf(actor: Actor): Self {
  return actor.kind === 'person' ? actor : { personId: NOBODY };
}

export type Matching = ReturnType<typeof matchingBy>;

/** What a filter asks for, its words apart. */
export interface WithoutWords {
  /** Cases of the officer's agencies; never their own, on which they hold no office. */
  readonly query: Matching;
  readonly pattern: Pattern | null;
  /** Whether it asks for open cases alone, or for few others: see `meet`. */
  readonly isShort: boolean;
}

/** The cases a filter asks for, whichever words they hold. */
export async function withoutWords(deps: CasesDeps, actor: Actor, filter: CaseFilter): Promise<WithoutWords> {
  const { words, numbers, cases } = soughtIn(filter.q);
  const found = await Promise.all(
    numbers.map(async (number) => ({ ids: (await idsByNumber(deps.db, number).execute()).map(({ id }) => id) })),
  );
  return {
    query: matchingBy(deps, actor, filter, found),
    pattern: words.length === 0 ? null : patternOf(words),
    isShort: isOpenOnly(filter) || numbers.length > 0 || cases.length > 0,
  };
}

/** The cases a filter asks for, those alone that hold its words. */
export async function matching(deps: CasesDeps, actor: Actor, filter: CaseFilter): Promise<Matching> {
  const [{ query }, byWords] = await Promise.all([
    withoutWords(deps, actor, filter),
    findByWords(deps.db, agenciesOf(actor), soughtIn(filter.q).words),
  ]);
  return byWords ? query.where(isAmong(byWords)) : query;
}

/** Those of some cases that a list holds, in its order. */
export async function among(query: Matching, sort: Sort, some: readonly { readonly id: string }[]): Promise<readonly string[]> {
  if (some.length === 0) return [];
  const ids = some.map(({ id }) => id);
  const rows = await sorted(lines(query.where(isAmong({ ids }))), sort)
    .clearSelect()
    .select('c.id')
    .execute();
  return rows.map(({ id }) => id);
}

/** The beginning of those of some cases that a list by time holds. */
export interface First {
  /** In the order of the list, as many as were asked for at most. */
  readonly ids: readonly string[];
  /** How many the list holds in all. */
  readonly matched: number;
  /** How many cases there were, in the list or not. */
  readonly held: number;
}

/** The same as `among` where only the beginning is wanted, of cases that are named by a query: none of the others is carried here. */
export async function theFirst(
  db: Db,
  query: Matching,
  sort: 'newest' | 'submitted',
  some: Expression<{ id: string }>,
  need: number,
): Promise<First> {
  const way = sort === 'newest' ? 'desc' : 'asc';
  const page = query
    .where(sql<SqlBool>`c.id = any(array(select id from held))`)
    .select(['c.id', 'c.submitted_at', sql<number>`(count(*) over ())::int`.as('matched')])
    .orderBy('c.submitted_at', way)
    .orderBy('c.id', way)
    .limit(need);
  const { rows } = await sql<{ held: number; id: string | null; matched: number | null }>`
    with held as materialized (${some})
    select h.held, f.id, f.matched from (select count(*)::int as held from held) h left join (${page}) f on true
     order by f.submitted_at ${sql.raw(way)}, f.id ${sql.raw(way)}`.execute(db);
  return { ids: rows.flatMap(({ id }) => id ?? []), matched: rows[0]?.matched ?? 0, held: rows[0]?.held ?? 0 };
}

/** The order of a list for which none is asked: by how long each waits, but what is looked for among all is likely new. */
export function orderOf(filter: CaseFilter): Sort {
  return filter.sort ?? (isOpenOnly(filter) || soughtIn(filter.q).words.length === 0 ? 'oldest' : 'newest');
}

function isOpenOnly({ open, overdue, desk, assignee }: CaseFilter): boolean {
  return open === true || overdue === true || desk !== undefined || assignee !== undefined;
}

function matchingBy({ db, registry, clock }: CasesDeps, actor: Actor, filter: CaseFilter, found: readonly ByWords[]) {
  const agencies = agenciesOf(actor);
  const today = sql<string>`${officeDay(clock.now())}::date`;
  let query = db.selectFrom('cases.case as c');
  // One agency as an equation: so the indexes that begin with it give their order as well.
  query =
    agencies.length === 1 ? query.where('c.agency_id', '=', agencies[0] ?? '') : query.where('c.agency_id', 'in', [...agencies, NOBODY]);
  const self = selfOf(actor);
  // The ids are read once and hashed: a list keeps the order of its index and asks nothing more per row.
  query = query.where((eb) => eb.not(eb('c.id', 'in', hiddenIds(db, self))));
  if (filter.service) query = query.where('c.service', '=', filter.service);
  if (filter.status) query = query.where('c.status', 'in', filter.status);
  // What waits for somebody or has a day is open, always. Said twice, PostgreSQL takes one in a hundred of one in a hundred for
  // the answer, and sorts what it could have read in order.
  if (filter.open === true && filter.overdue !== true) query = query.where('c.closed_at', 'is', null);
  if (filter.open === false) query = query.where('c.closed_at', 'is not', null);
  if (filter.flag) query = query.where(sql<boolean>`c.flags @> array[${filter.flag}]::text[]`);
  if (filter.assignee === 'none') query = query.where('c.assignee_person_id', 'is', null);
  if (filter.assignee === 'me') query = query.where('c.assignee_person_id', '=', self.personId);
  if (filter.overdue === true) query = query.where('c.due_on', '<', today);
  if (filter.overdue === false) query = query.where((eb) => eb.or([eb('c.due_on', 'is', null), eb('c.due_on', '>=', today)]));
  if (filter.submittedFrom) query = query.where('c.submitted_at', '>=', dayStart(filter.submittedFrom, 0));
  if (filter.submittedTo) query = query.where('c.submitted_at', '<', dayStart(filter.submittedTo, 1));
  if (filter.arrivedFrom) query = query.where('c.position_since', '>=', dayStart(filter.arrivedFrom, 0));
  if (filter.dueTo) query = query.where('c.due_on', '<=', sql<string>`${filter.dueTo}::date`);
  if (filter.desk === 'mine-desks') query = query.where('c.closed_at', 'is', null).where(onDesksOf(registry, actor));
  else if (filter.desk) query = query.where('c.closed_at', 'is', null).where('c.desk', '=', filter.desk);
  for (const some of found) query = query.where(isAmong(some));
  for (const number of soughtIn(filter.q).cases) query = query.where('c.number', '=', number);
  return query;
}

/**
 * The cases whose answers hold a NIK, KK or telephone number, or whose applicant's account bears it: few, whoever's they
 * are. Asked for by themselves: PostgreSQL takes one in two hundred of all for the answer, and would read all of them.
 */
function idsByNumber(db: Db, { kinds, value }: Sought['numbers'][number]) {
  const byAnswers = db
    .selectFrom('cases.words')
    .select('case_id as id')
    // Said once more for the index, which leaves out the many without any.
    .where('numbers', '<>', sql<string[]>`'{}'`)
    .where('numbers', '&&', sql<string[]>`${numberIndexes(db, kinds, value)}::text[]`);
  if (!kinds.includes('nik')) return byAnswers;
  return byAnswers.union(
    db
      .selectFrom('cases.case as own')
      .innerJoin('identity.person as p', 'p.id', 'own.applicant_person_id')
      .select('own.id')
      .where('p.nik_index', 'in', nikIndexes(db, value))
      .where('own.nameless', '=', false),
  );
}

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The instant a day begins at the office, WITA. */
function dayStart(day: string, plusDays: number): Date {
  return new Date(Date.parse(`${day}T00:00:00+08:00`) + plusDays * 86_400_000);
}

/** A desk of a service at an agency. */
export interface HeldDesk {
  readonly agencyId: string;
  readonly service: string;
  readonly desk: string;
}

/** The desks whose role an officer holds at the agency of each. */
export function desksHeld(registry: ServiceRegistry, actor: Actor): readonly HeldDesk[] {
  const held = actor.kind === 'person' ? actor.roles : [];
  return held.flatMap(({ role, agencyId }) =>
    registry
      .all()
      .filter(({ agency }) => agency.id === agencyId)
      .flatMap(({ service }) =>
        Object.entries(service.desks)
          .filter(([, { role: needed }]) => needed === role)
          .map(([desk]) => ({ agencyId, service: service.key, desk })),
      ),
  );
}

/** Cases on any of the officer's desks. */
function onDesksOf(registry: ServiceRegistry, actor: Actor): Expression<SqlBool> {
  const lines = desksHeld(registry, actor).map(
    ({ agencyId, service, desk }) => sql`(c.agency_id = ${agencyId} and c.service = ${service} and c.desk = ${desk})`,
  );
  return lines.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join(lines, sql` or `)})`;
}

/** Adds the columns of a list. */
export function lines(query: Pick<Matching, 'leftJoin'>) {
  return query
    .leftJoin('identity.person as assignee', 'assignee.id', 'c.assignee_person_id')
    .select([
      'c.id',
      'c.number',
      'c.service',
      'c.agency_id as agencyId',
      'c.status',
      'c.flags',
      'c.desk',
      'c.side',
      'c.position_since as positionSince',
      'assignee.name as assigneeName',
      'c.due_on as dueOn',
      'c.applicant_person_id as applicantPersonId',
      'c.applicant_name as applicantName',
      'c.place',
      'c.submitted_at as submittedAt',
      'c.updated_at as updatedAt',
      'c.version',
    ]);
}

type Lines = ReturnType<typeof lines>;

export function sorted(query: Lines, sort: Sort): Lines {
  switch (sort) {
    case 'oldest':
      return query.orderBy('c.position_since').orderBy('c.id');
    case 'submitted':
      return query.orderBy('c.submitted_at').orderBy('c.id');
    case 'due':
      return query.orderBy('c.due_on').orderBy('c.id');
    case 'newest':
      return query.orderBy('c.submitted_at', 'desc').orderBy('c.id', 'desc');
    case 'updated':
      return query.orderBy('c.updated_at', 'desc').orderBy('c.id', 'desc');
  }
}

export function lineOf(row: Awaited<ReturnType<Lines['execute']>>[number]): CaseLine {
  const line = row as unknown as Omit<CaseLine, 'positionSince' | 'submittedAt' | 'updatedAt'>;
  return {
    ...line,
    positionSince: row.positionSince === null ? null : new Date(row.positionSince),
    submittedAt: new Date(row.submittedAt),
    updatedAt: new Date(row.updatedAt),
  };
}
