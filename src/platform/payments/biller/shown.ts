import { groupOf } from '#platform/ledger';
import { type BeneficiaryName, beneficiaryName } from '../beneficiary.ts';
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

/** Letters of a name and of a description, in which banks agree. */
const MOST_NAME = 20;
const MOST_DESCRIPTION = 18;

/** What a share is called where it is several lines, or one whose own name is too long: as banks show it, never cut. */
function nameOf(beneficiary: string, lines: readonly BillLine[]): BeneficiaryName {
  const [first] = lines;
  const own = first && { id: first.name.id, en: first.name.en, short: first.code };
  const named = beneficiaryName(beneficiary);
  const fits = own && lines.length === 1 && own.id.length <= MOST_NAME;
  return (
    (fits ? { ...own, short: own.short.length <= 10 ? own.short : (named ?? own).short } : (named ?? own)) ?? { id: '', en: '', short: '' }
  );
}

/** A bill as a bank shows it: one line for each beneficiary, so that it fits whatever years are owed. */
export function shownAtBank(bill: Bill): ShownBill {
  const shares = new Map<string, BillLine[]>();
  for (const line of bill.lines) shares.set(line.beneficiary, [...(shares.get(line.beneficiary) ?? []), line]);
  const bills = [...shares].map(([beneficiary, lines], at): SnapBill => {
    const name = nameOf(beneficiary, lines);
    const described = (own: string, group: string) => (own.length <= MOST_DESCRIPTION ? own : group);
    const group = beneficiaryName(beneficiary) ?? name;
    return {
      billNo: `${bill.code}-${at + 1}`,
      name: name.id,
      shortName: name.short,
      description: { indonesia: described(name.id, group.id), english: described(name.en, group.en) },
      subCompany: subCompanies[groupOf(beneficiary) ?? ''] ?? '00000',
      amount: lines.reduce((sum, { amount }) => sum + amount, 0),
    };
  });
  return { name: maskedName(bill.payerName), total: bill.total, bills };
}
