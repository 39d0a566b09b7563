import type { Db } from '#db';
import type { Actor } from '#kernel';
import { agenciesOf, authorise } from '#platform/access';
import { isAmong } from './by-words.ts';
import { headsOf } from './heads.ts';
import {
  COUNT_LIMIT,
  desksHeld,
  lineOf,
  lines,
  matching,
  type Matching,
  myMatching,
  orderOf,
  type Self,
  sorted,
  withoutWords,
} from './matching.ts';
import { meet } from './meet.ts';
import type { CaseFilter, CaseLine, CasesDeps, Slice } from '../types.ts';

/** Cases of the officer's own agencies. Throws FORBIDDEN for anybody who is no officer. */
export async function searchCases(deps: CasesDeps, actor: Actor, filter: CaseFilter, page: Slice): Promise<Found> {
  authorise(actor, 'cases.read');
  const sort = orderOf(filter);
  const { query, pattern, isShort } = await withoutWords(deps, actor, filter);
  if (pattern) {
    const need = page.offset + page.limit + 1;
    const found = await meet(deps.db, { query, agencies: agenciesOf(actor), pattern, sort, isShort, need });
    const { ids, whole } = found;
    const met = found.met ?? ids.length;
    const shown = ids.slice(page.offset, page.offset + page.limit);
    const rows = shown.length === 0 ? [] : await sorted(lines(query.where(isAmong({ ids: shown }))), sort).execute();
    const most = Math.min(COUNT_LIMIT, whole ? COUNT_LIMIT : met - 1);
    return { rows: rows.map(lineOf), total: Math.min(met, most + 1), most };
  }
  const isOwnDesks = sort === 'oldest' && filter.desk === 'mine-desks' && filter.q === undefined;
  const listed = isOwnDesks
    ? ofOwnDesks(deps, actor, filter, page)
    : sorted(lines(query), sort).limit(page.limit).offset(page.offset).execute();
  // Beside each other: in a large office to count takes longer than to list.
  const [rows, counted] = await Promise.all([listed, countUpTo(deps.db, query)]);
  return { rows: rows.map(lineOf), total: endsAt(rows.length, page) ?? counted, most: COUNT_LIMIT };
}

async function ofOwnDesks(deps: CasesDeps, actor: Actor, filter: CaseFilter, page: Slice) {
  const { desk: _, ...others } = filter;
  const { query } = await withoutWords(deps, actor, others);
  const ids = await headsOf(deps.db, query, desksHeld(deps.registry, actor), page);
  return sorted(lines(query.where(isAmong({ ids }))), 'oldest').execute();
}

/** A page of a list. */
export interface Found {
  readonly rows: readonly CaseLine[];
  /** How many there are in all; more than `most` says that more were not counted. */
  readonly total: number;
  readonly most: number;
}

/** How many there are in all: counted only where the page itself does not tell. */
async function totalOf(db: Db, query: Matching, shown: number, page: Slice): Promise<number> {
  return endsAt(shown, page) ?? countUpTo(db, query);
}

/** How many there are in all where a page tells it, which the last one does. */
function endsAt(shown: number, { limit, offset }: Slice): number | null {
  const isLast = shown > 0 ? shown < limit : offset === 0;
  return isLast ? offset + shown : null;
}

/** How many cases a filter finds among those of the officer's agencies; one more than `COUNT_LIMIT` where there are more. */
export async function countCases(deps: CasesDeps, actor: Actor, filter: CaseFilter): Promise<number> {
  authorise(actor, 'cases.read');
  return countUpTo(deps.db, await matching(deps, actor, filter));
}

async function countUpTo(db: Db, query: Matching): Promise<number> {
  const { n } = await db
    .selectFrom(
      query
        .select('c.id')
        .limit(COUNT_LIMIT + 1)
        .as('found'),
    )
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

/**
 * A person's own cases, those they were joined to, and those of whoever they stand for; last changed first. Only those
 * still open, or of one applicant, when asked so.
 */
export async function myCases(
  db: Db,
  self: Self,
  page: Slice,
  { open = false, of }: { readonly open?: boolean; readonly of?: string | undefined } = {},
): Promise<{ rows: readonly CaseLine[]; total: number }> {
  let query = myMatching(db, self);
  if (open) query = query.where('c.closed_at', 'is', null);
  if (of !== undefined) query = query.where('c.applicant_person_id', '=', of);
  const rows = await sorted(lines(query), 'updated').limit(page.limit).offset(page.offset).execute();
  return { rows: rows.map(lineOf), total: await totalOf(db, query, rows.length, page) };
}
