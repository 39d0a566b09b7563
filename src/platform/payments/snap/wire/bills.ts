import { type SnapAmount, writeAmount } from './amount.ts';
import type { Reason } from './flags.ts';

/** One line of a bill, for one beneficiary. */
export interface Bill {
  /** At most 18 letters; unique within the bill. */
  readonly billNo: string;
  /** Cut to 20 letters where it is longer. */
  readonly name: string;
  /** Cut to 10. */
  readonly shortName: string;
  /** Cut to 18 in each language. */
  readonly description: Reason;
  /** Five digits; a distinct one for each account the money is to reach. */
  readonly subCompany: string;
  /** In rupiah. */
  readonly amount: number;
}

interface WrittenBill {
  readonly billNo: string;
  readonly billName: string;
  readonly billShortName: string;
  readonly billDescription: Reason;
  readonly billSubCompany: string;
  readonly billAmount: SnapAmount;
}

const MOST = 24;
const cut = (text: string, most: number) => [...text.replaceAll(/\p{Cc}/gu, ' ')].slice(0, most).join('').trim();

/**
 * `billDetails` of the lines that are not zero. Throws where they cannot be what the bank is told: more lines than it takes, a
 * number used twice, a total that is not their sum.
 */
export function writeBills(bills: readonly Bill[], total: number, most: number): readonly WrittenBill[] {
  const owed = bills.filter(({ amount }) => amount !== 0);
  if (owed.length > Math.min(MOST, most)) throw new Error(`the bank takes ${Math.min(MOST, most)} lines of a bill, not ${owed.length}`);
  if (owed.length > 0 && owed.reduce((sum, { amount }) => sum + amount, 0) !== total)
    throw new Error('the lines of the bill are not its total');
  if (new Set(owed.map(({ billNo }) => billNo)).size !== owed.length) throw new Error('two lines of the bill have one number');
  return owed.map(({ billNo, name, shortName, description, subCompany, amount }) => {
    if (!/^[\x21-\x7e]{1,18}$/.test(billNo)) throw new Error('a billNo has 1 to 18 letters');
    if (!/^\d{5}$/.test(subCompany)) throw new Error('a billSubCompany has five digits');
    return {
      billNo,
      billName: cut(name, 20),
      billShortName: cut(shortName, 10),
      billDescription: { english: cut(description.english, 18), indonesia: cut(description.indonesia, 18) },
      billSubCompany: subCompany,
      billAmount: writeAmount(amount),
    };
  });
}
