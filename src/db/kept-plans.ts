import pg from 'pg';

/** Times a statement is sent before its plan is kept. */
const OFTEN = 10;
/** Statements whose plans are kept: each takes some memory on every connection. */
const MOST = 200;
const MOST_COUNTED = 2000;

/** Whether an index helps these depends on the pattern: they are planned anew for each. */
const byPattern = /\blike\b/i;

type Query = (...given: readonly unknown[]) => unknown;

/** Names for the statements sent often, the same on every connection of a pool. */
class StatementNames {
  readonly #names = new Map<string, string>();
  readonly #times = new Map<string, number>();

  /** The name under which a statement is prepared; undefined while it is not sent often enough to be worth it. */
  of(statement: string): string | undefined {
    const known = this.#names.get(statement);
    if (known !== undefined || this.#names.size >= MOST) return known;
    const sent = (this.#times.get(statement) ?? 0) + 1;
    if (this.#times.size >= MOST_COUNTED) this.#times.clear();
    this.#times.set(statement, sent);
    if (sent < OFTEN || byPattern.test(statement)) return undefined;
    this.#times.delete(statement);
    const name = `often_${this.#names.size}`;
    this.#names.set(statement, name);
    return name;
  }
}

/**
 * Connections of one pool that have PostgreSQL keep the plans of statements sent often: planning a page's queries takes
 * longer than running them. PostgreSQL itself plans anew where a plan for all values would be dearer than one for these.
 */
export function keepingPlans(): typeof pg.Client {
  const names = new StatementNames();
  return class extends pg.Client {
    override query = ((...given: readonly unknown[]) => {
      const query = super.query.bind(this) as Query;
      const [text, values] = given;
      if (given.length !== 2 || typeof text !== 'string' || !Array.isArray(values)) return query(...given);
      const name = names.of(text);
      return name === undefined ? query(text, values) : query({ name, text, values });
    }) as pg.Client['query'];
  };
}
