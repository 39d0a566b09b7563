import type { Db, Tx } from '#db';
import type { Text } from '#i18n';
import { listMovements, trialBalance } from '#platform/ledger';
import type { Expected } from '../domain/parties/compare.ts';
import type { PartyColumns } from '../domain/parties/mapping.ts';

/** Somebody who has the same money, or the same acts, in books of their own and sends a file of each day. */
export interface Party {
  readonly key: string;
  readonly title: Text;
  /** What its file should hold, for whoever asks for it. */
  readonly hint: Text;
  /** Key of the agency whose books it is compared with. */
  readonly agencyKey: string;
  /** Words its columns are known by; without `amount` no money is compared. */
  readonly columns: PartyColumns;
  /** What ours say of a day (YYYY-MM-DD). */
  expected(db: Db | Tx, of: { readonly agencyId: string; readonly day: string }): Promise<readonly Expected[]>;
}

const SLICE = 1000;

/** What beneficiaries whose accounts begin so were given on a day, by payment code; what was taken back the same day is taken off. */
export function creditsOf(groups: readonly string[]): Party['expected'] {
  return async (db, { agencyId, day }) => {
    const accounts = (await trialBalance(db, agencyId, day))
      .map(({ account }) => account)
      .filter((one) => groups.includes(one.split(':')[0] ?? ''));
    const byPayment = new Map<string, number>();
    for (const account of accounts)
      for (let after: { day: string; journalId: string; nth: number } | undefined; ; ) {
        const rows = await listMovements(db, { agencyId, account, from: day, to: day, ...(after && { after }), limit: SLICE });
        for (const { kind, ref, memo, credit, debit } of rows) {
          // What a bank passed on is no new money.
          if (kind === 'settlement') continue;
          const payment = String(memo['payment'] ?? /^payment:(.+)$/.exec(ref)?.[1] ?? ref);
          byPayment.set(payment, (byPayment.get(payment) ?? 0) + credit - debit);
        }
        const last = rows.at(-1);
        if (rows.length < SLICE || !last) break;
        after = { day: last.bookedOn, journalId: last.journalId, nth: last.nth };
      }
    return named(db, byPayment);
  };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Sums by payment as sums by code, with what the bill is for; a journal of no payment goes by its own name. */
async function named(db: Db | Tx, byPayment: ReadonlyMap<string, number>): Promise<readonly Expected[]> {
  const ids = [...byPayment.keys()].filter((id) => UUID.test(id));
  const rows =
    ids.length === 0
      ? []
      : await db
          .selectFrom('payments.payment as p')
          .leftJoin('payments.bill as b', 'b.id', 'p.bill_id')
          .select(['p.id', 'b.object', (eb) => eb.fn.coalesce('b.code', 'p.code').as('code')])
          .where('p.id', 'in', ids)
          .execute();
  const known = new Map(rows.map((row) => [row.id, row]));
  const byCode = new Map<string, { amount: number; object: string }>();
  for (const [payment, amount] of byPayment) {
    const found = known.get(payment);
    const key = found?.code ?? payment;
    byCode.set(key, { amount: (byCode.get(key)?.amount ?? 0) + amount, object: found?.object ?? '' });
  }
  return [...byCode].filter(([, { amount }]) => amount !== 0).map(([key, { amount, object }]) => ({ key, amount, object }));
}
