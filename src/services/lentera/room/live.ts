import type { Db } from '#db';
import { AppError, type Clock } from '#kernel';
import { sql } from 'kysely';
import type { SessionRow, TestRow } from '../exams/store.ts';
import { Gathered } from './gathered.ts';
import type { KeptItem } from './domain/paper.ts';

export interface LivePaper {
  readonly variant: number;
  readonly sealed: Buffer;
  readonly key: Buffer;
  readonly items: readonly KeptItem[];
}

export interface LiveTest {
  readonly test: TestRow;
  readonly sessions: ReadonlyMap<number, SessionRow>;
  readonly papers: ReadonlyMap<number, LivePaper>;
}

export interface LiveParticipant {
  readonly id: number;
  readonly testId: string;
  readonly studentId: string;
  readonly name: string;
  readonly number: string;
  readonly session: number;
  readonly variant: number;
  readonly extraMinutes: number;
  readonly epoch: number;
  readonly epochSince: Date | null;
  readonly endedAt: Date | null;
}

export interface LiveAttempt {
  readonly device: number;
  readonly epoch: number;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
}

/** Changes are looked for this far back at each look: longer than a transaction that makes one takes. */
const OVERLAP = '15 seconds';
const EVERY = 1000;
/** Forgotten after so long without use. */
const UNUSED = 2 * 3_600_000;

/**
 * Tests, participants and attempts as they stand now, kept in memory while they are in use: what an answer needs to know
 * is read once per student, not once per answer. Every change is written beside what it changes (`lentera.live_change`)
 * and seen here within a second, in every process.
 */
export class Live {
  readonly #db: Db;
  readonly #clock: Clock;
  readonly #tests = new Map<string, { at: number; found: Promise<LiveTest> }>();
  readonly #participants = new Map<number, { at: number; found: Promise<LiveParticipant | null> }>();
  readonly #attempts = new Map<number, LiveAttempt>();
  readonly #loading: Gathered<number, LiveParticipant | null>;
  readonly #reading: Gathered<number, LiveAttempt | null>;
  #seen = new Set<number>();
  #timer: NodeJS.Timeout | undefined;

  constructor(db: Db, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
    this.#loading = new Gathered((ids) => loadParticipants(db, ids), { most: 1000, together: 2 });
    this.#reading = new Gathered((ids) => loadAttempts(db, ids), { most: 1000, together: 2 });
  }

  test(id: string): Promise<LiveTest> {
    const known = this.#tests.get(id);
    const now = Date.now();
    if (known) {
      known.at = now;
      return known.found;
    }
    const found = loadTest(this.#db, id);
    this.#tests.set(id, { at: now, found });
    found.catch(() => this.#tests.delete(id));
    this.#watch();
    return found;
  }

  /** Throws NOT_FOUND. */
  async participant(id: number): Promise<LiveParticipant> {
    const now = Date.now();
    let known = this.#participants.get(id);
    if (known) known.at = now;
    else {
      known = { at: now, found: this.#loading.add(id) };
      this.#participants.set(id, known);
      known.found.catch(() => this.#participants.delete(id));
      this.#watch();
    }
    const participant = await known.found;
    if (!participant) throw new AppError('NOT_FOUND', { what: 'participant' });
    return participant;
  }

  /** null: not begun, as far as anybody has written. */
  async attempt(id: number): Promise<LiveAttempt | null> {
    const known = this.#attempts.get(id);
    if (known) return known;
    const found = await this.#reading.add(id);
    if (found) this.#attempts.set(id, found);
    return found;
  }

  /** What this process has written itself. */
  noteAttempt(id: number, attempt: LiveAttempt): void {
    this.#attempts.set(id, attempt);
  }

  /** Forgets what is known of a test, or of one participant of it: the next who asks reads it anew. */
  forget(testId: string, participantId: number | null): void {
    this.#tests.delete(testId);
    if (participantId === null) {
      for (const [id, { found }] of this.#participants)
        void found.then((one) => one?.testId === testId && this.#forgetParticipant(id)).catch(() => {});
    } else this.#forgetParticipant(participantId);
  }

  close(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #forgetParticipant(id: number): void {
    this.#participants.delete(id);
    for (let nth = 0; nth < 8; nth++) this.#attempts.delete(id * 8 + nth);
  }

  #watch(): void {
    if (this.#timer) return;
    this.#timer = setInterval(() => void this.#look().catch(() => {}), EVERY);
    this.#timer.unref();
  }

  async #look(): Promise<void> {
    const { rows } = await sql<{ id: number; test_id: string; participant_id: number | null }>`
      select id, test_id, participant_id from lentera.live_change
       where at > ${this.#clock.now()}::timestamptz - ${OVERLAP}::interval`.execute(this.#db);
    for (const { id, test_id, participant_id } of rows) if (!this.#seen.has(id)) this.forget(test_id, participant_id);
    this.#seen = new Set(rows.map(({ id }) => id));
    this.#dropUnused();
  }

  #dropUnused(): void {
    const before = Date.now() - UNUSED;
    for (const [id, { at }] of this.#tests) if (at < before) this.#tests.delete(id);
    for (const [id, { at }] of this.#participants) if (at < before) this.#forgetParticipant(id);
    if (this.#tests.size === 0 && this.#participants.size === 0) this.close();
  }
}

async function loadTest(db: Db, id: string): Promise<LiveTest> {
  const [test, sessions, papers] = await Promise.all([
    db.selectFrom('lentera.test').selectAll().where('id', '=', id).executeTakeFirst(),
    db.selectFrom('lentera.session').selectAll().where('test_id', '=', id).execute(),
    db.selectFrom('lentera.paper').selectAll().where('test_id', '=', id).execute(),
  ]);
  if (!test) throw new AppError('NOT_FOUND', { test: id });
  return {
    test: test as unknown as TestRow,
    sessions: new Map(sessions.map((session) => [session.nth, session])),
    papers: new Map(
      papers.map(({ variant, sealed, key, items }) => [variant, { variant, sealed, key, items: items as unknown as readonly KeptItem[] }]),
    ),
  };
}

async function loadParticipants(db: Db, ids: readonly number[]): Promise<readonly (LiveParticipant | null)[]> {
  const { rows } = await sql<LiveParticipant>`
    select p.id, p.test_id as "testId", p.student_id as "studentId", s.name, p.number, p.session, p.variant,
           p.extra_minutes as "extraMinutes", p.epoch, p.epoch_since as "epochSince", p.ended_at as "endedAt"
      from lentera.participant p join lentera.student s on s.id = p.student_id
     where p.id = any(${[...ids]}::bigint[])`.execute(db);
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => found.get(id) ?? null);
}

async function loadAttempts(db: Db, ids: readonly number[]): Promise<readonly (LiveAttempt | null)[]> {
  const { rows } = await sql<LiveAttempt & { id: number }>`
    select id, device, epoch, started_at as "startedAt", ended_at as "endedAt" from lentera.attempt where id = any(${[...ids]}::bigint[])`.execute(
    db,
  );
  const found = new Map(rows.map(({ id, ...attempt }) => [id, attempt]));
  return ids.map((id) => found.get(id) ?? null);
}
