import type { Db, Tx } from '#db';
import { AppError, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { readMedia } from '../bank/store/media.ts';
import { getVersions } from '../bank/store/read.ts';
import { seal } from '../room/seal.ts';
import { candidatesFor } from './candidates.ts';
import { compose } from './compose.ts';
import { drawPlan, type Shortage } from './domain/draw.ts';
import { hasEmptySection, sizeOf } from './domain/plan.ts';
import type { TestRow } from './store.ts';
import { randomInt } from 'node:crypto';
import { sql } from 'kysely';

/** What a test would be made of today: each variant's questions, and lines that cannot be filled. */
export async function tryDraw(db: Db | Tx, test: TestRow, seed: number) {
  return drawPlan(test.plan, await candidatesFor(db, test), seed);
}

/**
 * Draws and seals the papers of a test. From here on what it asks never changes. Throws ACTION_NOT_ALLOWED with a reason:
 * `empty`, `too-few` where a line of the plan cannot be filled, `no-session`, `published-already`.
 */
export async function publishTest(tx: Tx, actor: PersonActor, testId: string, at: Date, seed = randomInt(2 ** 31)): Promise<void> {
  const test = (await tx
    .selectFrom('lentera.test')
    .selectAll()
    .where('id', '=', testId)
    .forUpdate()
    .executeTakeFirstOrThrow()) as unknown as TestRow;
  if (test.status !== 'draft') throw new AppError('ACTION_NOT_ALLOWED', { reason: 'published-already' });
  const session = await tx.selectFrom('lentera.session').select('nth').where('test_id', '=', testId).executeTakeFirst();
  if (!session) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'no-session' });
  if (sizeOf(test.plan) === 0 || hasEmptySection(test.plan)) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'empty' });
  const { variants, shortages } = await tryDraw(tx, test, seed);
  if (shortages.length > 0)
    throw new AppError('ACTION_NOT_ALLOWED', { reason: 'too-few', shortages: shortages satisfies readonly Shortage[] });
  const question = await getVersions(tx, variants.flat());
  const media = await readMedia(
    tx,
    variants.flat().flatMap((item) => question(item).media),
  );
  const addressOf = (name: string) => {
    const one = media.get(name);
    return one ? `data:${one.mediaType};base64,${one.content.toString('base64')}` : '';
  };
  for (const [nth, items] of variants.entries()) {
    const { paper, kept } = compose({
      title: test.title,
      sections: test.plan.sections.map(({ title, minutes, shuffle }) => ({ title, minutes, shuffle })),
      shuffleOptions: test.terms.shuffleOptions,
      items,
      seed: seed + nth,
      question,
      addressOf,
    });
    const { sealed, key } = seal(Buffer.from(JSON.stringify(paper)));
    await tx
      .insertInto('lentera.paper')
      .values({ test_id: testId, variant: nth + 1, items: JSON.stringify(kept), sealed, key, made_at: at })
      .execute();
  }
  const asked = [...new Map(variants.flat().map((item) => [item.questionId, item])).values()];
  await sql`
    insert into lentera.question_in_test (question_id, version, test_id, published_at)
    select id, nth, ${testId}::uuid, ${at}
      from unnest(${asked.map(({ questionId }) => questionId)}::uuid[], ${asked.map(({ version }) => version)}::integer[]) as a (id, nth)`.execute(
    tx,
  );
  await tx.updateTable('lentera.test').set({ status: 'published', published_at: at, changed_at: at }).where('id', '=', testId).execute();
  await appendAudit(tx, {
    actor,
    action: 'lentera.publish-test',
    subject: { type: 'test', id: testId },
    detail: { variants: variants.length, questions: asked.length },
    at,
  });
}
