import { choice, date, files, rupiah, storedStatement, text } from '#platform/forms';
import { levyFor, levySheet } from '../levy-sheet.ts';
import { type PermitWords, reason, t } from './words.ts';

/** The sum is set by the formula; another sum needs a reason and a second officer. */
export const levyActions = (w: PermitWords) => ({
  assessLevy: w
    .at(
      'levy',
      t((m) => m.actions.assessLevy),
    )
    .hint(t((m) => m.actions.assessLevyHint))
    .told(t((m) => m.actions.assessLevyTold))
    .openly()
    .computes(({ answers, rules }) => ({
      amountRupiah: levyFor(answers, rules).totalRupiah,
      sheet: storedStatement(
        levySheet(
          answers,
          rules,
          t((m) => m.levy.assessment),
        ),
      ),
    }))
    .then(w.flag('awaiting-payment'), w.to('payment')),
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
  levyToField: w
    .at(
      'levy',
      t((m) => m.actions.backToField),
    )
    .told(t((m) => m.actions.backTold))
    .asks({ reason: reason() })
    .quiet()
    .undoable()
    .then(w.to('field-inspection')),
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
      finding: choice(
        { label: t((m) => m.asks.finding) },
        { pay: t((m) => m.asks.overridePay), nil: t((m) => m.asks.overrideNil), no: t((m) => m.asks.overrideNo) },
      ),
      reason: reason(),
    })
    .openly()
    .choose('finding', { pay: [w.flag('awaiting-payment'), w.to('payment')], nil: [w.to('head')], no: [w.to('levy')] }),
});

/** The treasurer records the slip; somebody else checks it. */
export const paymentActions = (w: PermitWords) => ({
  recordDeposit: w
    .at(
      'payment',
      t((m) => m.actions.recordDeposit),
    )
    .told(t((m) => m.actions.recordDepositTold))
    .whileFlagged('awaiting-payment')
    .asks({
      slipNumber: text({ label: t((m) => m.asks.slipNumber) }, { max: 60 }),
      slipDate: date({ label: t((m) => m.asks.slipDate), when: 'past' }),
      amount: rupiah({ label: t((m) => m.asks.amount), min: 0, max: 100_000_000_000 }),
      slip: files({ label: t((m) => m.asks.slip) }, { accepts: 'document', min: 1, max: 2 }),
    })
    .then(w.to('levy-check')),
  reassess: w
    .at(
      'payment',
      t((m) => m.actions.reassess),
    )
    .told(t((m) => m.actions.reassessTold))
    .asks({ reason: reason() })
    .quiet()
    .then(w.unflag('awaiting-payment'), w.to('levy')),
  checkDeposit: w
    .at(
      'levy-check',
      t((m) => m.actions.checkDeposit),
    )
    .told(t((m) => m.actions.checkDepositTold))
    .whileFlagged('awaiting-payment')
    .after('recordDeposit')
    .notByWhoDid('recordDeposit')
    .then(w.unflag('awaiting-payment'), w.to('head')),
  refuseDeposit: w
    .at(
      'levy-check',
      t((m) => m.actions.refuseDeposit),
    )
    .told(t((m) => m.actions.refuseDepositTold))
    .whileFlagged('awaiting-payment')
    .after('recordDeposit')
    .asks({ reason: reason() })
    .openly()
    .quiet()
    .then(w.to('payment')),
});
