import { type Db, transaction } from '#db';
import { type Clock, refusalOf } from '#kernel';
import type { PostPort } from '../post/port.ts';
import { moveDelivery } from './deliver.ts';
import { proofActor } from './issue.ts';

const BATCH = 200;
const moves = { delivered: 'DELIVERED', returned: 'RETURNED', lost: 'LOST' } as const;

/**
 * Asks the post about every letter it has, and moves on what arrived, came back or was lost. Where the post is away the rest
 * waits for the next time. Returns how many moved.
 */
export async function trackPost({
  db,
  clock,
  post,
  agencyId,
}: {
  db: Db;
  clock: Clock;
  post: PostPort;
  agencyId: string;
}): Promise<number> {
  let moved = 0;
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const rows = await db
      .selectFrom('samsat.delivery as d')
      .innerJoin('samsat.proof as p', 'p.id', 'd.proof_id')
      .select(['p.id', 'd.tracking_no as trackingNo'])
      .where('p.agency_id', '=', agencyId)
      .where('p.state', '!=', 'revoked')
      .where('d.state', '=', 'HANDED_TO_POS')
      .where('p.id', '>', after)
      .orderBy('p.id')
      .limit(BATCH)
      .execute();
    for (const { id, trackingNo } of rows) {
      const told = await post.track(trackingNo);
      if (told.is === 'away') return moved;
      if (told.is === 'under-way' || told.is === 'unknown') continue;
      const moving = { proofId: id, agencyId, to: moves[told.is], trackingNo, note: '' };
      // Whoever confirmed it meanwhile was faster.
      const why = await refusalOf(() => transaction(db, (tx) => moveDelivery(tx, proofActor, moving, clock.now())));
      if (why === undefined) moved++;
    }
    const last = rows.at(-1);
    if (!last) return moved;
    after = last.id;
  }
}
