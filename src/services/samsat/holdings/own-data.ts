import type { Db, Tx } from '#db';
import { formatDate, formatDateTime, type Locale } from '#i18n';
import { sql } from 'kysely';
import { showNrkb } from '../domain/nrkb.ts';
import { texts as proofTexts } from '../features/proof/texts.ts';
import { texts } from '../messages/index.ts';
import { openAddress } from '../proof/sealed.ts';
import { proofsOf, stepsOf } from '../proof/store.ts';
import { formerOf, holdingsOf } from './store.ts';

/** One thing that is held about a person: for a program, and in words. */
interface Held {
  readonly kind: string;
  readonly data: unknown;
  readonly lines: readonly string[];
}

/** Somebody's vehicles, their proofs with where the paper went, and what they wrote to officers. */
export async function* ownVehicles(db: Db, personId: string, locale: Locale): AsyncGenerator<Held> {
  const m = texts(locale);
  for (const { vehicle, label, state, standing, madeAt, soldOn, reminds } of [
    ...(await holdingsOf(db, personId)),
    ...(await formerOf(db, personId)),
  ]) {
    const nrkb = showNrkb(vehicle.nrkb);
    const held = state === 'held';
    yield {
      kind: 'vehicle',
      data: {
        nrkb,
        label,
        state,
        standing,
        since: madeAt,
        soldOn,
        reminders: reminds,
        ...(held && { built: vehicle.kind, dueOn: vehicle.dueOn }),
      },
      lines: [
        `${nrkb}${label === '' ? '' : ` (${label})`}: ${m.states[state]}, ${m.standing[standing]}`,
        ...(held ? [m.dueOn(formatDate(vehicle.dueOn, locale))] : []),
      ],
    };
  }
  for (const proof of await proofsOf(db, personId)) {
    const words = proofTexts(locale);
    const { delivery, nrkb, code, issuedOn, validUntil, state } = proof;
    const steps = await stepsOf(db, proof.id);
    const address = delivery ? openAddress(db, proof.id, delivery.address) : '';
    yield {
      kind: 'vehicle-proof',
      data: {
        nrkb: showNrkb(nrkb),
        code,
        issuedOn,
        validUntil,
        state,
        way: delivery?.way ?? null,
        address,
        trackingNo: delivery?.trackingNo ?? null,
        complaint: delivery?.complaint ?? '',
        steps,
      },
      lines: [
        `${words.of(showNrkb(nrkb))}: ${words.holds(formatDate(validUntil, locale))}`,
        ...(address === '' ? [] : [`${words.facts.address}: ${address}`]),
        ...steps.map(
          ({ at, note, ...step }) => `${formatDateTime(at, locale)}: ${words.states[step.state]}${note === '' ? '' : `, ${note}`}`,
        ),
      ],
    };
  }
  const reviews = await db
    .selectFrom('samsat.review as r')
    .innerJoin('samsat.vehicle as v', 'v.id', 'r.vehicle_id')
    .select(['v.nrkb', 'r.code', 'r.state', 'r.said', 'r.note', 'r.asked_at as askedAt'])
    .where('r.asked_by', '=', personId)
    .orderBy('r.asked_at')
    .execute();
  for (const { nrkb, ...review } of reviews)
    yield {
      kind: 'vehicle-review',
      data: { nrkb: showNrkb(nrkb), ...review },
      lines: [`${m.desk.reviews}: ${showNrkb(nrkb)}, ${formatDateTime(review.askedAt, locale)}`, review.said, review.note].filter(
        (line) => line !== '',
      ),
    };
}

function spentAddresses(db: Db | Tx, before: Date) {
  return db
    .selectFrom('samsat.delivery')
    .where('address', '!=', '')
    .where('complaint', '=', '')
    .where('state', 'in', ['DELIVERED', 'RECEIPT_CONFIRMED', 'COLLECTED'])
    .where('changed_at', '<', before);
}

function idleAddresses(db: Db | Tx, before: Date) {
  return db.selectFrom('samsat.assessment').where('address', '!=', '').where('made_at', '<', before);
}

/** Delivery addresses that served their purpose before an instant, or never will: of bills that were not paid. */
export async function countOldAddresses(db: Db, before: Date): Promise<number> {
  const count = sql<number>`count(*)::int`.as('n');
  const [spent, idle] = await Promise.all([
    spentAddresses(db, before).select(count).executeTakeFirstOrThrow(),
    idleAddresses(db, before).select(count).executeTakeFirstOrThrow(),
  ]);
  return spent.n + idle.n;
}

/** Forgets them, at most `limit`; returns how many. */
export async function dropOldAddresses(tx: Tx, before: Date, limit: number): Promise<number> {
  const spent = await tx
    .updateTable('samsat.delivery')
    .set({ address: '' })
    .where('proof_id', 'in', spentAddresses(tx, before).select('proof_id').limit(limit))
    .executeTakeFirst();
  const done = Number(spent.numUpdatedRows);
  if (done === limit) return done;
  const idle = await tx
    .updateTable('samsat.assessment')
    .set({ address: '' })
    .where(
      'id',
      'in',
      idleAddresses(tx, before)
        .select('id')
        .limit(limit - done),
    )
    .executeTakeFirst();
  return done + Number(idle.numUpdatedRows);
}

function endedHoldings(db: Db | Tx, before: Date) {
  return db.selectFrom('samsat.holding').where('state', '=', 'ended').where('ended_at', '<', before);
}

/** Vehicles that somebody let go before an instant. */
export async function countOldHoldings(db: Db, before: Date): Promise<number> {
  const { n } = await endedHoldings(db, before).select(sql<number>`count(*)::int`.as('n')).executeTakeFirstOrThrow();
  return n;
}

/** Forgets that they held them, with their reminders, at most `limit`; returns how many. */
export async function dropOldHoldings(tx: Tx, before: Date, limit: number): Promise<number> {
  const rows = await endedHoldings(tx, before).select('id').limit(limit).execute();
  if (rows.length === 0) return 0;
  const ids = rows.map(({ id }) => id);
  await tx.deleteFrom('samsat.reminder').where('holding_id', 'in', ids).execute();
  await tx.deleteFrom('samsat.holding').where('id', 'in', ids).execute();
  return ids.length;
}
