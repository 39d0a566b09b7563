import type { Pool, PoolClient } from 'pg';

/** What graphile-worker waits for and tries again, up to two minutes apart. */
const TRY_AGAIN = 'EHOSTUNREACH';

/** Codes of Node and of PostgreSQL's classes 08 and 57P that say the server went away, not that the statement is wrong. */
const AWAY = /^(ECONN|EPIPE|ETIMEDOUT|EAI_AGAIN|08|57P0[123])/;

/**
 * The pool for the queue. A job that is done while the database restarts is written off when it is back: the queue
 * gives up on errors of a lost connection that it does not know as passing, in a promise nobody holds, and the process
 * would end. They are handed to it under a code it knows.
 */
export function patientPool(pool: Pool): Pool {
  const connect = (done?: Parameters<Pool['connect']>[0]) => (done ? pool.connect(done) : pool.connect().then(patientClient, rethrow));
  return Object.create(pool, { connect: { value: connect } }) as Pool;
}

function patientClient(client: PoolClient): PoolClient {
  const query = (...asked: unknown[]) => (client.query as (...all: unknown[]) => Promise<unknown>)(...asked).catch(rethrow);
  return Object.create(client, { query: { value: query } }) as PoolClient;
}

function rethrow(error: unknown): never {
  if (error instanceof Error && isAway(error)) throw Object.assign(new Error(error.message, { cause: error }), { code: TRY_AGAIN });
  throw error;
}

function isAway(error: Error & { readonly code?: string }): boolean {
  // The driver has no code for a connection that ended under a query, nor for one that could not be had in time.
  return error.code === undefined ? /connection|timeout/i.test(error.message) : AWAY.test(error.code);
}
