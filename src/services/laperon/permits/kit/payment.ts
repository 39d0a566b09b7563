import type { ActionWords } from '#platform/cases';
import { findRecord } from '#platform/cases';
import { choice, rupiah, type Statement, storedStatement } from '#platform/forms';
import type { RuleBook } from '#platform/rules';
import { depositActions } from '../../actions/deposit.ts';
import { reason, t } from '../../actions/words.ts';

/** What is owed, and the sheet that shows how it came about. */
export interface Owed {
  readonly rupiah: number;
  readonly sheet: Statement;
}

const wayOf = (sum: number): 'pay' | 'nil' => (sum > 0 ? 'pay' : 'nil');

/** A sum by its rule; another sum needs a reason and a second officer, and so does every slip. */
export const paymentActions = <A>(
  w: ActionWords<'levy' | 'payment' | 'levy-check' | 'head', 'permit', A>,
  owedFor: (answers: A, rules: RuleBook) => Owed,
) => {
  const ways = { pay: [w.flag('awaiting-payment'), w.to('payment')], nil: [w.to('head')] };
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
        const owed = owedFor(answers, rules);
        return { way: wayOf(owed.rupiah), amountRupiah: owed.rupiah, sheet: storedStatement(owed.sheet) };
      })
      .byWay(ways)
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
      .byWay({ ...ways, no: [w.to('levy')] })
      .toldBy({ nil: t((m) => m.actions.checkOverrideNil), no: t((m) => m.actions.checkOverrideNo) }),
    ...depositActions(w),
  };
};
