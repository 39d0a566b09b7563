import type { Tx } from '#db';
import { officeDay } from '#platform/calendar';
import { clearingOf, credit, debit, findJournal, isBeneficiary, post } from '#platform/ledger';

interface PassedOn {
  readonly payment: { readonly id: string; readonly agencyId: string; readonly amount: number; readonly status: string };
  /** The bank that passes it on, or the cash desk. */
  readonly bank: string;
  /** What tells of it, for the journal. */
  readonly memo: Readonly<Record<string, string | number>>;
}

/** Books that the money of a payment has reached whoever it was owed to: once for each payment. Throws as `post`. */
export async function passOn(tx: Tx, { payment, bank, memo }: PassedOn, at: Date): Promise<void> {
  const journal = await findJournal(tx, payment.status === 'applied' ? `apply:${payment.id}` : `payment:${payment.id}`);
  const owed = (journal?.entries ?? []).filter((entry) => entry.credit > 0 && isBeneficiary(entry.account));
  await post(tx, {
    kind: 'settlement',
    ref: `settlement:${payment.id}`,
    agencyId: payment.agencyId,
    bookedOn: officeDay(at),
    at,
    entries: [...owed.map((entry) => debit(entry.account, entry.credit, entry.about)), credit(clearingOf(bank), payment.amount)],
    memo: { payment: payment.id, ...memo },
  });
}
