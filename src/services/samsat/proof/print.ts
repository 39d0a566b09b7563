import type { Db, Tx } from '#db';
import { AppError, newId, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { nextStates } from '../domain/proof/delivery.ts';
import { moveDelivery } from './deliver.ts';
import { lockProof, type Proof } from './store.ts';
import { type StickerNo, stickerShown, useStickers } from './stickers.ts';

/** Most of one run: a stack somebody can carry. */
export const MOST_OF_A_RUN = 50;

function printable(db: Db | Tx, agencyId: string, personId: string) {
  return (
    db
      .selectFrom('samsat.delivery as d')
      .innerJoin('samsat.proof as p', 'p.id', 'd.proof_id')
      .where('p.agency_id', '=', agencyId)
      .where('p.state', '!=', 'revoked')
      // One's own is another officer's to print.
      .where('p.holder_id', '!=', personId)
      .where('d.state', 'in', ['E_PROOF_ISSUED', 'REISSUED'])
      .where((eb) => eb.or([eb('d.way', '=', 'pick-up'), eb('d.address', '!=', '')]))
  );
}

/** How many this officer could print now: those of which it is known where they go. */
export async function countPrintable(db: Db, agencyId: string, personId: string): Promise<number> {
  const { n } = await printable(db, agencyId, personId)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

/**
 * Prints the longest waiting together, each with the next sticker; its id. Throws ACTION_NOT_ALLOWED with reason `nothing`, or
 * `stock` where too few stickers are left.
 */
export async function printRun(tx: Tx, actor: PersonActor, agencyId: string, at: Date): Promise<string> {
  const waiting = await printable(tx, agencyId, actor.personId)
    .select('p.id')
    .orderBy('d.changed_at')
    .orderBy('p.id')
    .limit(MOST_OF_A_RUN)
    .forUpdate(['d', 'p'])
    .skipLocked()
    .execute();
  if (waiting.length === 0) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'nothing' });
  return printThese(tx, actor, { agencyId, proofIds: waiting.map(({ id }) => id) }, at);
}

/**
 * Prints one out of turn, as a run of its own: nothing is printed without a sticker that is accounted for. Throws NOT_FOUND,
 * FORBIDDEN for one's own, ACTION_NOT_ALLOWED with reason `over`, `state`, `address` (nobody said where to), `stock`.
 */
export async function printOne(
  tx: Tx,
  actor: PersonActor,
  { agencyId, proofId }: { readonly agencyId: string; readonly proofId: string },
  at: Date,
): Promise<string> {
  const proof = await lockProof(tx, proofId);
  const { delivery } = proof;
  if (proof.agencyId !== agencyId) throw new AppError('NOT_FOUND', { proof: proofId });
  if (proof.holderId === actor.personId) throw new AppError('FORBIDDEN', { why: 'own-vehicle' });
  if (proof.state === 'revoked' || !delivery) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'over' });
  if (!nextStates(delivery, 'officer').includes('PRINTED')) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'state' });
  if (delivery.way === 'post' && delivery.address === '') throw new AppError('ACTION_NOT_ALLOWED', { reason: 'address' });
  return printThese(tx, actor, { agencyId, proofIds: [proofId] }, at);
}

async function printThese(
  tx: Tx,
  actor: PersonActor,
  { agencyId, proofIds }: { readonly agencyId: string; readonly proofIds: readonly string[] },
  at: Date,
): Promise<string> {
  const stickers = await useStickers(tx, actor, { agencyId, proofIds }, at);
  const id = newId();
  await tx.insertInto('samsat.print_run').values({ id, agency_id: agencyId, made_by: actor.personId, made_at: at }).execute();
  for (const [nth, sticker] of stickers.entries()) {
    const proofId = proofIds[nth] ?? '';
    await tx
      .insertInto('samsat.print_item')
      .values({ run_id: id, nth: nth + 1, proof_id: proofId, ...sticker })
      .execute();
    const note = `No. ${stickerShown(sticker)}`;
    await moveDelivery(tx, actor, { proofId, agencyId, to: 'PRINTED', trackingNo: '', note }, at);
  }
  const detail = { deliveries: proofIds.length };
  await appendAudit(tx, { actor, action: 'samsat.print', subject: { type: 'print-run', id }, detail, at });
  return id;
}

export interface PrintItem {
  readonly proof: Proof;
  readonly sticker: StickerNo;
}

/** What a run printed, in its order; noted as read, since names and addresses stand in it. Throws NOT_FOUND. */
export async function openRun(
  tx: Tx,
  actor: PersonActor,
  { id, agencyId }: { readonly id: string; readonly agencyId: string },
  at: Date,
): Promise<readonly PrintItem[]> {
  const run = await tx
    .selectFrom('samsat.print_run')
    .select('id')
    .where('id', '=', id)
    .where('agency_id', '=', agencyId)
    .executeTakeFirst();
  if (!run) throw new AppError('NOT_FOUND', { run: id });
  await appendAudit(tx, { actor, action: 'samsat.open-print', subject: { type: 'print-run', id }, at });
  const rows = await tx
    .selectFrom('samsat.print_item')
    .select(['proof_id as proofId', 'series', 'no'])
    .where('run_id', '=', id)
    .orderBy('nth')
    .execute();
  const items: PrintItem[] = [];
  for (const { proofId, series, no } of rows) items.push({ proof: await lockProof(tx, proofId), sticker: { series, no } });
  return items;
}

/** Runs of an agency, the newest first, with how many each printed. */
export async function listRuns(db: Db, agencyId: string, page: { readonly limit: number; readonly offset: number }) {
  const [{ n }, rows] = await Promise.all([
    db
      .selectFrom('samsat.print_run')
      .where('agency_id', '=', agencyId)
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('samsat.print_run as r')
      .innerJoin('samsat.print_item as i', 'i.run_id', 'r.id')
      .innerJoin('identity.person as p', 'p.id', 'r.made_by')
      .select(['r.id', 'r.made_at as madeAt', 'p.name as madeBy'])
      .select((eb) => eb.fn.countAll<number>().as('items'))
      .where('r.agency_id', '=', agencyId)
      .groupBy(['r.id', 'p.name'])
      .orderBy('r.made_at', 'desc')
      .orderBy('r.id')
      .limit(page.limit)
      .offset(page.offset)
      .execute(),
  ]);
  return { rows, total: Number(n) };
}
