import type { Db } from '#db';
import { sql } from 'kysely';
import { byIndex } from './by-words.ts';
import { among } from './matching.ts';
import type { Met, WordSearch } from './met.ts';

/** Spans asked at first: the newest may have only begun. Words nobody holds in them are looked for everywhere at once. */
const FIRST = 2;
/** Each time after that so many more, at most, than the time before: where few were held, chance told how many. */
const WIDER = 4;
/** Asked beyond those that should suffice, since holders lie unevenly. */
const SPARE = 1.2;
/** Spans after which all do, that fewer than so many held. */
const ENOUGH = { spans: 15, held: 500 };
/** More than so many, found everywhere, are not rare: those of old years alone, such as a year of their numbers. */
const RARE = 10_000;
/** Spans asked at once, at most. */
const AT_ONCE = 32;

/**
 * Looks for the cases that hold words by the time they came, one part of the register after the other, until `need` of
 * them are met: a name that many hold is met in the first spans, however many there are. What is rare is looked for in
 * the whole register at once: the index has few to list, and hundreds of spans would be asked for nothing.
 */
export async function meetBySpans(db: Db, { query, agencies, pattern, sort, need }: WordSearch): Promise<Met> {
  const spans = await allSpans(db);
  if (sort === 'newest') spans.reverse();
  let ids: readonly string[] = [];
  // Held, and not yet looked at for what else is asked of them: that is done once there may be enough.
  let fresh: Held[] = [];
  let [done, width, held, isRare] = [0, FIRST, 0, true];
  while (done < spans.length) {
    if (ids.length >= need) return { ids, whole: false };
    if (isRare && ((done >= FIRST && held === 0) || (done >= ENOUGH.spans && held < ENOUGH.held))) {
      const all = await byIndex(db, agencies, pattern)
        .limit(RARE + 1)
        .execute();
      if (all.length <= RARE) return { ids: await among(query, sort, all), whole: true };
      isRare = false;
    }
    const parts = await heldIn(db, spans.slice(done, done + width), byIndex(db, agencies, pattern));
    const found = parts.flat();
    if (found.length > RARE && width > 1) {
      // So many all at once: where they begin is looked for in smaller steps.
      width = Math.floor(width / 2);
      continue;
    }
    held += found.length;
    done += width;
    for (const [nth, part] of parts.entries()) {
      fresh = [...fresh, ...part];
      if (ids.length + fresh.length < need) continue;
      ids = [...ids, ...(await among(query, sort, fresh))];
      fresh = [];
      // Of a common name the first part holds enough, and the others need not be sorted.
      if (ids.length >= need && parts.slice(nth + 1).some(({ length }) => length > 0)) return { ids, whole: false };
    }
    width = nextWidth({ done, width, held, missing: need - ids.length - fresh.length });
  }
  return { ids: [...ids, ...(await among(query, sort, fresh))], whole: true };
}

/** How many spans to ask next: as many as should hold what is missing, judged by those asked so far. */
function nextWidth({ done, width, held, missing }: { done: number; width: number; held: number; missing: number }): number {
  const likely = Math.ceil((SPARE * Math.max(1, missing) * done) / Math.max(1, held));
  return Math.max(1, Math.min(AT_ONCE, width * WIDER, likely));
}

/** Which cases of some spans hold words; many spans are asked in two halves beside each other, and come in two parts. */
async function heldIn(db: Db, spans: readonly number[], words: ReturnType<typeof byIndex>): Promise<readonly (readonly Held[])[]> {
  const half = Math.ceil(spans.length / 2);
  const parts = spans.length < 2 ? [spans] : [spans.slice(0, half), spans.slice(half)];
  return Promise.all(parts.map((part) => heldInTurn(db, part, words)));
}

/** One span after the other: of several at once, PostgreSQL asks the index for all that hold the words, and leaves out most. */
async function heldInTurn(db: Db, spans: readonly number[], words: ReturnType<typeof byIndex>): Promise<readonly Held[]> {
  const ofOne = words.where('w.span', '=', sql<number>`s.span`).offset(0);
  const { rows } = await sql<Held>`
    select held.id from unnest(${spans}::int[]) as s (span) cross join lateral (${ofOne}) held limit ${RARE + 1}`.execute(db);
  return rows;
}

interface Held {
  readonly id: string;
}

/** The numbers of the spans there are, the oldest first: see the migration that begins them. */
async function allSpans(db: Db): Promise<number[]> {
  const { rows } = await sql<{ last: number }>`select (1 + last_value / 40000)::int as last from cases.words_nth`.execute(db);
  return Array.from({ length: (rows[0]?.last ?? 0) + 1 }, (_, span) => span);
}
