import type { Db } from '#db';
import { formatTime, type Locale } from '#i18n';
import { sql } from 'kysely';
import { timesOf } from '../room/standing.ts';
import { endOf } from './domain/timing.ts';
import { texts } from './messages/index.ts';
import type { SessionRow, TestRow } from './store.ts';

interface WatchRow {
  readonly id: number;
  readonly number: string;
  readonly name: string;
  readonly extraMinutes: number;
  readonly endedAt: Date | null;
  readonly startedAt: Date | null;
  readonly attemptEndedAt: Date | null;
  readonly endedBy: 'student' | 'time' | 'proctor' | null;
  readonly seen: Date | null;
  readonly answered: number;
  readonly left: number;
  readonly late: number;
}

export type WatchState = 'absent' | 'running' | 'handed' | 'time' | 'ended';

/** One participant as a proctor sees them, in words. */
export interface WatchLine {
  readonly id: number;
  readonly number: string;
  readonly name: string;
  readonly state: WatchState;
  readonly cells: {
    readonly state: string;
    readonly seen: string;
    readonly answered: string;
    readonly left: string;
    readonly ends: string;
  };
}

/** Everybody of a session as they stand at `now`. `schoolIds`: those of these schools alone. */
export async function watchLines(
  db: Db,
  {
    test,
    session,
    items,
    now,
    locale,
    schoolIds,
  }: {
    readonly test: TestRow;
    readonly session: SessionRow;
    readonly items: number;
    readonly now: Date;
    readonly locale: Locale;
    readonly schoolIds: readonly string[] | null;
  },
): Promise<readonly WatchLine[]> {
  const { rows } = await sql<WatchRow>`
    select p.id, p.number, s.name, p.extra_minutes as "extraMinutes", p.ended_at as "endedAt", a.started_at as "startedAt",
           a.ended_at as "attemptEndedAt", a.ended_by as "endedBy", l.seen, coalesce(l.answered, 0) as answered,
           coalesce(l."left", 0) as "left", coalesce(l.late, 0) as late
      from lentera.participant p
      join lentera.student s on s.id = p.student_id
      left join lateral (select * from lentera.attempt x where x.participant_id = p.id order by x.nth desc limit 1) a on true
      left join lateral (
        select max(n.received_at) as seen,
               count(distinct n.item) filter (where n.item > 0 and n.value <> 'null'::jsonb)::integer as answered,
               count(*) filter (where n.item = 0 and n.value ->> 'what' = 'left')::integer as "left",
               count(*) filter (where n.item > 0 and n.received_at > n.at + interval '10 minutes')::integer as late
          from lentera.answer n where n.attempt_id = a.id) l on true
     where p.test_id = ${test.id}::uuid and p.session = ${session.nth}
       and (${schoolIds === null} or s.school_id = any(${[...(schoolIds ?? [])]}::uuid[]))
     order by p.number`.execute(db);
  const m = texts(locale).watchPage;
  return rows.map((row) => {
    const own = { extraMinutes: row.extraMinutes, endedAt: row.endedAt?.getTime() ?? null };
    const endsAt = row.startedAt === null ? null : endOf(timesOf(session), own, test.terms, row.startedAt.getTime());
    const state = stateOf(row, endsAt, now.getTime());
    return {
      id: row.id,
      number: row.number,
      name: row.name,
      state,
      cells: {
        state: m.states[state] ?? state,
        seen: row.seen ? formatTime(row.seen, locale) : '–',
        answered: `${row.answered}/${items}`,
        left: [m.leftTimes(row.left), ...(row.late > 0 ? [m.late] : [])].join('; '),
        ends: endsAt === null ? '–' : formatTime(new Date(row.attemptEndedAt?.getTime() ?? endsAt), locale),
      },
    };
  });
}

function stateOf({ startedAt, attemptEndedAt, endedBy, endedAt }: WatchRow, endsAt: number | null, now: number): WatchState {
  if (startedAt === null || endsAt === null) return endedAt === null ? 'absent' : 'ended';
  if (attemptEndedAt !== null && endedBy === 'student') return 'handed';
  if (endedAt !== null) return 'ended';
  return now < endsAt && attemptEndedAt === null ? 'running' : 'time';
}

/** How many stand where. */
export function tallyOf(lines: readonly WatchLine[], locale: Locale): string {
  const count = (...states: readonly WatchState[]) => lines.filter(({ state }) => states.includes(state)).length;
  return texts(locale).watchPage.summary(count('running'), count('handed', 'time', 'ended'), count('absent'));
}
