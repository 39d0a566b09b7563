import { tracedWithin, type What } from '#kernel';
import { type PostgresPool, type PostgresPoolClient, type PostgresQueryResult, sql } from 'kysely';
import type pg from 'pg';

/**
 * Stands at the end of a statement inside a transaction whose answer nobody needs: it is sent along with the next one
 * that is waited for, at the latest the commit, and what went wrong with it comes out there. Nothing is committed then.
 */
export const unawaited = sql`/* unawaited */`;
const UNAWAITED = '/* unawaited */';

/** Letters of a statement that a trace carries. */
const MOST_SHOWN = 4000;

const NO_ANSWER = { command: 'SELECT', rowCount: 0, rows: [] } as const;

/** A table changed since a statement was prepared ("cached plan must not change result type"). */
const OUTDATED = '0A000';

/**
 * A pooled connection as Kysely uses it. Inside a transaction statements marked `unawaited`, as well as `begin` itself,
 * share a round trip with the next.
 */
class Client implements PostgresPoolClient {
  readonly #client: pg.PoolClient;
  #inside = false;
  #outdated = false;
  #corked = false;
  /** On their way, and nobody has asked what became of them. */
  #sent: Promise<unknown>[] = [];

  constructor(client: pg.PoolClient) {
    this.#client = client;
  }

  get processID(): number | undefined {
    return (this.#client as { readonly processID?: number }).processID;
  }

  query(text: unknown, parameters: readonly unknown[] = []): never {
    return this.#query(String(text), parameters) as never;
  }

  async #query(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<unknown>> {
    if (text === 'begin') {
      this.#inside = true;
      return this.#later(text, []);
    }
    if (this.#inside && text.endsWith(UNAWAITED)) return this.#later(text, values);
    const answer = this.#send(text, values);
    this.#uncork();
    // They are answered in the order they were sent: the first that failed says what went wrong, those after it only
    // that the transaction is lost. A rollback asks for nothing else.
    const before = text === 'rollback' ? [] : this.#sent;
    this.#sent = [];
    const settled = await Promise.allSettled([...before, answer]);
    if (text === 'commit' || text === 'rollback') this.#inside = false;
    const failed = settled.find((one) => one.status === 'rejected');
    if (!failed) return answer;
    if ((failed.reason as { code?: string } | null)?.code === OUTDATED) this.#outdated = true;
    throw failed.reason;
  }

  #later(text: string, values: readonly unknown[]): PostgresQueryResult<unknown> {
    if (!this.#corked) this.#client.connection.stream.cork();
    this.#corked = true;
    const answer = this.#send(text, values);
    answer.catch(() => {});
    this.#sent.push(answer);
    return { ...NO_ANSWER, rows: [] };
  }

  #send(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<unknown>> {
    return tracedWithin(
      () => statement(text),
      () => this.#client.query(text, [...values]) as Promise<never>,
    );
  }

  #uncork(): void {
    if (this.#corked) this.#client.connection.stream.uncork();
    this.#corked = false;
  }

  release(destroy = false): void {
    this.#uncork();
    this.#client.release(destroy || this.#outdated || this.#inside);
  }
}

/** Values of a statement travel apart from its text: the text may be shown. */
function statement(text: string): What {
  const operation = /^\s*(\w+)/.exec(text)?.[1]?.toUpperCase() ?? 'STATEMENT';
  const facts = { 'db.system.name': 'postgresql', 'db.operation.name': operation, 'db.query.text': text.slice(0, MOST_SHOWN) };
  return { name: operation, kind: 'call', facts };
}

/** The pool as Kysely uses it. */
export function poolOf(pool: pg.Pool): PostgresPool {
  const clients = new WeakMap<pg.PoolClient, Client>();
  return {
    options: pool.options,
    end: () => pool.end(),
    connect: async () => {
      const client = await pool.connect();
      const known = clients.get(client) ?? new Client(client);
      clients.set(client, known);
      return known;
    },
  };
}
