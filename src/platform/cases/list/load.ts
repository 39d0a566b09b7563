import { AppError, type PersonActor } from '#kernel';
import { agenciesOf, authorise } from '#platform/access';
import { officeDay } from '#platform/calendar';
import { sql } from 'kysely';
import { perform } from '../act/perform.ts';
import type { CasesDeps } from '../types.ts';
import { actorKey } from '../store/secrets.ts';
import { searchCases } from './search.ts';

/** What lies with one officer, or with nobody yet. */
export interface Load {
  /** null: open cases of the office that nobody holds. */
  readonly personId: string | null;
  readonly name: string | null;
  readonly open: number;
  readonly overdue: number;
  /** Since when the one that lies longest lies there. */
  readonly oldestSince: Date | null;
  /** Conversations of chats they have, where there are chats. */
  readonly chats: number;
}

/** Who holds how much of the open cases of the officer's agencies, most first; what nobody holds at the end. */
export async function loadsOf({ db, clock, chatsHeld }: CasesDeps, officer: PersonActor): Promise<readonly Load[]> {
  authorise(officer, 'cases.read');
  const agencies = agenciesOf(officer);
  const rows = await db
    .selectFrom('cases.case as c')
    .leftJoin('identity.person as p', 'p.id', 'c.assignee_person_id')
    .where('c.agency_id', 'in', agencies)
    .where('c.closed_at', 'is', null)
    .where('c.side', '=', 'office')
    .groupBy(['c.assignee_person_id', 'p.name'])
    .select((eb) => ['c.assignee_person_id as personId', 'p.name', eb.fn.countAll<number>().as('open')])
    .select(sql<number>`count(*) filter (where c.due_on < ${officeDay(clock.now())}::date)`.as('overdue'))
    .select((eb) => eb.fn.min('c.position_since').as('oldestSince'))
    .execute();
  const chats = (await chatsHeld?.(db, agencies)) ?? [];
  const loads = new Map<string | null, Load>(
    rows.map(({ personId, name, open, overdue, oldestSince }) => [
      personId,
      { personId, name, open: Number(open), overdue: Number(overdue), oldestSince: oldestSince && new Date(oldestSince), chats: 0 },
    ]),
  );
  for (const { personId, name, count } of chats) {
    const known = loads.get(personId) ?? { personId, name, open: 0, overdue: 0, oldestSince: null, chats: 0 };
    loads.set(personId, { ...known, chats: count });
  }
  const weight = ({ personId, open, chats: held }: Load) => (personId === null ? -1 : open + held);
  return [...loads.values()].toSorted((one, other) => weight(other) - weight(one) || (one.name ?? '').localeCompare(other.name ?? ''));
}

/** Officers who take at once get different cases: one that was taken meanwhile is passed over, so often at most. */
const TRIES = 20;

/**
 * Gives an officer the case that waits longest at their desks and that nobody holds; undefined where none does. What was
 * written last in a case changes nothing about its turn. The same key gives the same case once.
 */
export async function takeNext(deps: CasesDeps, officer: PersonActor, key: string): Promise<string | undefined> {
  const { db } = deps;
  const before = await db
    .selectFrom('cases.command')
    .select('case_id as caseId')
    .where('actor', '=', actorKey(officer))
    .where('key', '=', key)
    .executeTakeFirst();
  if (before) return before.caseId;
  const filter = { desk: 'mine-desks', assignee: 'none', open: true, sort: 'oldest' } as const;
  const { rows } = await searchCases(deps, officer, filter, { limit: TRIES, offset: 0 });
  for (const { id, version } of rows) {
    const ask = { action: 'assign', personId: officer.personId, name: officer.name } as const;
    try {
      await perform(deps, officer, { caseId: id, idempotencyKey: key, expectedVersion: version, ask });
      return id;
    } catch (error) {
      if (!isTaken(error)) throw error;
    }
  }
  return undefined;
}

/** Whether somebody else was faster, or the case went elsewhere meanwhile. */
function isTaken(error: unknown): boolean {
  return error instanceof AppError && ['CONFLICT', 'ACTION_NOT_ALLOWED', 'NOT_FOUND'].includes(error.code);
}
