import { type Db, transaction, type Tx } from '#db';
import { sql } from 'kysely';

const MINUTE = 60_000;

/** What a client may still ask in its present minute. */
export interface Allowance {
  /** Requests a minute. */
  readonly limit: number;
  readonly remaining: number;
  /** Whole seconds until it begins anew. */
  readonly seconds: number;
  /** This request is beyond it. */
  readonly exceeded: boolean;
}

/**
 * Counts the requests of each client, minute by minute, for all web processes together. Whoever has used up theirs is
 * turned away from memory for the rest of the minute: a loud client costs no more than the look at its token.
 */
export class Allowances {
  readonly #db: Db;
  readonly #usual: number;
  /** Clients that have none left, and the minute that is so. */
  readonly #usedUp = new Map<string, number>();

  /** @param usual requests a minute of clients without a limit of their own; 0 for none */
  constructor(db: Db, usual: number) {
    this.#db = db;
    this.#usual = usual;
  }

  /** Counts one request; null where nothing limits the client. */
  async spend(clientId: string, own: number | null, now: Date): Promise<Allowance | null> {
    const limit = own ?? this.#usual;
    if (limit === 0) return null;
    const minute = Math.floor(now.getTime() / MINUTE) * MINUTE;
    const seconds = Math.max(1, Math.ceil((minute + MINUTE - now.getTime()) / 1000));
    const used =
      this.#usedUp.get(clientId) === minute ? limit + 1 : await transaction(this.#db, (tx) => count(tx, clientId, new Date(minute)));
    if (used > limit) this.#usedUp.set(clientId, minute);
    else this.#usedUp.delete(clientId);
    return { limit, remaining: Math.max(0, limit - used), seconds, exceeded: used > limit };
  }
}

/** One request more in this minute; returns how many there are. */
async function count(tx: Tx, clientId: string, since: Date): Promise<number> {
  // A process whose clock is a moment behind counts in the newer minute.
  const { rows } = await sql<{ used: number }>`
    insert into clients.usage as u (client_id, since, used) values (${clientId}, ${since}, 1)
    on conflict (client_id) do update set
      used = case when u.since >= excluded.since then u.used + 1 else 1 end,
      since = greatest(u.since, excluded.since)
    returning used`.execute(tx);
  return rows[0]?.used ?? 1;
}
