import type { Db, Tx } from '#db';
import { WITA } from '#i18n';
import { AppError, newId, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { officeDay } from '#platform/calendar';
import { sql } from 'kysely';
import { CASH_DESK } from './counter.ts';
import { passOn } from './settle/pass-on.ts';

/** Cash that lies at a desk from one of its days. */
export interface DeskDay {
  readonly agencyId: string;
  readonly agency: string;
  /** YYYY-MM-DD */
  readonly day: string;
  readonly payments: number;
  readonly amount: number;
}

/** Of a counter: confirmed, neither paid in nor given back, nor asked to be. */
const atDesk = sql<boolean>`p.channel = 'counter' and p.settled_on is null and p.status in ('captured', 'applied')
  and not exists (select from payments.refund r where r.payment_id = p.id and r.state <> 'rejected')`;
const dayOf = sql<string>`(p.captured_at at time zone ${sql.lit(WITA)})::date::text`;

/** What lies at the desks of these agencies, by the days it came in, the oldest first. */
export async function cashAtDesk(db: Db | Tx, agencyIds: readonly string[]): Promise<readonly DeskDay[]> {
  if (agencyIds.length === 0) return [];
  const { rows } = await sql<DeskDay>`
    select p.agency_id as "agencyId", a.name as agency, ${dayOf} as day, count(*)::integer as payments, sum(p.amount)::bigint as amount
      from payments.payment p join access.agency a on a.id = p.agency_id
     where p.agency_id = any(${[...agencyIds]}::uuid[]) and ${atDesk}
     group by 1, 2, 3 order by 2, 1, 3`.execute(db);
  return rows;
}

export interface Depositing {
  readonly agencyId: string;
  /** The last day of the desk whose cash is paid in, YYYY-MM-DD: all that lies there from it and before. */
  readonly upTo: string;
  /** Number of the bank's slip. */
  readonly slip: string;
  /** Whole rupiah, as the slip says. */
  readonly amount: number;
}

/**
 * Writes down that the cash of a desk was paid in: each payment has reached its beneficiaries then, by a journal of its own,
 * all of them or none. Throws ACTION_NOT_ALLOWED with a reason: `nothing` (no cash lies there), `counted` (the slip has
 * another sum than the books), `slip` (it was written down before).
 */
export async function depositCash(tx: Tx, actor: PersonActor, { agencyId, upTo, slip, amount }: Depositing, at: Date): Promise<string> {
  await sql`select pg_advisory_xact_lock(hashtext('payments.deposit'), hashtext(${agencyId}))`.execute(tx);
  const known = await tx
    .selectFrom('payments.deposit')
    .select('id')
    .where('agency_id', '=', agencyId)
    .where('slip', '=', slip)
    .executeTakeFirst();
  if (known) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'slip' });
  const { rows: payments } = await sql<{ id: string; agencyId: string; amount: number; status: string }>`
    select p.id, p.agency_id as "agencyId", p.amount, p.status from payments.payment p
     where p.agency_id = ${agencyId}::uuid and ${atDesk} and ${dayOf} <= ${upTo}
     order by p.id for update of p`.execute(tx);
  if (payments.length === 0) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'nothing' });
  const counted = payments.reduce((sum, payment) => sum + payment.amount, 0);
  if (counted !== amount) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'counted' });
  const id = newId();
  await tx
    .insertInto('payments.deposit')
    .values({ id, agency_id: agencyId, slip, up_to: upTo, amount, deposited_by: actor.personId, at })
    .execute();
  for (const payment of payments) await passOn(tx, { payment, bank: CASH_DESK, memo: { deposit: id } }, at);
  await tx
    .updateTable('payments.payment')
    .set({ settled_on: officeDay(at), deposit_id: id })
    .where(
      'id',
      'in',
      payments.map((payment) => payment.id),
    )
    .execute();
  const detail = { slip, amount, payments: payments.length };
  await appendAudit(tx, { actor, action: 'payments.deposit', subject: { type: 'deposit', id }, detail, at });
  return id;
}

export interface DepositLine {
  readonly id: string;
  readonly slip: string;
  readonly upTo: string;
  readonly amount: number;
  readonly payments: number;
  readonly by: string;
  readonly at: Date;
}

/** What was paid in for these agencies, the newest first. */
export async function listDeposits(
  db: Db,
  agencyIds: readonly string[],
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly DepositLine[]; readonly total: number }> {
  const deposits = db.selectFrom('payments.deposit as d').where('d.agency_id', 'in', [...agencyIds]);
  const [rows, { n }] = await Promise.all([
    deposits
      .innerJoin('identity.person as k', 'k.id', 'd.deposited_by')
      .select(['d.id', 'd.slip', 'd.up_to as upTo', 'd.amount', 'k.name as by', 'd.at'])
      .select(sql<number>`(select count(*) from payments.payment p where p.deposit_id = d.id)::integer`.as('payments'))
      .orderBy('d.at', 'desc')
      .orderBy('d.id', 'desc')
      .limit(limit)
      .offset(offset)
      .execute(),
    deposits.select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('n')).executeTakeFirstOrThrow(),
  ]);
  return { rows, total: n };
}
