import type { ActionWords } from '#platform/cases';
import { date, files, rupiah, text } from '#platform/forms';
import { reason, t } from './words.ts';

/** The treasurer records the slip, somebody else checks it: the same wherever the office takes money in. */
export const depositActions = <A>(w: ActionWords<'payment' | 'levy-check' | 'head', never, A>) => ({
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
