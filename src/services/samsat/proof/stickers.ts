import type { Db, Tx } from '#db';
import { type Actor, AppError, newId, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { sql } from 'kysely';

/** The number printed on a sticker. */
export interface StickerNo {
  readonly series: string;
  readonly no: number;
}

/** As it stands on the sticker: `AB 000123`. */
export const stickerShown = ({ series, no }: StickerNo): string => `${series} ${String(no).padStart(6, '0')}`;

export interface Receiving {
  readonly agencyId: string;
  readonly series: string;
  readonly first: number;
  /** Inclusive. */
  readonly last: number;
}

/** Most stickers of one lot. */
export const MOST_OF_A_LOT = 10_000;

/** Takes numbered stickers into stock. Throws ACTION_NOT_ALLOWED (`known`) where one of the numbers was received before. */
export async function receiveStickers(tx: Tx, actor: PersonActor, { agencyId, series, first, last }: Receiving, at: Date): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`samsat stickers ${agencyId}`}, 0))`.execute(tx);
  const known = await tx
    .selectFrom('samsat.sticker')
    .select('no')
    .where('agency_id', '=', agencyId)
    .where('series', '=', series)
    .where('no', '>=', first)
    .where('no', '<=', last)
    .limit(1)
    .executeTakeFirst();
  if (known) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'known' });
  const id = newId();
  await tx
    .insertInto('samsat.sticker_lot')
    .values({ id, agency_id: agencyId, series, first_no: first, last_no: last, received_by: actor.personId, received_at: at })
    .execute();
  await sql`insert into samsat.sticker (agency_id, series, no, lot_id, changed_by, changed_at)
    select ${agencyId}, ${series}, no, ${id}, ${actor.personId}, ${at} from generate_series(${first}::int, ${last}::int) no`.execute(tx);
  const subject = { type: 'sticker-lot', id } as const;
  await appendAudit(tx, { actor, action: 'samsat.receive-stickers', subject, detail: { series, first, last }, at });
}

/**
 * Notes why a sticker can no longer be used, whether it lay in stock or was printed for somebody. Throws ACTION_NOT_ALLOWED
 * with reason `none` (no such sticker) or `spoiled` (noted before).
 */
export async function spoilSticker(
  tx: Tx,
  actor: PersonActor,
  { agencyId, series, no, reason }: StickerNo & { readonly agencyId: string; readonly reason: string },
  at: Date,
): Promise<void> {
  const sticker = await tx
    .selectFrom('samsat.sticker')
    .select(['state', 'lot_id as lotId'])
    .where('agency_id', '=', agencyId)
    .where('series', '=', series)
    .where('no', '=', no)
    .forUpdate()
    .executeTakeFirst();
  if (!sticker) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'none' });
  if (sticker.state === 'spoiled') throw new AppError('ACTION_NOT_ALLOWED', { reason: 'spoiled' });
  await tx
    .updateTable('samsat.sticker')
    .set({ state: 'spoiled', reason, changed_by: actor.personId, changed_at: at })
    .where('agency_id', '=', agencyId)
    .where('series', '=', series)
    .where('no', '=', no)
    .execute();
  const subject = { type: 'sticker-lot', id: sticker.lotId } as const;
  await appendAudit(tx, { actor, action: 'samsat.spoil-sticker', subject, detail: { series, no, from: sticker.state, reason }, at });
}

/** The stickers of a proof that went with what was lost are spoiled with it. */
export async function loseStickers(tx: Tx, actor: Actor, proofId: string, at: Date): Promise<void> {
  await tx
    .updateTable('samsat.sticker')
    .set({ state: 'spoiled', reason: 'LOST', changed_by: actor.kind === 'person' ? actor.personId : null, changed_at: at })
    .where('proof_id', '=', proofId)
    .where('state', '=', 'used')
    .execute();
}

/** Takes the lowest free stickers for these proofs, in their order. Throws ACTION_NOT_ALLOWED (`stock`) where too few are left. */
export async function useStickers(
  tx: Tx,
  actor: PersonActor,
  { agencyId, proofIds }: { readonly agencyId: string; readonly proofIds: readonly string[] },
  at: Date,
): Promise<readonly StickerNo[]> {
  const free = await tx
    .selectFrom('samsat.sticker')
    .select(['series', 'no'])
    .where('agency_id', '=', agencyId)
    .where('state', '=', 'stock')
    .orderBy('series')
    .orderBy('no')
    .limit(proofIds.length)
    .forUpdate()
    .skipLocked()
    .execute();
  if (free.length < proofIds.length) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'stock' });
  for (const [nth, { series, no }] of free.entries())
    await tx
      .updateTable('samsat.sticker')
      .set({ state: 'used', proof_id: proofIds[nth] ?? null, changed_by: actor.personId, changed_at: at })
      .where('agency_id', '=', agencyId)
      .where('series', '=', series)
      .where('no', '=', no)
      .execute();
  return free;
}

export interface LotCount {
  readonly id: string;
  readonly series: string;
  readonly first: number;
  readonly last: number;
  readonly receivedAt: Date;
  readonly receivedBy: string;
  readonly stock: number;
  readonly used: number;
  readonly spoiled: number;
}

/** Every lot of an agency with what became of its stickers, the newest first: stock, used and spoiled make up what came. */
export async function listLots(db: Db, agencyId: string, page: { readonly limit: number; readonly offset: number }) {
  const count = (state: string) => sql<number>`count(*) filter (where s.state = ${state})::int`;
  const [{ n }, rows] = await Promise.all([
    db
      .selectFrom('samsat.sticker_lot')
      .where('agency_id', '=', agencyId)
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('samsat.sticker_lot as l')
      .innerJoin('samsat.sticker as s', 's.lot_id', 'l.id')
      .innerJoin('identity.person as p', 'p.id', 'l.received_by')
      .select(['l.id', 'l.series', 'l.first_no as first', 'l.last_no as last', 'l.received_at as receivedAt', 'p.name as receivedBy'])
      .select([count('stock').as('stock'), count('used').as('used'), count('spoiled').as('spoiled')])
      .where('l.agency_id', '=', agencyId)
      .groupBy(['l.id', 'p.name'])
      .orderBy('l.received_at', 'desc')
      .orderBy('l.id')
      .limit(page.limit)
      .offset(page.offset)
      .execute(),
  ]);
  return { rows: rows satisfies readonly LotCount[], total: Number(n) };
}

export interface StickerLine extends StickerNo {
  readonly state: 'stock' | 'used' | 'spoiled';
  readonly reason: string;
  /** The plate it was printed for; null for none. */
  readonly nrkb: string | null;
  readonly changedAt: Date;
}

/** Every sticker of an agency by number, for its accounts. */
export async function listStickers(
  db: Db,
  agencyId: string,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly StickerLine[] }> {
  const rows = await db
    .selectFrom('samsat.sticker as s')
    .leftJoin('samsat.proof as p', 'p.id', 's.proof_id')
    .select(['s.series', 's.no', 's.state', 's.reason', 'p.nrkb', 's.changed_at as changedAt'])
    .where('s.agency_id', '=', agencyId)
    .orderBy('s.series')
    .orderBy('s.no')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return { rows: rows as StickerLine[] };
}

/** How many lie in stock. */
export async function countStock(db: Db | Tx, agencyId: string): Promise<number> {
  const { n } = await db
    .selectFrom('samsat.sticker')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('agency_id', '=', agencyId)
    .where('state', '=', 'stock')
    .executeTakeFirstOrThrow();
  return Number(n);
}
