import type { Db } from '#db';
import type { Question } from '../bank/domain/question.ts';
import { getVersions } from '../bank/store/read.ts';
import type { KeptItem } from '../room/domain/paper.ts';

/** The questions of a test's first draw as they were asked, who takes it, and when it opened. */
export async function versionsIn(
  db: Db,
  testId: string,
): Promise<{
  readonly items: readonly { readonly item: number; readonly question: Question }[];
  readonly participants: readonly number[];
  readonly opensAt: Date;
}> {
  const paper = await db
    .selectFrom('lentera.paper')
    .select('items')
    .where('test_id', '=', testId)
    .orderBy('variant')
    .executeTakeFirstOrThrow();
  const kept = paper.items as unknown as readonly KeptItem[];
  const question = await getVersions(db, kept);
  const rows = await db.selectFrom('lentera.participant').select('id').where('test_id', '=', testId).orderBy('number').execute();
  const session = await db
    .selectFrom('lentera.session')
    .select('opens_at')
    .where('test_id', '=', testId)
    .orderBy('nth')
    .executeTakeFirstOrThrow();
  return {
    items: kept.map((item) => ({ item: item.item, question: question(item) })),
    participants: rows.map(({ id }) => id),
    opensAt: session.opens_at,
  };
}
