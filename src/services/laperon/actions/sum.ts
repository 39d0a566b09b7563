import { formatNumber, type Text } from '#i18n';
import { type ActionWords, findRecord, type Step } from '#platform/cases';
import { choice, date, rupiah, type Statement, storedStatement, text } from '#platform/forms';
import type { Rule, RuleBook } from '#platform/rules';
import { texts } from '../messages/index.ts';
import { depositActions } from './deposit.ts';
import { reason, t } from './words.ts';

/** What is owed, and the sheet that shows how it came about. */
export interface Owed {
  readonly rupiah: number;
  readonly sheet: Statement;
}

type Desk = 'levy' | 'payment' | 'levy-check' | 'head';

interface Sum<A, P> {
  /** The product that bills it. */
  readonly bill: P;
  /** Working days by desk: those at `payment` are what the bill gives. */
  readonly days: Rule;
  owed(answers: A, rules: RuleBook): Owed;
}

const wayOf = (sum: number): 'pay' | 'nil' => (sum > 0 ? 'pay' : 'nil');

/** A sum is set by its rule and billed; another sum needs a reason and a second officer. Nothing owed: no bill, no slip. */
export const sumActions = <D extends Desk, P extends string, A>(w: ActionWords<D | Desk, P, A>, { bill, days, owed }: Sum<A, P>) => {
  const pay: readonly Step[] = [w.flag('awaiting-payment'), w.letter(bill), w.to('payment')];
  // A letter of an earlier sum no longer holds.
  const nil: readonly Step[] = [w.callIn(bill), w.to('head')];
  return {
    assessLevy: w
      .at(
        'levy',
        t((m) => m.actions.assessLevy),
      )
      .hint(t((m) => m.actions.assessLevyHint))
      .told(t((m) => m.actions.assessLevyTold))
      .openly()
      .computes(({ answers, rules }) => {
        const { rupiah: amountRupiah, sheet } = owed(answers, rules);
        const cautions = [...sheet.cautions, ...duty(amountRupiah, rules.value(days) as Readonly<Record<string, number>>)];
        return { way: wayOf(amountRupiah), amountRupiah, sheet: storedStatement({ ...sheet, cautions }) };
      })
      .byWay({ pay, nil })
      .toldBy({ nil: t((m) => m.actions.assessLevyNil) }),
    overrideLevy: w
      .at(
        'levy',
        t((m) => m.actions.overrideLevy),
      )
      .hint(t((m) => m.actions.overrideLevyHint))
      .told(t((m) => m.actions.overrideLevyTold))
      .asks({ amount: rupiah({ label: t((m) => m.asks.amount), min: 0, max: 100_000_000_000 }), reason: reason() })
      .quiet()
      .then(w.to('levy-check')),
    checkOverride: w
      .at(
        'levy-check',
        t((m) => m.actions.checkOverride),
      )
      .told(t((m) => m.actions.checkOverrideTold))
      .unless('awaiting-payment')
      .after('overrideLevy')
      .notByWhoDid('overrideLevy')
      .asks({
        finding: choice({ label: t((m) => m.asks.finding) }, { agreed: t((m) => m.asks.overrideYes), no: t((m) => m.asks.overrideNo) }),
        reason: reason(),
      })
      .computes(({ state, input }) => ({
        way: input.finding === 'no' ? 'no' : wayOf(Number(findRecord(state, 'overrideLevy')?.value.amount ?? 0)),
      }))
      .openly()
      .byWay({ pay, nil, no: [w.to('levy')] })
      .toldBy({ nil: t((m) => m.actions.checkOverrideNil), no: t((m) => m.actions.checkOverrideNo) }),
  };
};

/** What the applicant has to do about it. */
function duty(sum: number, { payment }: Readonly<Record<string, number>>): Text[] {
  if (sum === 0) return [t((m) => m.levy.nil)];
  return payment === undefined ? [] : [(locale) => texts(locale).levy.payWithin(formatNumber(payment, locale))];
}

/** The deposit, and taking the bill back to be set anew. */
export const paymentActions = <D extends Desk, P extends string, A>(w: ActionWords<D | Desk, P, A>, bill: P) => {
  const { recordDeposit, ...checks } = depositActions(w);
  return {
    recordDeposit,
    reassess: w
      .at(
        'payment',
        t((m) => m.actions.reassess),
      )
      .told(t((m) => m.actions.reassessTold))
      .asks({ reason: reason() })
      .quiet()
      // Whoever holds the letter must not pay on it any more, nor may one still be made.
      .then(w.callIn(bill), w.unflag('awaiting-payment'), w.to('levy')),
    // Told by the bank: nobody has to look at a slip.
    payOnline: w
      .bySystem(t((m) => m.actions.payOnline))
      .told(t((m) => m.actions.payOnlineTold))
      .whileFlagged('awaiting-payment')
      .asks({
        slipNumber: text({ label: t((m) => m.asks.slipNumber) }, { max: 60 }),
        slipDate: date({ label: t((m) => m.asks.slipDate), when: 'past' }),
        amount: rupiah({ label: t((m) => m.asks.amount), min: 0, max: 100_000_000_000 }),
      })
      .openly()
      .then(w.unflag('awaiting-payment'), w.to('head')),
    ...checks,
  };
};
