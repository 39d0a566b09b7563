import type { Db, Tx } from '#db';
import { type JournalKind, listMovements, trialBalance } from '#platform/ledger';

/** One entry on a beneficiary's account, with what is known of the payment it came from. Rupiah. */
export interface StatementLine {
  readonly at: Date;
  readonly kind: JournalKind;
  readonly code: string;
  readonly channel: string;
  readonly bank: string;
  readonly reference: string;
  /** What the amount is for, such as a line of a bill. */
  readonly about: string;
  readonly taken: number;
  readonly received: number;
  /** What is owed after it. */
  readonly balance: number;
}

/** What happened to the money of a beneficiary on a day, worked out from the ledger alone. */
export interface StatementContent {
  readonly opening: number;
  readonly received: number;
  readonly refunded: number;
  readonly passedOn: number;
  readonly closing: number;
  readonly lines: readonly StatementLine[];
}

export interface StatementOf {
  readonly agencyId: string;
  readonly account: string;
  /** YYYY-MM-DD */
  readonly day: string;
}

const SLICE = 1000;

/** Throws where the lines do not lead from the opening to the closing balance: the books are then not sound. */
export async function readStatement(db: Db | Tx, { agencyId, account, day }: StatementOf): Promise<StatementContent> {
  const opening = await owed(db, { agencyId, account, day: dayBefore(day) });
  const closing = await owed(db, { agencyId, account, day });
  const lines: StatementLine[] = [];
  let [balance, received, refunded, passedOn] = [opening, 0, 0, 0];
  for (let after: { day: string; journalId: string; nth: number } | undefined; ; ) {
    const rows = await listMovements(db, { agencyId, account, from: day, to: day, ...(after && { after }), limit: SLICE });
    const payments = await paymentsOf(
      db,
      rows.flatMap((row) => paymentOf(row) ?? []),
    );
    for (const row of rows) {
      balance += row.credit - row.debit;
      received += row.credit;
      if (row.kind === 'refund') refunded += row.debit;
      else passedOn += row.debit;
      const payment = payments.get(paymentOf(row) ?? '');
      lines.push({
        at: row.at,
        kind: row.kind,
        code: payment?.code ?? '',
        channel: payment?.channel ?? '',
        bank: payment?.bank ?? '',
        reference: payment?.reference ?? payment?.requestId ?? '',
        about: row.about ?? '',
        taken: row.debit,
        received: row.credit,
        balance,
      });
    }
    const last = rows.at(-1);
    if (rows.length < SLICE || !last) break;
    after = { day: last.bookedOn, journalId: last.journalId, nth: last.nth };
  }
  if (balance !== closing) throw new Error(`${account} on ${day}: lines lead to another balance than the ledger's`);
  return { opening, received, refunded, passedOn, closing, lines };
}

/** What is owed on an account when a day ended. */
async function owed(db: Db | Tx, { agencyId, account, day }: StatementOf): Promise<number> {
  const balance = (await trialBalance(db, agencyId, day)).find((one) => one.account === account);
  return balance ? balance.credit - balance.debit : 0;
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The payment a journal is about, by what it says of itself. */
function paymentOf({ ref, memo }: { readonly ref: string; readonly memo: Readonly<Record<string, unknown>> }): string | undefined {
  const said = memo['payment'] ?? /^payment:(.+)$/.exec(ref)?.[1];
  return typeof said === 'string' && UUID.test(said) ? said : undefined;
}

async function paymentsOf(db: Db | Tx, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, never>();
  const rows = await db
    .selectFrom('payments.payment')
    .select(['id', 'code', 'channel', 'bank', 'reference', 'request_id as requestId'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}
