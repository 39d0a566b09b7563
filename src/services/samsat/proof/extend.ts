import { type Db, transaction } from '#db';
import type { Clock } from '#kernel';
import { appendAudit } from '#platform/audit';
import { notify } from '#platform/notifications';
import { sql } from 'kysely';
import { zoneOf } from '../domain/data/provinces.ts';
import { dayIn } from '../domain/days.ts';
import { showNrkb } from '../domain/nrkb.ts';
import { isOnItsWay } from '../domain/proof/delivery.ts';
import { lastDay } from '../domain/rules/proof-rule.ts';
import { samsatPaths } from '../paths.ts';
import { getVehicle } from '../vehicles/store.ts';
import { proofActor } from './issue.ts';
import { extendedNotice } from './notices.ts';
import { lockProof } from './store.ts';

const BATCH = 200;

/**
 * Lets proofs whose last day has come hold on while the paper is still on its way through no fault of their owner's: by the
 * policy each was issued by, as often as it takes. Returns how many it extended.
 */
export async function extendLate(db: Db, clock: Clock): Promise<number> {
  const now = clock.now();
  let extended = 0;
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const rows = await db
      .selectFrom('samsat.proof as p')
      .innerJoin('samsat.delivery as d', 'd.proof_id', 'p.id')
      .select('p.id')
      .where('p.state', '!=', 'revoked')
      .where((eb) => eb.or([eb('d.state', 'not in', ['DELIVERED', 'RECEIPT_CONFIRMED', 'COLLECTED']), eb('d.complaint', '!=', '')]))
      // The furthest east: whose day it is not yet is left alone below.
      .where('p.valid_until', '<=', sql<never>`${dayIn(now, 'Asia/Jayapura')}::date`)
      .where('p.id', '>', after)
      .orderBy('p.id')
      .limit(BATCH)
      .execute();
    for (const { id } of rows) if (await extend(db, id, now)) extended++;
    const last = rows.at(-1);
    if (!last) return extended;
    after = last.id;
  }
}

function extend(db: Db, id: string, at: Date): Promise<boolean> {
  return transaction(db, async (tx) => {
    const proof = await lockProof(tx, id);
    const { delivery, policy, nrkb, holderId } = proof;
    const today = dayIn(at, zoneOf(await getVehicle(tx, proof.vehicleId)));
    if (proof.state === 'revoked' || !delivery || !isOnItsWay(delivery) || proof.validUntil > today) return false;
    let until = proof.validUntil;
    while (until <= today) until = lastDay(until, policy);
    await tx.updateTable('samsat.proof').set({ state: 'extended', valid_until: until, changed_at: at }).where('id', '=', id).execute();
    const detail = { from: proof.validUntil, until, delivery: delivery.state };
    await appendAudit(tx, { actor: proofActor, action: 'samsat.extend-proof', subject: { type: 'vehicle-proof', id }, detail, at });
    const facts = { nrkb: showNrkb(nrkb), until };
    await notify(tx, { personId: holderId, notice: extendedNotice, facts, link: samsatPaths.proof({ proofId: id }), at });
    return true;
  });
}
