import type { Db, Tx } from '#db';
import { AppError, newId, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { rulesAt } from '#platform/rules';
import { sql } from 'kysely';
import { type RefusalCode, refusalCodes } from '../domain/data/refusals.ts';
import { daysAfter } from '../domain/days.ts';
import { matchingTerms } from '../rules.ts';

/** A ground that waits for an officer, or what they decided. */
export interface Review {
  readonly id: string;
  readonly vehicleId: string;
  readonly nrkb: string;
  readonly code: RefusalCode;
  readonly state: 'open' | 'passed' | 'kept';
  readonly askedById: string;
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly said: string;
  readonly note: string;
  /** YYYY-MM-DD */
  readonly validUntil: string | null;
}

/** Grounds of a vehicle that an officer has let pass for a day. */
export async function passedGrounds(db: Db | Tx, vehicleId: string, on: string): Promise<readonly RefusalCode[]> {
  const rows = await db
    .selectFrom('samsat.review')
    .select('code')
    .where('vehicle_id', '=', vehicleId)
    .where('state', '=', 'passed')
    .where('valid_until', '>=', sql<never>`${on}::date`)
    .execute();
  return refusalCodes.filter((code) => rows.some((row) => row.code === code));
}

function reviews(db: Db | Tx) {
  return db
    .selectFrom('samsat.review as r')
    .innerJoin('samsat.vehicle as v', 'v.id', 'r.vehicle_id')
    .innerJoin('identity.person as p', 'p.id', 'r.asked_by')
    .select(['r.id', 'r.vehicle_id as vehicleId', 'v.nrkb', 'r.code', 'r.state', 'r.asked_by as askedById', 'p.name as askedBy'])
    .select(['r.asked_at as askedAt', 'r.said', 'r.note', sql<string | null>`r.valid_until::text`.as('validUntil')]);
}

/** What was asked of officers about a vehicle, newest first. */
export async function reviewsOf(db: Db | Tx, vehicleId: string): Promise<readonly Review[]> {
  const rows = await reviews(db).where('r.vehicle_id', '=', vehicleId).orderBy('r.asked_at', 'desc').limit(20).execute();
  return rows as Review[];
}

/** Grounds that wait for an officer of an agency, oldest first. */
export async function openReviews(db: Db, agencyId: string, page: { readonly limit: number; readonly offset: number }) {
  const found = db
    .selectFrom('samsat.review as r')
    .innerJoin('samsat.vehicle as v', 'v.id', 'r.vehicle_id')
    .where('v.agency_id', '=', agencyId)
    .where('r.state', '=', 'open');
  const [{ n }, rows] = await Promise.all([
    found.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
    reviews(db)
      .where('v.agency_id', '=', agencyId)
      .where('r.state', '=', 'open')
      .orderBy('r.asked_at')
      .orderBy('r.id')
      .limit(page.limit)
      .offset(page.offset)
      .execute(),
  ]);
  return { rows: rows as Review[], total: Number(n) };
}

/** Asks an officer about grounds that wait for one; a ground that was asked about already is not asked twice. */
export async function askReview(
  tx: Tx,
  actor: PersonActor,
  { vehicleId, codes, said }: { readonly vehicleId: string; readonly codes: readonly RefusalCode[]; readonly said: string },
  at: Date,
): Promise<number> {
  if (codes.length === 0) return 0;
  const entered = await tx
    .insertInto('samsat.review')
    .values(codes.map((code) => ({ id: newId(), vehicle_id: vehicleId, code, asked_by: actor.personId, asked_at: at, said })))
    // Written out: as a parameter it would match the partial index only until PostgreSQL plans for every value.
    .onConflict((on) => on.columns(['vehicle_id', 'code']).where('state', '=', sql.lit('open')).doNothing())
    .returning('id')
    .execute();
  for (const { id } of entered)
    await appendAudit(tx, { actor, action: 'samsat.ask-review', subject: { type: 'vehicle', id: vehicleId }, detail: { review: id }, at });
  return entered.length;
}

export interface Deciding {
  readonly reviewId: string;
  readonly pass: boolean;
  readonly note: string;
  readonly agencyId: string;
  /** YYYY-MM-DD */
  readonly today: string;
}

/**
 * Lets a ground pass or keeps it, with a note; a yes counts for the days the rule says. Returns the review. Throws NOT_FOUND
 * where it is not of the agency, FORBIDDEN for whoever asked, ACTION_NOT_ALLOWED (`over`) once it is decided.
 */
export async function decideReview(tx: Tx, actor: PersonActor, deciding: Deciding, at: Date): Promise<Review> {
  const { reviewId, pass, note, agencyId, today } = deciding;
  await tx.selectFrom('samsat.review').select('id').where('id', '=', reviewId).forUpdate().execute();
  const review = (await reviews(tx).where('r.id', '=', reviewId).where('v.agency_id', '=', agencyId).executeTakeFirst()) as
    | Review
    | undefined;
  if (!review) throw new AppError('NOT_FOUND', { review: reviewId });
  if (review.askedById === actor.personId) throw new AppError('FORBIDDEN', { why: 'own-vehicle' });
  if (review.state !== 'open') throw new AppError('ACTION_NOT_ALLOWED', { reason: 'over' });
  const { decisionDays } = (await rulesAt(tx, [matchingTerms], { agencyId, on: today })).value(matchingTerms);
  await tx
    .updateTable('samsat.review')
    .set({
      state: pass ? 'passed' : 'kept',
      decided_by: actor.personId,
      decided_at: at,
      note,
      valid_until: pass ? daysAfter(today, decisionDays) : null,
    })
    .where('id', '=', reviewId)
    .execute();
  await appendAudit(tx, {
    actor,
    action: pass ? 'samsat.pass-review' : 'samsat.keep-review',
    subject: { type: 'vehicle', id: review.vehicleId },
    detail: { review: reviewId, code: review.code },
    at,
  });
  return review;
}
