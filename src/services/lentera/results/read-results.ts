import type { Db, Tx } from '#db';
import { sql } from 'kysely';
import { getVersions } from '../bank/store/read.ts';
import type { Answer } from '../bank/domain/answer.ts';
import type { Question } from '../bank/domain/question.ts';
import type { TestRow } from '../exams/store.ts';
import type { KeptItem } from '../room/domain/paper.ts';
import { ranksOf, type Scale, scaledScores } from './domain/tryout.ts';

/** One item of one draw of a test, as it was asked. */
export interface ResultItem extends KeptItem {
  readonly question: Question;
  /** What it is worth after corrections: 0 where it no longer counts. */
  readonly max: number;
}

/** What somebody's attempt that counts came to. */
export interface ResultRow {
  readonly participantId: number;
  readonly attemptId: number;
  readonly attempt: number;
  readonly studentId: string;
  readonly name: string;
  readonly number: string;
  readonly schoolId: string;
  readonly school: string;
  readonly classId: string | null;
  readonly className: string;
  readonly variant: number;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  /** By item from 1 on: marks earned, null while a person has to mark, and what was answered. */
  readonly marks: readonly (number | null)[];
  readonly values: readonly (Answer | null)[];
  /** Marks of the whole test; null while essays wait. */
  readonly total: number | null;
  /** 0 to 100. */
  readonly score: number | null;
}

export interface Results {
  readonly test: TestRow;
  /** Items by draw. */
  readonly items: ReadonlyMap<number, readonly ResultItem[]>;
  readonly rows: readonly ResultRow[];
  /** Participants who never began. */
  readonly absent: number;
}

interface Raw {
  readonly participantId: number;
  readonly attemptId: number;
  readonly attempt: number;
  readonly studentId: string;
  readonly name: string;
  readonly number: string;
  readonly schoolId: string;
  readonly school: string;
  readonly classId: string | null;
  readonly className: string;
  readonly variant: number;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly responses: readonly {
    readonly item: number;
    readonly share: number | null;
    readonly points: number;
    readonly value: Answer | null;
  }[];
}

/** Reads what everybody's counted attempt came to. `only`: one participant's, or those of some schools or classes. */
export async function readResults(
  db: Db | Tx,
  test: TestRow,
  only: { readonly participantId?: number; readonly schoolIds?: readonly string[]; readonly classIds?: readonly string[] } = {},
): Promise<Results> {
  const papers = await db.selectFrom('lentera.paper').select(['variant', 'items']).where('test_id', '=', test.id).execute();
  const kept = new Map(papers.map(({ variant, items }) => [variant, items as unknown as readonly KeptItem[]]));
  const question = await getVersions(db, [...kept.values()].flat());
  const voided = await db
    .selectFrom('lentera.key_correction')
    .select('question_id')
    .where('test_id', '=', test.id)
    .where('kind', '=', 'void')
    .execute();
  const isVoid = new Set(voided.map(({ question_id }) => question_id));
  const items = new Map(
    [...kept].map(([variant, list]) => [
      variant,
      list.map((item) => ({ ...item, question: question(item), max: isVoid.has(item.questionId) ? 0 : item.points })),
    ]),
  );
  const { participantId, schoolIds, classIds } = only;
  const { rows: raw } = await sql<Raw>`
    select p.id as "participantId", a.id as "attemptId", a.nth as attempt, s.id as "studentId", s.name, p.number, s.school_id as "schoolId",
           h.name as school, c.id as "classId", coalesce(c.name, '') as "className", p.variant, a.started_at as "startedAt", a.ended_at as "endedAt",
           (select json_agg(json_build_object('item', r.item, 'share', r.share::double precision, 'points', r.points::double precision, 'value', r.value))
              from lentera.response r where r.attempt_id = a.id) as responses
      from lentera.participant p
      join lentera.student s on s.id = p.student_id
      join lentera.school h on h.id = s.school_id
      left join lentera.enrolment e on e.student_id = s.id and e.ends is null
      left join lentera.class c on c.id = e.class_id
      join lentera.attempt a on a.participant_id = p.id
     where p.test_id = ${test.id}::uuid and exists (select from lentera.response r where r.attempt_id = a.id)
       and (${participantId === undefined} or p.id = ${participantId ?? 0})
       and (${schoolIds === undefined} or s.school_id = any(${[...(schoolIds ?? [])]}::uuid[]))
       and (${classIds === undefined} or c.id = any(${[...(classIds ?? [])]}::uuid[]))
     order by p.number, a.nth`.execute(db);
  const rows = [
    ...Map.groupBy(
      raw.map((row) => resultOf(row, items.get(row.variant) ?? [])),
      (row) => row.participantId,
    ).values(),
  ].flatMap((attempts) => counted(attempts, test));
  const { count } = await db
    .selectFrom('lentera.participant as p')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('p.test_id', '=', test.id)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('lentera.attempt as a').select('a.id').whereRef('a.participant_id', '=', 'p.id'))),
    )
    .executeTakeFirstOrThrow();
  return { test, items, rows, absent: Number(count) };
}

function resultOf({ responses, ...row }: Raw, items: readonly ResultItem[]): ResultRow {
  const byItem = new Map(responses.map((one) => [one.item, one]));
  const marks = items.map(({ item, max }) => {
    const response = byItem.get(item);
    if (!response) return 0;
    return response.share === null ? null : response.share * Math.min(response.points, max || response.points);
  });
  const most = items.reduce((sum, { max }) => sum + max, 0);
  const total = marks.some((mark) => mark === null) ? null : marks.reduce<number>((sum, mark) => sum + (mark ?? 0), 0);
  return {
    ...row,
    marks,
    values: items.map(({ item }) => byItem.get(item)?.value ?? null),
    total,
    score: total === null || most === 0 ? null : (100 * total) / most,
  };
}

/** The attempt that counts by the test's own rule. */
function counted(attempts: readonly ResultRow[], { terms }: TestRow): readonly ResultRow[] {
  if (terms.counts === 'first') return attempts.slice(0, 1);
  if (terms.counts === 'last') return attempts.slice(-1);
  const best = attempts.reduce((most, one) => ((one.score ?? -1) > (most.score ?? -1) ? one : most));
  return [best];
}

export interface Ranked {
  /** On the tryout's scale; null where the test has none or essays wait. */
  readonly scaled: number | null;
  readonly rank: number | null;
}

/** Scaled scores and ranks of a tryout, by participant: over all of its rows, whoever they are shown to. */
export function rankedOf(rows: readonly Pick<ResultRow, 'participantId' | 'score'>[], scale: Scale): ReadonlyMap<number, Ranked> {
  const done = rows.filter((row) => row.score !== null);
  const scores = done.map(({ score }) => score ?? 0);
  const [scaled, ranks] = [scaledScores(scores, scale), ranksOf(scores)];
  return new Map(done.map(({ participantId }, at) => [participantId, { scaled: Math.round(scaled[at] ?? 0), rank: ranks[at] ?? null }]));
}
