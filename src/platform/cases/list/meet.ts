import type { Db } from '#db';
import { meetBySpans } from './by-spans.ts';
import { byIndex, isCommon } from './by-words.ts';
import { among } from './matching.ts';
import type { Met, WordSearch } from './met.ts';
import { walkFor } from './walk.ts';

/** No office has more open ones: a short list is walked to its end. */
const SHORT = 100_000;
/** Of any other, so many are looked at for words that are common. */
const WALKED = 20_000;
/** So many the index is asked for, where nothing else met enough. */
const MANY = 20_000;

/**
 * Finds the cases of a list that hold words. What is open is looked through; the whole register is asked by the time
 * cases came; and in any other order a common name is met near the beginning, and a rare one has few holders to sort.
 */
export async function meet(db: Db, search: WordSearch): Promise<Met> {
  const { query, agencies, pattern, sort, isShort, need } = search;
  if (agencies.length === 0) return { ids: [], whole: true };
  const byTime = sort === 'newest' || sort === 'submitted' ? sort : null;
  if (isShort || (!byTime && (await isCommon(db, agencies, pattern)))) {
    const walked = await walkFor(db, search, isShort ? SHORT : WALKED);
    if (walked.whole || walked.ids.length >= need) return walked;
  }
  if (byTime) return meetBySpans(db, { ...search, sort: byTime });
  const held = await byIndex(db, agencies, pattern).limit(MANY).execute();
  return { ids: await among(query, sort, held), whole: held.length < MANY };
}
