import type { Db } from '#db';
import { sql } from 'kysely';
import { byIndex } from './by-words.ts';
import { among } from './matching.ts';
import type { Met, WordSearch } from './met.ts';

/** Spans asked at first; each time after that twice as many as the time before. */
const FIRST = 2;
/** So many at most in one statement. */
const AT_ONCE = 128;

/**
 * Looks for the cases that hold words by the time they came, one part of the register after the other, until `need` of
 * them are met: a name that many hold is met in the first spans, however many there are.
 */
export async function meetBySpans(db: Db, { query, agencies, pattern, sort, need }: WordSearch): Promise<Met> {
  const spans = await allSpans(db);
  if (sort === 'newest') spans.reverse();
  const ids: string[] = [];
  for (let done = 0, width = FIRST; done < spans.length; done += width, width = Math.min(AT_ONCE, width * 2)) {
    if (ids.length >= need) return { ids, whole: false };
    const held = await byIndex(db, agencies, pattern)
      .where('w.span', '=', sql<number>`any(${spans.slice(done, done + width)}::int[])`)
      .execute();
    ids.push(...(await among(query, sort, held)));
  }
  return { ids, whole: true };
}

/** The numbers of the spans there are, the oldest first: see the migration that begins them. */
async function allSpans(db: Db): Promise<number[]> {
  const { rows } = await sql<{ last: number }>`select (1 + last_value / 10000)::int as last from cases.words_nth`.execute(db);
  return Array.from({ length: (rows[0]?.last ?? 0) + 1 }, (_, span) => span);
}
