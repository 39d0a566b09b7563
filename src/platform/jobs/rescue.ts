import type { Pool, PoolClient } from 'pg';

// Any fixed number, beside the hash of a worker's name: advisory locks of PostgreSQL come in pairs.
const LOCKS = 7_202_615;
const EVERY = 5000;

export interface Rescue {
  /** This process takes jobs under the name `worker` from now on. */
  holds(worker: string): void;
  stop(): void;
}

/**
 * A process ended by force leaves its jobs locked, for hours by the queue's own rule. Here each process keeps an
 * advisory lock under its worker's name, which PostgreSQL drops with the connection, and every few seconds gives back
 * the jobs of names that nobody holds any more.
 */
export async function startRescue(pool: Pool, failed: (error: unknown) => void): Promise<Rescue> {
  const names = new Set<string>();
  let held: Held | undefined;
  let busy = false;
  let stopped = false;
  const connect = async () => {
    const next = hold(await pool.connect());
    try {
      for (const name of names) await lock(next.client, name);
    } catch (error) {
      next.drop();
      throw error;
    }
    held = next;
    return next;
  };
  const look = async () => {
    if (busy) return;
    busy = true;
    try {
      const { client } = held?.isOpen() ? held : await connect();
      await giveBack(client, names);
    } catch (error) {
      if (!stopped) failed(error);
    } finally {
      busy = false;
      if (stopped) held?.drop();
    }
  };
  await connect();
  const timer = setInterval(() => void look(), EVERY);
  return {
    holds: (name) => {
      names.add(name);
      if (held?.isOpen()) lock(held.client, name).catch(failed);
    },
    stop: () => {
      stopped = true;
      clearInterval(timer);
      held?.drop();
    },
  };
}

interface Held {
  readonly client: PoolClient;
  isOpen(): boolean;
  /** Closes the connection, and the locks with it. It is given up once, though a server that ends says so meanwhile. */
  drop(): void;
}

function hold(client: PoolClient): Held {
  let open = true;
  const drop = () => {
    if (!open) return;
    open = false;
    client.release(true);
  };
  client.on('error', drop);
  return { client, isOpen: () => open, drop };
}

const lock = (client: PoolClient, name: string) => client.query('select pg_advisory_lock($1, hashtext($2))', [LOCKS, name]);

/** Those locked only a moment ago are left alone: their process may just be saying its name. */
async function giveBack(client: PoolClient, own: ReadonlySet<string>): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select distinct locked_by as name from graphile_worker._private_jobs
      where locked_by is not null and locked_at < now() - interval '5 seconds'`,
  );
  for (const { name } of rows) {
    // A session never finds its own lock taken.
    if (own.has(name)) continue;
    const { rows: tried } = await client.query<{ free: boolean }>('select pg_try_advisory_lock($1, hashtext($2)) as free', [LOCKS, name]);
    if (!tried[0]?.free) continue;
    try {
      await client.query('select graphile_worker.force_unlock_workers(array[$1])', [name]);
    } finally {
      await client.query('select pg_advisory_unlock($1, hashtext($2))', [LOCKS, name]);
    }
  }
}
