import { type Db, transaction, type Tx } from '#db';
import type { Clock } from '#kernel';
import { sql } from 'kysely';
import { getVersions } from '../bank/store/read.ts';
import { endOf, SLACK } from '../exams/domain/timing.ts';
import { windowsOf } from '../exams/domain/windows.ts';
import { getTest, type SessionRow, type TestRow } from '../exams/store.ts';
import { type LoggedEntry } from '../room/domain/log.ts';
import type { KeptItem } from '../room/domain/paper.ts';
import { openPaper } from '../room/open-paper.ts';
import { timesOf } from '../room/standing.ts';
import { agreedShare } from './domain/essay.ts';
import { type Correction, type ItemMark, markItems } from './domain/mark-items.ts';

/** An attempt with what its end follows from. */
export interface AttemptRow {
  readonly id: number;
  readonly testId: string;
  readonly participantId: number;
  readonly session: number;
  readonly variant: number;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly extraMinutes: number;
  readonly participantEndedAt: Date | null;
}

export interface Marked {
  readonly attempt: AttemptRow;
  readonly endsAt: number;
  readonly lines: number;
  readonly marks: readonly ItemMark[];
}

/** Everything that marking a test needs, read once for many attempts. */
export interface Markbook {
  readonly test: TestRow;
  readonly sessions: ReadonlyMap<number, SessionRow>;
  mark(from: Db | Tx, attempts: readonly AttemptRow[]): Promise<readonly Marked[]>;
}

/** Reads a test with its papers and questions. `instead`: corrections to try, in place of those that hold. */
export async function openMarkbook(db: Db | Tx, testId: string, instead?: ReadonlyMap<string, Correction>): Promise<Markbook> {
  const test = await getTest(db, testId);
  const sessions = await db.selectFrom('lentera.session').selectAll().where('test_id', '=', testId).execute();
  const papers = await db.selectFrom('lentera.paper').selectAll().where('test_id', '=', testId).execute();
  const byVariant = new Map(
    papers.map((row) => [row.variant, { paper: openPaper(row), items: row.items as unknown as readonly KeptItem[] }]),
  );
  const question = await getVersions(
    db,
    [...byVariant.values()].flatMap(({ items }) => items),
  );
  const corrections = instead ?? (await readCorrections(db, testId));
  const bySession = new Map(sessions.map((row) => [row.nth, row as SessionRow]));
  const endsOf = (attempt: AttemptRow) => {
    const session = bySession.get(attempt.session);
    const own = { extraMinutes: attempt.extraMinutes, endedAt: attempt.participantEndedAt?.getTime() ?? null };
    const end = session ? endOf(timesOf(session), own, test.terms, attempt.startedAt.getTime()) : attempt.startedAt.getTime();
    return Math.min(end, attempt.endedAt?.getTime() ?? Infinity);
  };
  return {
    test,
    sessions: bySession,
    mark: async (from, attempts) => {
      const ids = attempts.map(({ id }) => id);
      const logs = await readLogs(from, ids);
      const essays = await readEssayMarks(from, ids);
      return attempts.map((attempt) => {
        const log = logs.get(attempt.id) ?? [];
        const endsAt = endsOf(attempt);
        const variant = byVariant.get(attempt.variant);
        const given = essays.get(attempt.id);
        const marks = variant
          ? markItems({
              ...variant,
              log,
              windows: windowsOf(variant.paper.sections, attempt.startedAt.getTime(), endsAt),
              question: (item) => question(item),
              correction: (questionId) => corrections.get(questionId),
              given: (item) => agreedShare(given?.get(item) ?? [], test.terms.markers),
            })
          : [];
        return { attempt, endsAt, lines: log.length, marks };
      });
    },
  };
}

/** How keys of a test were corrected, by question. */
export async function readCorrections(db: Db | Tx, testId: string): Promise<ReadonlyMap<string, Correction>> {
  const rows = await db.selectFrom('lentera.key_correction').selectAll().where('test_id', '=', testId).execute();
  const versions = rows.flatMap((row) => (row.version === null ? [] : [{ questionId: row.question_id, version: row.version }]));
  const question = await getVersions(db, versions);
  return new Map(
    rows.map(({ question_id: questionId, kind, version }): [string, Correction] => [
      questionId,
      kind === 'version' && version !== null
        ? { kind, version, question: question({ questionId, version }) }
        : { kind: kind as 'all-right' | 'void' },
    ]),
  );
}

async function readLogs(db: Db | Tx, ids: readonly number[]): Promise<ReadonlyMap<number, readonly LoggedEntry[]>> {
  const { rows } = await sql<LoggedEntry & { attempt: number }>`
    select attempt_id as attempt, device, seq, item, value, (extract(epoch from at) * 1000)::bigint as at,
           (extract(epoch from received_at) * 1000)::bigint as "receivedAt"
      from lentera.answer where attempt_id = any(${[...ids]}::bigint[])`.execute(db);
  return Map.groupBy(rows, ({ attempt }) => attempt);
}

async function readEssayMarks(db: Db | Tx, ids: readonly number[]) {
  const rows = await db
    .selectFrom('lentera.essay_mark')
    .select(['attempt_id', 'item', 'nth', 'share'])
    .where('attempt_id', 'in', ids.length === 0 ? [-1] : [...ids])
    .execute();
  const byAttempt = new Map<number, Map<number, { nth: number; share: number }[]>>();
  for (const { attempt_id, item, nth, share } of rows) {
    const items = byAttempt.get(attempt_id) ?? new Map<number, { nth: number; share: number }[]>();
    byAttempt.set(attempt_id, items);
    items.set(item, [...(items.get(item) ?? []), { nth, share: Number(share) }]);
  }
  return byAttempt;
}

const attemptColumns = sql`
  a.id, a.test_id as "testId", a.participant_id as "participantId", p.session, p.variant, a.started_at as "startedAt",
  a.ended_at as "endedAt", p.extra_minutes as "extraMinutes", p.ended_at as "participantEndedAt"`;

/** The attempts of a test, of some of its participants or of all. */
export async function attemptsOf(
  db: Db | Tx,
  testId: string,
  only: { readonly ids?: readonly number[] } = {},
): Promise<readonly AttemptRow[]> {
  const { rows } = await sql<AttemptRow>`
    select ${attemptColumns} from lentera.attempt a join lentera.participant p on p.id = a.participant_id
     where a.test_id = ${testId}::uuid and (${only.ids === undefined} or a.id = any(${[...(only.ids ?? [])]}::bigint[]))
     order by a.id`.execute(db);
  return rows;
}

/** Writes what attempts earned, in place of what was there. */
export async function keepMarks(tx: Tx, marked: readonly Marked[], at: Date): Promise<void> {
  const rows = marked.flatMap(({ attempt, marks }) => marks.map((mark) => ({ attempt: attempt.id, ...mark })));
  for (let from = 0; from < rows.length; from += 8000) {
    const some = rows.slice(from, from + 8000);
    await sql`
      insert into lentera.response (attempt_id, item, value, share, points, version, marked_at)
      select attempt, item, nullif(value, 'null'::jsonb), share, points, version, ${at}
        from unnest(${some.map((one) => one.attempt)}::bigint[], ${some.map((one) => one.item)}::smallint[],
                    ${some.map((one) => JSON.stringify(one.value))}::jsonb[], ${some.map((one) => one.share)}::numeric[],
                    ${some.map((one) => one.points)}::numeric[], ${some.map((one) => one.version)}::integer[])
             as r (attempt, item, value, share, points, version)
      on conflict (attempt_id, item) do update
        set value = excluded.value, share = excluded.share, points = excluded.points, version = excluded.version, marked_at = excluded.marked_at`.execute(
      tx,
    );
  }
  await sql`
    update lentera.attempt a
       set marked_upto = m.lines,
           -- What came while it was being marked has it marked again.
           marked_at = case when (select count(*) from lentera.answer l where l.attempt_id = a.id) = m.lines then ${at}::timestamptz end, ended_at = coalesce(a.ended_at, m.ends), ended_by = coalesce(a.ended_by, 'time')
      from unnest(${marked.map(({ attempt }) => attempt.id)}::bigint[], ${marked.map(({ lines }) => lines)}::integer[],
                  ${marked.map(({ endsAt }) => new Date(endsAt).toISOString())}::timestamptz[]) as m (id, lines, ends)
     where a.id = m.id`.execute(tx);
}

const TOGETHER = 300;

/** Whether an attempt can be over at a moment: what still runs is not read at all, so that marking costs a running exam nothing. */
const mayBeOver = (now: Date) => sql`
  (a.ended_at is not null or p.ended_at is not null or n.ended_at is not null
   or ${now}::timestamptz > (case when t.terms ->> 'lateStart' = 'cut' then least(a.started_at, n.opens_at) else a.started_at end)
                            + (n.minutes + n.extra_minutes + p.extra_minutes) * interval '1 minute')`;

const waitingFrom = sql`
  lentera.attempt a
  join lentera.participant p on p.id = a.participant_id
  join lentera.session n on n.test_id = p.test_id and n.nth = p.session
  join lentera.test t on t.id = a.test_id`;

/** Marks every attempt, of one test or of all, that has ended and was not marked since its last answer; returns how many. Done every minute. */
export async function markEnded(db: Db, clock: Clock, only: string | null = null): Promise<number> {
  const now = clock.now();
  const { rows: tests } = await sql<{ testId: string }>`
    select distinct a.test_id as "testId" from ${waitingFrom}
     where a.marked_at is null and (${only}::uuid is null or a.test_id = ${only}::uuid) and ${mayBeOver(now)}`.execute(db);
  let count = 0;
  for (const { testId } of tests) {
    const book = await openMarkbook(db, testId);
    const { rows: waiting } = await sql<AttemptRow>`
      select ${attemptColumns} from ${waitingFrom}
       where a.test_id = ${testId}::uuid and a.marked_at is null and ${mayBeOver(now)} order by a.id`.execute(db);
    for (let from = 0; from < waiting.length; from += TOGETHER) {
      const marked = await book.mark(db, waiting.slice(from, from + TOGETHER));
      const ended = marked.filter(({ endsAt }) => now.getTime() > endsAt + SLACK);
      if (ended.length > 0) await transaction(db, (tx) => keepMarks(tx, ended, now));
      count += ended.length;
    }
  }
  return count;
}
