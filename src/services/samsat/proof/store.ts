import { type Db, likeLiteral, type Tx } from '#db';
import { AppError } from '#kernel';
import type { After } from '#web';
import { sql } from 'kysely';
import type { DeliveryState, Way } from '../domain/proof/delivery.ts';
import type { FrozenPolicy } from '../domain/rules/proof-rule.ts';
import type { Kind } from '../domain/vehicle.ts';

export interface Delivery {
  readonly state: DeliveryState;
  readonly way: Way;
  /** As it is stored, sealed. */
  readonly address: string;
  /** Empty before it was handed to the post. */
  readonly trackingNo: string;
  /** What the owner misses; empty for nothing. */
  readonly complaint: string;
  readonly changedAt: Date;
}

/** The e-pengesahan of a paid bill. */
export interface Proof {
  readonly id: string;
  readonly agencyId: string;
  readonly vehicleId: string;
  readonly billId: string;
  readonly holderId: string;
  readonly nrkb: string;
  readonly kind: Kind;
  readonly code: string;
  /** YYYY-MM-DD, in the zone of the vehicle. */
  readonly issuedOn: string;
  /** Last day, inclusive. */
  readonly validUntil: string;
  readonly policy: FrozenPolicy;
  readonly state: 'issued' | 'extended' | 'revoked';
  readonly reason: string;
  readonly issuedAt: Date;
  /** Null where the proof itself is the mark: nothing is sent. */
  readonly delivery: Delivery | null;
}

function proofs(db: Db | Tx) {
  return db
    .selectFrom('samsat.proof as p')
    .leftJoin('samsat.delivery as d', 'd.proof_id', 'p.id')
    .select(['p.id', 'p.agency_id as agencyId', 'p.vehicle_id as vehicleId', 'p.bill_id as billId', 'p.holder_id as holderId'])
    .select(['p.nrkb', 'p.kind', 'p.code', 'p.policy', 'p.state', 'p.reason', 'p.issued_at as issuedAt'])
    .select([sql<string>`p.issued_on::text`.as('issuedOn'), sql<string>`p.valid_until::text`.as('validUntil')])
    .select(['d.state as deliveryState', 'd.way', 'd.address', 'd.tracking_no as trackingNo', 'd.complaint', 'd.changed_at as changedAt']);
}

type Row = Awaited<ReturnType<ReturnType<typeof proofs>['execute']>>[number];

function proofOf({ policy, deliveryState, way, address, trackingNo, complaint, changedAt, ...row }: Row): Proof {
  const delivery = deliveryState === null ? null : ({ state: deliveryState, way, address, trackingNo, complaint, changedAt } as Delivery);
  return { ...row, policy: policy as unknown, delivery } as Proof;
}

/** Most proofs a person is shown, the newest first. */
const MOST = 100;

/** Somebody's proofs, the newest first. */
export async function proofsOf(db: Db | Tx, personId: string): Promise<readonly Proof[]> {
  const rows = await proofs(db).where('p.holder_id', '=', personId).orderBy('p.issued_at', 'desc').orderBy('p.id').limit(MOST).execute();
  return rows.map(proofOf);
}

/** Somebody's proofs, the newest first, one more than `limit` where there are more; after a place in the list. */
export async function followProofs(
  db: Db | Tx,
  personId: string,
  { limit, after }: { readonly limit: number; readonly after: After | undefined },
): Promise<readonly Proof[]> {
  const rows = await proofs(db)
    .where('p.holder_id', '=', personId)
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(p.issued_at, p.id) < (${after?.at ?? ''}::timestamptz, ${after?.id ?? ''}::uuid)`),
    )
    .orderBy('p.issued_at', 'desc')
    .orderBy('p.id', 'desc')
    .limit(limit + 1)
    .execute();
  return rows.map(proofOf);
}

/** Somebody's proofs of one vehicle, the newest first. */
export async function proofsOfVehicle(db: Db | Tx, personId: string, vehicleId: string): Promise<readonly Proof[]> {
  const rows = await proofs(db)
    .where('p.holder_id', '=', personId)
    .where('p.vehicle_id', '=', vehicleId)
    .orderBy('p.issued_at', 'desc')
    .orderBy('p.id')
    .limit(MOST)
    .execute();
  return rows.map(proofOf);
}

/** Where somebody had a paper sent last, as it is stored, with the proof it was for; undefined where nowhere yet. */
export function lastAddress(db: Db | Tx, personId: string): Promise<{ readonly proofId: string; readonly address: string } | undefined> {
  return db
    .selectFrom('samsat.delivery as d')
    .innerJoin('samsat.proof as p', 'p.id', 'd.proof_id')
    .select(['p.id as proofId', 'd.address'])
    .where('p.holder_id', '=', personId)
    .where('d.address', '!=', '')
    .orderBy('p.issued_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** A proof of one's own; throws NOT_FOUND for anybody else's. */
export async function ownProof(db: Db | Tx, personId: string, id: string): Promise<Proof> {
  const row = await proofs(db).where('p.id', '=', id).where('p.holder_id', '=', personId).executeTakeFirst();
  if (!row) throw new AppError('NOT_FOUND', { proof: id });
  return proofOf(row);
}

/** A proof of an agency, held until the transaction ends; throws NOT_FOUND. */
export async function lockProof(tx: Tx, id: string): Promise<Proof> {
  await tx.selectFrom('samsat.proof').select('id').where('id', '=', id).forUpdate().execute();
  const row = await proofs(tx).where('p.id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('NOT_FOUND', { proof: id });
  return proofOf(row);
}

/** The proof of a bill; undefined where none was issued. */
export async function proofOfBill(db: Db | Tx, billId: string): Promise<Proof | undefined> {
  const row = await proofs(db).where('p.bill_id', '=', billId).executeTakeFirst();
  return row && proofOf(row);
}

/** The proof with a code; undefined where there is none. */
export async function proofByCode(db: Db | Tx, code: string): Promise<Proof | undefined> {
  const row = await proofs(db).where('p.code', '=', code).executeTakeFirst();
  return row && proofOf(row);
}

export interface DeliveryStep {
  readonly state: DeliveryState;
  readonly note: string;
  /** Under which it was handed to the post; empty for every other step. */
  readonly trackingNo: string;
  readonly at: Date;
}

/** What was done about a delivery, oldest first. */
export async function stepsOf(db: Db | Tx, proofId: string): Promise<readonly DeliveryStep[]> {
  const rows = await db
    .selectFrom('samsat.delivery_step')
    .select(['state', 'note', 'tracking_no as trackingNo', 'at'])
    .where('proof_id', '=', proofId)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows as DeliveryStep[];
}

/** Whether a proof holds on a day (YYYY-MM-DD). */
export function standingOn({ state, validUntil }: Pick<Proof, 'state' | 'validUntil'>, today: string): 'valid' | 'expired' | 'revoked' {
  if (state === 'revoked') return 'revoked';
  return validUntil < today ? 'expired' : 'valid';
}

export interface DeliveryFilter {
  /** One state; null for all that are not over. */
  readonly state: DeliveryState | null;
  /** Part of a number of a plate or a tracking number. */
  readonly q: string;
}

const OVER = ['RECEIPT_CONFIRMED', 'COLLECTED'] as const;

/** Deliveries of an agency, the longest untouched first; those of revoked proofs are none. */
export async function listDeliveries(
  db: Db,
  agencyId: string,
  { state, q }: DeliveryFilter,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly Proof[]; readonly total: number }> {
  const part = `%${likeLiteral(q)}%`;
  const narrowed = <T extends ReturnType<typeof proofs>>(query: T) =>
    query
      .where('p.agency_id', '=', agencyId)
      .where('p.state', '!=', 'revoked')
      .where('d.state', 'is not', null)
      .$if(state !== null, (some) => some.where('d.state', '=', state ?? ''))
      .$if(state === null, (some) => some.where('d.state', 'not in', [...OVER]))
      .$if(q !== '', (some) => some.where((eb) => eb.or([eb('p.nrkb', 'like', part), eb('d.tracking_no', 'like', part)])));
  const [{ n }, rows] = await Promise.all([
    db
      .selectFrom(narrowed(proofs(db)).as('found'))
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow(),
    narrowed(proofs(db)).orderBy('d.changed_at').orderBy('p.id').limit(page.limit).offset(page.offset).execute(),
  ]);
  return { rows: rows.map(proofOf), total: Number(n) };
}
