import pg from 'pg';

/** How many queries this process sends to any database while it does something: what a page costs, without a stopwatch. */
export async function countQueries(work: () => Promise<unknown>): Promise<number> {
  const prototype = pg.Client.prototype as { query: (...given: unknown[]) => unknown };
  const { query } = prototype;
  let sent = 0;
  prototype.query = function (this: pg.Client, ...given) {
    sent++;
    return query.apply(this, given);
  };
  try {
    await work();
    return sent;
  } finally {
    prototype.query = query;
  }
}
