import type { Db } from '#db';
import { sql } from 'kysely';
import { holds, type Pattern } from './by-words.ts';
import { COUNT_LIMIT, lines, type Matching, sorted } from './matching.ts';
import type { Sort } from '../types.ts';

/** Cases of a list looked at for words; what is not met among them is rare enough for the index. */
const WALKED = 20_000;

/** What was met at the beginning of a list. */
export interface Walked {
  /** In the order of the list; one more than `COUNT_LIMIT` at most. */
  readonly ids: readonly string[];
  /** Whether these are all there are. */
  readonly whole: boolean;
}

/**
 * Looks through the beginning of a list for words that many cases hold. It takes as long however large the register is:
 * the index would list them all, and a walk to the end would read everything where they stand at the end only.
 */
export async function walkFor(db: Db, query: Matching, sort: Sort, pattern: Pattern): Promise<Walked> {
  const beginning = sorted(lines(query), sort).clearSelect().select('c.id').limit(WALKED);
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
        .limit(WALKED + 1)
        .as('all'),
    )
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return { ids, whole: Number(n) <= WALKED };
}
