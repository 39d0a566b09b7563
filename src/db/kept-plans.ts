import pg from 'pg';

/** Times a statement is sent by this process before its plan is kept. */
const OFTEN = 10;
/** Statements whose plans are kept: each takes some memory on every connection. */
const MOST = 200;
const MOST_COUNTED = 2000;

/** Whether an index helps these depends on the pattern: they are planned anew for each. */
const byPattern = /\blike\b/i;

const names = new Map<string, string>();
const times = new Map<string, number>();

/** The name under which a statement is prepared; undefined while it is not sent often enough to be worth it. */
function nameOf(statement: string): string | undefined {
  const known = names.get(statement);
  if (known !== undefined || names.size >= MOST) return known;
  const sent = (times.get(statement) ?? 0) + 1;
  if (times.size >= MOST_COUNTED) times.clear();
  times.set(statement, sent);
  if (sent < OFTEN || byPattern.test(statement)) return undefined;
  times.delete(statement);
  names.set(statement, `often_${names.size}`);
  return names.get(statement);
}

type Query = (...given: readonly unknown[]) => unknown;

/**
 * A connection that has PostgreSQL keep the plans of statements sent often: planning a page's queries takes longer than
 * running them. PostgreSQL itself plans anew where a plan for all values would be dearer than one for these.
 */
export class KeptPlans extends pg.Client {
  override query = ((...given: readonly unknown[]) => {
    const query = super.query.bind(this) as Query;
    const [text, values] = given;
    if (given.length !== 2 || typeof text !== 'string' || !Array.isArray(values)) return query(...given);
    const name = nameOf(text);
    return name === undefined ? query(text, values) : query({ name, text, values });
  }) as pg.Client['query'];
}
