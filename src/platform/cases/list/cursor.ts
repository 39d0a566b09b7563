import type { Db } from '#db';
import type { Actor } from '#kernel';
import { agenciesOf, authorise } from '#platform/access';
import { sql } from 'kysely';
import { isAmong } from './by-words.ts';
import { lineOf, lines, type Matching, myMatching, orderOf, type Self, sorted, withoutWords } from './matching.ts';
import { meet } from './meet.ts';
import type { CaseFilter, CaseLine, CasesDeps, Sort } from '../types.ts';

/** Where a page of a list ended: the next begins after it, whatever was added before meanwhile. */
export interface After {
  /** The value the list is sorted by, of its last case. */
  readonly at: string;
  readonly id: string;
}

export interface Following {
  readonly limit: number;
  readonly after: After | undefined;
}

/** A page of a list, and where to go on; `next` is null at its end. */
export interface PageOfCases {
  readonly rows: readonly CaseLine[];
  readonly next: After | null;
}

const keys = {
  oldest: { column: 'c.position_since', of: (line: CaseLine) => line.positionSince?.toISOString(), descending: false },
  submitted: { column: 'c.submitted_at', of: (line: CaseLine) => line.submittedAt.toISOString(), descending: false },
  due: { column: 'c.due_on', of: (line: CaseLine) => line.dueOn, descending: false },
  newest: { column: 'c.submitted_at', of: (line: CaseLine) => line.submittedAt.toISOString(), descending: true },
  updated: { column: 'c.updated_at', of: (line: CaseLine) => line.updatedAt.toISOString(), descending: true },
} as const satisfies Record<Sort, object>;

/**
 * Cases of the officer's own agencies, page after page. Sorted by the desk's time or by the due day, it holds those
 * alone that have one. Throws FORBIDDEN for anybody who is no officer.
 */
export async function followCases(deps: CasesDeps, actor: Actor, filter: CaseFilter, following: Following): Promise<PageOfCases> {
  authorise(actor, 'cases.read');
  const sort = orderOf(filter);
  const { column } = keys[sort];
  // What has such a time is open, always: see `matching`.
  const { open, ...rest } = filter;
  const isOpenBySort = open === true && (sort === 'oldest' || sort === 'due');
  const { query, pattern, isShort } = await withoutWords(deps, actor, isOpenBySort ? rest : filter);
  const all = beyond(query.where(column, 'is not', null), sort, following.after);
  if (!pattern) return pageOf(all, sort, following);
  const need = following.limit + 1;
  const { ids } = await meet(deps.db, { query: all, agencies: agenciesOf(actor), pattern, sort, isShort: isShort || isOpenBySort, need });
  return pageOf(all.where(isAmong({ ids: ids.slice(0, need) })), sort, following);
}

/** A person's own cases, those they were joined to and those of whoever they stand for, last changed first, page after page. */
export function followMyCases(db: Db, self: Self, following: Following): Promise<PageOfCases> {
  return pageOf(beyond(myMatching(db, self), 'updated', following.after), 'updated', following);
}

/** What comes after the end of the last page. */
function beyond(query: Matching, sort: Sort, after: After | undefined): Matching {
  const { column, descending } = keys[sort];
  return after
    ? query.where(sql<boolean>`(${sql.ref(column)}, c.id) ${sql.raw(descending ? '<' : '>')} (${after.at}, ${after.id}::uuid)`)
    : query;
}

async function pageOf(query: Matching, sort: Sort, { limit }: Following): Promise<PageOfCases> {
  const { of } = keys[sort];
  const rows = (
    await sorted(lines(query), sort)
      .limit(limit + 1)
      .execute()
  ).map(lineOf);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const at = last && of(last);
  return { rows: shown, next: rows.length > limit && last && at ? { at, id: last.id } : null };
}
