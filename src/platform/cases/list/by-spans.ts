import type { Db } from '#db';
import { type Expression, sql } from 'kysely';
import { byIndex } from './by-words.ts';
import { among, theFirst } from './matching.ts';
import type { Met, WordSearch } from './met.ts';
import { walkTo } from './walk.ts';

/** Spans asked at first: the newest may have only begun. Words nobody holds in them are looked for everywhere at once. */
const FIRST = 2;
/** Each time after that so many times as many, at most: where few were held, chance told how many. */
const WIDER = 8;
/** Asked beyond those that should suffice, since holders lie unevenly. */
const SPARE = 1.6;
/** How much of the newest span is taken as not there yet. */
const NEWEST = 0.5;
/** The second span is asked beside the first, as long as it holds no more than so many times what is needed. */
const BESIDE = 4;
/** So many cases of a list are walked through for what many hold. */
const NEAR = 500;
/** Spans after which all do, that fewer than so many held. */
const ENOUGH = { spans: 15, held: 500 };
/** More than so many, found everywhere, are not rare: those of old years alone, such as a year of their numbers. */
const RARE = 10_000;
/** Spans asked at once, at most. */
const AT_ONCE = 32;
/** So many spans are an era, which is asked as one: each asking reads a page at least of every list it crosses. */
const ERA = 4;

interface ByTime extends WordSearch {
  readonly sort: 'newest' | 'submitted';
}

/**
 * Looks for the cases that hold words by the time they came, one part of the register after the other, until `need` of
 * them are met: a name that many hold is met in the first span, however many there are. What is rare is looked for in
 * the whole register at once: the index has few to list, and hundreds of spans would be asked for nothing.
 */
export async function meetBySpans(db: Db, search: ByTime): Promise<Met> {
  const { query, agencies, pattern, sort, need } = search;
  const words = byIndex(db, agencies, pattern);
  const second = sort === 'newest' ? sql<number>`(${LAST}) - 1` : sql.lit(1);
  const [spans, first, beside] = await Promise.all([
    allSpans(db),
    theFirst(db, query, sort, ofSpan(words, sort === 'newest' ? sql<number>`(${LAST})` : sql.lit(0)), need),
    ofSpan(words, second)
      .limit(BESIDE * need + 1)
      .execute(),
  ]);
  if (sort === 'newest') spans.reverse();
  if (first.matched >= need) return { ids: first.ids, met: first.matched, whole: spans.length <= FIRST && beside.length === 0 };
  if (beside.length <= BESIDE * need)
    return goOn(search, { spans, words, ids: first.ids, fresh: beside, held: first.held + beside.length });
  // So many hold them that the list need not be walked far, or that the second has enough of them.
  const walked = await walkTo(db, search, NEAR);
  if (walked.length >= need) return { ids: walked, whole: false };
  const next = await theFirst(db, query, sort, ofSpan(words, second), need - first.ids.length);
  const ids = [...first.ids, ...next.ids];
  if (ids.length >= need) return { ids, met: first.matched + next.matched, whole: spans.length <= FIRST };
  return goOn(search, { spans, words, ids, fresh: [], held: first.held + next.held });
}

/** What the first two spans came to. */
interface Begun {
  readonly spans: readonly number[];
  readonly words: Words;
  /** In the list, in its order. */
  readonly ids: readonly string[];
  /** Held, and not yet looked at for what else is asked of them: that is done once there may be enough. */
  readonly fresh: readonly Held[];
  readonly held: number;
}

async function goOn({ query, sort, need }: ByTime, { spans, words, ...begun }: Begun): Promise<Met> {
  let { ids, fresh, held } = begun;
  let [done, width, isRare] = [FIRST, 1, true];
  for (;;) {
    if (ids.length + fresh.length >= need || done >= spans.length) {
      ids = [...ids, ...(await among(query, sort, fresh))];
      fresh = [];
      if (ids.length >= need || done >= spans.length) return { ids, whole: done >= spans.length };
    }
    if (isRare && (held === 0 || (done >= ENOUGH.spans && held < ENOUGH.held))) {
      const all = await words.limit(RARE + 1).execute();
      if (all.length <= RARE) return { ids: await among(query, sort, all), whole: true };
      isRare = false;
    }
    width = toEraEnd(spans, done, nextWidth({ done, width, held, missing: need - ids.length - fresh.length }));
    let found = await heldIn(spans.slice(done, done + width), words);
    while (found.length > RARE && width > 1) {
      // So many all at once: where they begin is looked for in smaller steps.
      width = Math.floor(width / 2);
      found = await heldIn(spans.slice(done, done + width), words);
    }
    held += found.length;
    done += width;
    fresh = [...fresh, ...found];
  }
}

/** How many spans to ask next: as many as should hold what is missing, judged by those asked so far. */
function nextWidth({ done, width, held, missing }: { done: number; width: number; held: number; missing: number }): number {
  const likely = Math.ceil((SPARE * Math.max(1, missing) * (done - NEWEST)) / Math.max(1, held));
  return Math.max(1, Math.min(AT_ONCE, width * WIDER, likely));
}

/** A little more where it completes an era: it is asked as one, whether whole or most of it. */
function toEraEnd(spans: readonly number[], done: number, width: number): number {
  if (width === 1) return width;
  const era = eraOf(spans[done + width - 1] ?? 0);
  let end = done + width;
  while (end < spans.length && eraOf(spans[end] ?? 0) === era) end += 1;
  return end - done;
}

const eraOf = (span: number) => Math.floor(span / ERA);

type Words = ReturnType<typeof byIndex>;

/** Which cases of some spans hold words, one era after the other; of many, two halves are asked beside each other. */
async function heldIn(spans: readonly number[], words: Words): Promise<readonly Held[]> {
  const eras = [...Map.groupBy(spans, eraOf).values()];
  const half = Math.ceil(eras.length / 2);
  return (await Promise.all([eras.slice(0, half), eras.slice(half)].map((some) => inTurn(some, words)))).flat();
}

async function inTurn(eras: readonly (readonly number[])[], words: Words): Promise<readonly Held[]> {
  const found: Held[] = [];
  for (const [span = 0, ...more] of eras) {
    const left = RARE + 1 - found.length;
    if (left <= 0) break;
    const asked = more.length === 0 ? ofSpan(words, span) : ofEra(words, [span, ...more]);
    found.push(...(await asked.limit(left).execute()));
  }
  return found;
}

/** Of the cases of an era those of some spans, which follow each other: the index is asked for the era alone. */
const ofEra = (words: Words, spans: readonly number[]) =>
  words
    .where(sql<number>`w.span / ${sql.lit(ERA)}`, '=', eraOf(spans[0] ?? 0))
    .where(sql<boolean>`w.span + 0 between ${Math.min(...spans)} and ${Math.max(...spans)}`)
    .offset(0);

const ofSpan = (words: Words, span: number | Expression<number>) => words.where('w.span', '=', span).offset(0);

interface Held {
  readonly id: string;
}

/** The number of the newest span: see the migration that begins them. */
const LAST = sql<number>`select (1 + last_value / 40000)::int from cases.words_nth`;

/** The numbers of the spans there are, the oldest first. */
async function allSpans(db: Db): Promise<number[]> {
  const { rows } = await sql<{ last: number }>`select (${LAST}) as last`.execute(db);
  return Array.from({ length: (rows[0]?.last ?? 0) + 1 }, (_, span) => span);
}
