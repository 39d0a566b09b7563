import { likeLiteral, type Db } from '#db';
import { type Expression, type SqlBool, sql } from 'kysely';

/** Up to so many are taken by their ids; of more, some stand near the beginning of any list, and it is walked for them. */
const FEW = 2000;
/** The newest cases looked at first, and how many of them must hold the words for these to be common. */
const SAMPLE = 400;
const COMMON = 2;

/** What a search for words came to: the cases that hold them, or that they are too many to name. */
export type ByWords = { readonly ids: readonly string[] } | { readonly common: Pattern };

/** Whether a text holds what is sought; `indexed` where the index is to be asked. */
export type Pattern = (text: Expression<string>, asked?: 'indexed') => Expression<SqlBool>;

/**
 * Finds the cases that hold all of these words. PostgreSQL cannot tell a rare name from a common one before it has
 * looked, and in a land of few names the index lists a tenth of all cases for one: so some are tried first, and each of
 * the two has the way that is short for it.
 */
export async function findByWords(db: Db, agencies: readonly string[], words: readonly string[]): Promise<ByWords | null> {
  if (words.length === 0) return null;
  if (agencies.length === 0) return { ids: [] };
  const pattern = patternOf(words);
  if (await isCommon(db, agencies, pattern)) return { common: pattern };
  const held = await byIndex(db, agencies, pattern)
    .limit(FEW + 1)
    .execute();
  return held.length > FEW ? { common: pattern } : { ids: held.map(({ id }) => id) };
}

/** The cases of some agencies that hold words, as the index lists them. */
export function byIndex(db: Db, agencies: readonly string[], pattern: Pattern) {
  return db
    .selectFrom('cases.words as w')
    .select('w.case_id as id')
    .where('w.agency_id', 'in', agencies)
    .where(pattern(sql.ref('w.words'), 'indexed'));
}

/** Whether a case is among what was found. */
export function isAmong(found: ByWords): Expression<SqlBool> {
  return 'ids' in found ? sql<SqlBool>`c.id = any(${found.ids}::uuid[])` : holds(sql.ref('c.id'), found.common);
}

/** Whether a case holds words: as a value of each, not as a join, so that a list keeps its own order. */
export function holds(id: Expression<string>, pattern: Pattern): Expression<SqlBool> {
  return sql<SqlBool>`(select ${pattern(sql.ref('w.words'))} from cases.words w where w.case_id = ${id})`;
}

/**
 * What is shorter than a trigram must begin a word, behind the number that begins all of them: with the space before it
 * the index knows it too, and a road with a house is read as few pages instead of every case of the road. One or two letters
 * begin a word of half the names there are: beside other words they are looked at in what those found.
 */
export function patternOf(words: readonly string[]): Pattern {
  const telling = words.some(isLong);
  const patterns = words.map((word) => ({
    like: isLong(word) ? `%${likeLiteral(word)}%` : `% ${likeLiteral(word)}%`,
    isTold: !telling || isLong(word) || /\d/.test(word),
  }));
  return (text, asked) =>
    sql<SqlBool>`(${sql.join(
      patterns.map(({ like, isTold }) => {
        const read = asked === 'indexed' && isTold ? text : sql<string>`(${text} || '')`;
        return sql<SqlBool>`${read} like ${like}`;
      }),
      sql` and `,
    )})`;
}

/** Three letters make a trigram. */
const isLong = (word: string) => word.length >= 3;

/** Whether many cases hold words: some of the newest do. */
export async function isCommon(db: Db, agencies: readonly string[], pattern: Pattern): Promise<boolean> {
  const newest = db
    .selectFrom('cases.case')
    .select('id')
    // Of one office, in the order of its index; what is common there is common enough.
    .where('agency_id', '=', agencies[0] ?? '')
    .orderBy('submitted_at', 'desc')
    .orderBy('id', 'desc')
    .limit(SAMPLE);
  const { n } = await db
    .selectFrom(newest.as('c'))
    .innerJoin('cases.words as w', 'w.case_id', 'c.id')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where(pattern(sql.ref('w.words')))
    .executeTakeFirstOrThrow();
  return n >= COMMON;
}
