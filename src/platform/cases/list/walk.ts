import type { Db } from '#db';
import { sql } from 'kysely';
import { holds } from './by-words.ts';
import { COUNT_LIMIT, lines, sorted } from './matching.ts';
import type { Met, WordSearch } from './met.ts';

/**
 * Looks through the first `most` cases of a list for words, and meets one more than `COUNT_LIMIT` of them at most. It
 * takes as long however large the register is: the index would list them all, and a walk to the end would read everything
 * where they stand at the end only.
 */
export async function walkFor(db: Db, { query, sort, pattern }: WordSearch, most: number): Promise<Met> {
  const beginning = sorted(lines(query), sort).clearSelect().select('c.id').limit(most);
  const met = await db
    .selectFrom(beginning.as('walked'))
    .select('walked.id')
    .where(holds(sql.ref('walked.id'), pattern))
    .limit(COUNT_LIMIT + 1)
    .execute();
  const ids = met.map(({ id }) => id);
  if (ids.length > COUNT_LIMIT) return { ids, whole: false };
  const { n } = await db
    .selectFrom(
      query
        .select('c.id')
        .limit(most + 1)
        .as('all'),
    )
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return { ids, whole: Number(n) <= most };
}

/** The first `need` of a list that hold words, looked for among its first `most` cases and no further than the last of them. */
export async function walkTo(db: Db, { query, sort, pattern, need }: WordSearch, most: number): Promise<readonly string[]> {
  const beginning = sorted(lines(query), sort).clearSelect().select('c.id').limit(most);
  const met = await db
    .selectFrom(beginning.as('walked'))
    .select('walked.id')
    .where(holds(sql.ref('walked.id'), pattern))
    .limit(need)
    .execute();
  return met.map(({ id }) => id);
}
