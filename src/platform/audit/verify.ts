import type { Db } from '#db';
import { seal } from './chain.ts';

export interface AuditReport {
  readonly entries: number;
  /** The first broken link of each lane that has one. */
  readonly broken: readonly { readonly lane: number; readonly seq: number; readonly why: 'changed' | 'missing' | 'cut-off' }[];
}

const PAGE = 2000;

/** Recomputes the whole chain, lane by lane. A changed, removed or cut-off entry is named. */
export async function verifyAudit(db: Db): Promise<AuditReport> {
  const lanes = await db.selectFrom('audit.lane').select(['lane', 'seq', 'hash']).orderBy('lane').execute();
  const broken: AuditReport['broken'][number][] = [];
  let entries = 0;
  for (const head of lanes) {
    const result = await verifyLane(db, head.lane);
    entries += result.seq;
    if (result.broken) broken.push({ lane: head.lane, ...result.broken });
    else if (result.seq !== Number(head.seq) || !result.hash.equals(head.hash))
      broken.push({ lane: head.lane, seq: result.seq + 1, why: 'cut-off' });
  }
  return { entries, broken };
}

async function verifyLane(
  db: Db,
  lane: number,
): Promise<{ seq: number; hash: Buffer; broken?: { seq: number; why: 'changed' | 'missing' } }> {
  let seq = 0;
  let hash: Buffer = Buffer.alloc(0);
  for (;;) {
    const rows = await db
      .selectFrom('audit.entry')
      .selectAll()
      .where('lane', '=', lane)
      .where('seq', '>', seq)
      .orderBy('seq')
      .limit(PAGE)
      .execute();
    for (const row of rows) {
      if (Number(row.seq) !== seq + 1) return { seq, hash, broken: { seq: seq + 1, why: 'missing' } };
      hash = seal(hash, {
        lane,
        seq: Number(row.seq),
        at: row.at.toISOString(),
        actorKind: row.actor_kind,
        actorId: row.actor_id,
        action: row.action,
        subjectType: row.subject_type,
        subjectId: row.subject_id,
        detail: row.detail,
      });
      if (!hash.equals(row.hash)) return { seq, hash, broken: { seq: Number(row.seq), why: 'changed' } };
      seq = Number(row.seq);
    }
    if (rows.length < PAGE) return { seq, hash };
  }
}
