import { type Db, transaction } from '#db';
import type { Clock } from '#kernel';
import { sql } from 'kysely';
import { getTest } from '../exams/store.ts';
import { itemStatistics } from './domain/item-statistics.ts';
import { withoutUnmarked } from './domain/mark-table.ts';
import { readResults } from './read-results.ts';

/** How far back the sweep looks for attempts that were marked: longer than the time between two of its turns. */
const SINCE = '3 hours';

/** Tells the bank how each question did in tests that were marked lately, version by version; returns how many tests. */
export async function feedBank(db: Db, clock: Clock): Promise<number> {
  const now = clock.now();
  const { rows } = await sql<{ test_id: string }>`
    select distinct test_id from lentera.attempt where marked_at > ${now}::timestamptz - ${SINCE}::interval`.execute(db);
  for (const { test_id: testId } of rows) await measureTest(db, testId, now);
  return rows.length;
}

async function measureTest(db: Db, testId: string, at: Date): Promise<void> {
  const { items, rows } = await readResults(db, await getTest(db, testId));
  const found = [...items].flatMap(([variant, list]) => {
    const own = rows.filter((row) => row.variant === variant);
    const { table } = withoutUnmarked({
      items: list.map(({ item, max }) => ({ id: String(item), max })),
      rows: own.map(({ marks }) => marks),
    });
    const statistics = new Map(itemStatistics(table).map((one) => [one.id, one]));
    return list.flatMap(({ item, questionId, version }) => {
      const known = statistics.get(String(item));
      return known && own.length > 0
        ? [{ questionId, version, attempts: own.length, facility: known.facility, discrimination: known.discrimination }]
        : [];
    });
  });
  // A question in several draws is told of by the one most people had.
  const most = new Map(found.toSorted((a, b) => a.attempts - b.attempts).map((one) => [`${one.questionId}/${one.version}`, one]));
  const uses = [...most.values()];
  if (uses.length === 0) return;
  await transaction(db, (tx) =>
    tx
      .insertInto('lentera.question_use')
      .values(
        uses.map(({ questionId, version, attempts, facility, discrimination }) => ({
          question_id: questionId,
          version,
          test_id: testId,
          attempts,
          facility,
          discrimination,
          measured_at: at,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['question_id', 'version', 'test_id']).doUpdateSet((eb) => ({
          attempts: eb.ref('excluded.attempts'),
          facility: eb.ref('excluded.facility'),
          discrimination: eb.ref('excluded.discrimination'),
          measured_at: eb.ref('excluded.measured_at'),
        })),
      )
      .execute(),
  );
}
