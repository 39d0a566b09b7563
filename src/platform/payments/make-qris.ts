import { transaction } from '#db';
import type { PaymentsDeps } from './deps.ts';
import type { Bill } from './domain/bill.ts';
import { findQris, keepQris } from './qris.ts';

/** Minutes a QRIS is shown at the most: it is made anew by one press. */
const LONGEST = 30;

/**
 * Has the acquirer make a QRIS of a bill, and shows it only where nothing is wrong with it; one that still holds is kept.
 * False where none could be had: the code of the bill still counts.
 */
export async function makeQris({ db, clock, banks }: PaymentsDeps, bill: Bill): Promise<boolean> {
  const at = clock.now();
  if (await findQris(db, bill.id, at)) return true;
  const bank = banks().find(({ agencyIds, qris }) => agencyIds.includes(bill.agencyId) && qris !== null);
  if (!bank?.qris) return false;
  const latest = new Date(at.getTime() + LONGEST * 60_000);
  const validUntil = latest < bill.expiresAt ? latest : bill.expiresAt;
  const answer = await bank.client.generateQr({
    // One for each try: the acquirer refuses a second order under a number.
    partnerReferenceNo: `${bill.code}${at.getTime().toString(36)}`,
    amount: bill.total,
    merchantId: bank.qris.merchantId,
    terminalId: bank.qris.terminalId,
    nmid: bank.qris.nmid,
    billNo: bill.code,
    validUntil,
  });
  if (answer.outcome !== 'done' || answer.value.faults.length > 0) return false;
  const { referenceNo, qrContent } = answer.value;
  await transaction(db, (tx) => keepQris(tx, bank, bill, { reference: referenceNo, content: qrContent, expiresAt: validUntil }, at));
  return true;
}
