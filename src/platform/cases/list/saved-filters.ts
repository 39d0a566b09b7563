import type { Db, Tx } from '#db';
import { AppError, newId } from '#kernel';
import { filterQuery, readFilter } from './filter.ts';
import { withoutNumbers } from './sought.ts';
import type { CaseFilter } from '../types.ts';

/** A filter an officer keeps under a name of their own. */
export interface SavedFilter {
  readonly id: string;
  readonly name: string;
  readonly filter: CaseFilter;
}

/** Keeps a filter; one of the same name is replaced. Returns its id. */
export async function saveFilter(
  tx: Tx,
  { personId, name, filter, at }: { readonly personId: string; readonly name: string; readonly filter: CaseFilter; readonly at: Date },
): Promise<string> {
  const short = name.normalize('NFC').trim();
  if (short === '' || short.length > 80) throw new AppError('INVALID_INPUT', { fields: [{ field: 'name', why: '1 to 80 characters' }] });
  // Whoever's number was looked for is nothing to keep.
  const { q, ...rest } = filter;
  const words = withoutNumbers(q ?? '');
  const query = filterQuery(words === '' ? rest : { ...rest, q: words });
  const { id } = await tx
    .insertInto('cases.saved_filter')
    .values({ id: newId(), person_id: personId, name: short, query, created_at: at })
    .onConflict((on) => on.columns(['person_id', 'name']).doUpdateSet({ query }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function listFilters(db: Db | Tx, personId: string): Promise<readonly SavedFilter[]> {
  const rows = await db
    .selectFrom('cases.saved_filter')
    .select(['id', 'name', 'query'])
    .where('person_id', '=', personId)
    .orderBy('name')
    .execute();
  return rows.map(({ id, name, query }) => ({ id, name, filter: readFilter(Object.fromEntries(new URLSearchParams(query))) }));
}

/** Drops one of a person's own filters; another's stays. */
export async function deleteFilter(tx: Tx, { personId, id }: { readonly personId: string; readonly id: string }): Promise<void> {
  await tx.deleteFrom('cases.saved_filter').where('id', '=', id).where('person_id', '=', personId).execute();
}
