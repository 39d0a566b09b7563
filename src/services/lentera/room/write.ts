import { type Db, transaction, type Tx } from '#db';
import { AppError } from '#kernel';
import { sql } from 'kysely';
import { Gathered } from './gathered.ts';
import { jsonText } from './json-text.ts';
import type { LiveAttempt } from './live.ts';

/** One line for the answer log, its times as milliseconds since 1970. */
export interface LogLine {
  readonly attemptId: number;
  readonly device: number;
  readonly seq: number;
  readonly item: number;
  readonly value: unknown;
  readonly at: number;
  readonly receivedAt: number;
}

export interface Start {
  readonly attemptId: number;
  readonly participantId: number;
  readonly testId: string;
  readonly nth: number;
  readonly device: number;
  readonly epoch: number;
  readonly at: Date;
}

interface End {
  readonly attemptId: number;
  readonly at: Date;
  readonly by: 'student' | 'time' | 'proctor';
}

/** Beyond so many waiting batches of one device each, more are told to come back: they keep what they have. */
const MOST_WAITING = 20_000;
const LINES = 4000;

/**
 * Writes starts and answers so that nobody is told of one before it is on disk, and hundreds share a commit. What comes a
 * second time changes nothing: a device may send again whatever it has no receipt for.
 */
export class ExamWriter {
  readonly #db: Db;
  readonly #lines: Gathered<readonly LogLine[], true>;
  readonly #starts: Gathered<Start, LiveAttempt>;
  readonly #ends: Gathered<End, true>;

  constructor(db: Db) {
    this.#db = db;
    this.#lines = new Gathered(
      async (batches) => {
        await transaction(db, (tx) => writeLines(tx, batches.flat()));
        return batches.map(() => true as const);
      },
      { most: 1000, together: 2 },
    );
    this.#starts = new Gathered((starts) => transaction(db, (tx) => writeStarts(tx, starts)), { most: 500, together: 2 });
    this.#ends = new Gathered(
      async (ends) => {
        await transaction(db, (tx) => writeEnds(tx, ends));
        return ends.map(() => true as const);
      },
      { most: 500, together: 1 },
    );
  }

  /** Lines of one device. Throws UNAVAILABLE when more wait than can be written soon. */
  async log(lines: readonly LogLine[]): Promise<void> {
    if (this.#lines.length >= MOST_WAITING) throw new AppError('UNAVAILABLE', { why: 'full' });
    if (lines.length > 0) await this.#lines.add(lines);
  }

  /** Begins an attempt, or finds when it began. */
  begin(start: Start): Promise<LiveAttempt> {
    return this.#starts.add(start);
  }

  /** The device an attempt goes on with, once somebody let it in. */
  async moveTo(attemptId: number, { device, epoch }: { readonly device: number; readonly epoch: number }): Promise<void> {
    await transaction(this.#db, (tx) =>
      sql`update lentera.attempt set device = ${device}, epoch = ${epoch} where id = ${attemptId} and epoch <= ${epoch}`.execute(tx),
    );
  }

  /** Has an attempt marked anew, by whatever came since. */
  async unmark(attemptId: number): Promise<void> {
    await transaction(this.#db, (tx) =>
      sql`update lentera.attempt set marked_at = null where id = ${attemptId} and marked_at is not null`.execute(tx),
    );
  }

  async end(attemptId: number, at: Date, by: 'student' | 'time' | 'proctor'): Promise<void> {
    await this.#ends.add({ attemptId, at, by });
  }
}

async function writeLines(tx: Tx, lines: readonly LogLine[]): Promise<void> {
  for (let from = 0; from < lines.length; from += LINES) {
    const some = lines.slice(from, from + LINES);
    await sql`
      insert into lentera.answer (attempt_id, device, seq, item, value, at, received_at)
      select attempt_id, device, seq, item, value, to_timestamp(at / 1000.0), to_timestamp(received / 1000.0)
        from unnest(${some.map((one) => one.attemptId)}::bigint[], ${some.map((one) => one.device)}::integer[],
                    ${some.map((one) => one.seq)}::integer[], ${some.map((one) => one.item)}::smallint[],
                    ${some.map((one) => jsonText(one.value))}::jsonb[], ${some.map((one) => one.at)}::bigint[],
                    ${some.map((one) => one.receivedAt)}::bigint[]) as l (attempt_id, device, seq, item, value, at, received)
      on conflict do nothing`.execute(tx);
  }
}

async function writeStarts(tx: Tx, starts: readonly Start[]): Promise<readonly LiveAttempt[]> {
  const ids = starts.map(({ attemptId }) => attemptId);
  const { rows } = await sql<LiveAttempt & { id: number }>`
    with entered as (
      insert into lentera.attempt (id, participant_id, test_id, nth, device, epoch, started_at)
      select * from unnest(${ids}::bigint[], ${starts.map(({ participantId }) => participantId)}::bigint[],
                           ${starts.map(({ testId }) => testId)}::uuid[], ${starts.map(({ nth }) => nth)}::smallint[],
                           ${starts.map(({ device }) => device)}::integer[], ${starts.map(({ epoch }) => epoch)}::smallint[],
                           ${starts.map(({ at }) => at.toISOString())}::timestamptz[])
      on conflict do nothing
      returning id, device, epoch, started_at, ended_at)
    select id, device, epoch, started_at as "startedAt", ended_at as "endedAt" from entered
    union all
    select id, device, epoch, started_at, ended_at from lentera.attempt where id = any(${ids}::bigint[])`.execute(tx);
  const found = new Map(rows.map(({ id, ...begun }) => [id, begun]));
  return ids.map((id) => {
    const begun = found.get(id);
    if (!begun) throw new AppError('UNAVAILABLE', { why: 'begun-elsewhere' });
    return begun;
  });
}

async function writeEnds(tx: Tx, ends: readonly End[]): Promise<void> {
  await sql`
    update lentera.attempt a set ended_at = e.at, ended_by = e.by
      from unnest(${ends.map(({ attemptId }) => attemptId)}::bigint[], ${ends.map(({ at }) => at.toISOString())}::timestamptz[],
                  ${ends.map(({ by }) => by)}::text[]) as e (id, at, by)
     where a.id = e.id and a.ended_at is null`.execute(tx);
}
