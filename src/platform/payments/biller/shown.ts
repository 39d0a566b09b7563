import { groupOf } from '#platform/ledger';
import { type Bill, type BillLine, maskedName } from '../domain/bill.ts';
import type { Bill as SnapBill } from '../snap/wire/bills.ts';
import type { ShownBill } from '../snap/wire/replies.ts';

/** Whose share a line is, in the five digits banks split money by. */
const subCompanies: Readonly<Record<string, string>> = {
  'rkud-prov': '00001',
  'rkud-kab': '00002',
  'jasa-raharja': '00003',
  'kas-negara-pnbp': '00004',
  'pos-fee': '00005',
};

/** A bill as a bank shows it: one line for each beneficiary, so that it fits whatever years are owed. */
export function shownAtBank(bill: Bill): ShownBill {
  const shares = new Map<string, BillLine[]>();
  for (const line of bill.lines) shares.set(line.beneficiary, [...(shares.get(line.beneficiary) ?? []), line]);
  const bills = [...shares].map(([beneficiary, lines], at): SnapBill => {
    const [first] = lines;
    return {
      billNo: `${bill.code}-${at + 1}`,
      name: first?.name.id ?? '',
      shortName: first?.code ?? '',
      description: { indonesia: first?.name.id ?? '', english: first?.name.en ?? '' },
      subCompany: subCompanies[groupOf(beneficiary) ?? ''] ?? '00000',
      amount: lines.reduce((sum, { amount }) => sum + amount, 0),
    };
  });
  return { name: maskedName(bill.payerName), total: bill.total, bills };
}
