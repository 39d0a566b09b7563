import { formatNumber, type Text } from '#i18n';
import { findRecord } from '#platform/cases';
import { choice, rupiah, storedStatement } from '#platform/forms';
import type { RuleBook } from '#platform/rules';
import { deskDays } from '../domain/terms.ts';
import type { PermitAnswers } from '../journey.ts';
import { levyFor, levySheet } from '../levy-sheet.ts';
import { texts } from '../messages/index.ts';
import { depositActions } from './deposit.ts';
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
    .computes(({ answers, rules }) => assessed(answers, rules))
    .byWay({ pay: payable(w), nil: owedNothing(w) })
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
      finding: choice({ label: t((m) => m.asks.finding) }, { agreed: t((m) => m.asks.overrideYes), no: t((m) => m.asks.overrideNo) }),
      reason: reason(),
    })
    .computes(({ state, input }) => ({
      way: input.finding === 'no' ? 'no' : wayOf(Number(findRecord(state, 'overrideLevy')?.value.amount ?? 0)),
    }))
    .openly()
    .byWay({ pay: payable(w), nil: owedNothing(w), no: [w.to('levy')] })
    .toldBy({ nil: t((m) => m.actions.checkOverrideNil), no: t((m) => m.actions.checkOverrideNo) }),
});

/** Something is owed: the letter goes out, and the case waits for the money. */
const payable = (w: PermitWords) => [w.flag('awaiting-payment'), w.letter('skrd'), w.to('payment')];

/** Nothing is owed: no letter, no slip; a letter of an earlier sum no longer holds. */
const owedNothing = (w: PermitWords) => [w.callIn('skrd'), w.to('head')];

const wayOf = (rupiah: number): 'pay' | 'nil' => (rupiah > 0 ? 'pay' : 'nil');

/** The sum by the formula, and the sheet that shows how it came about. */
function assessed(answers: PermitAnswers, rules: RuleBook): Readonly<Record<string, unknown>> {
  const amountRupiah = levyFor(answers, rules).totalRupiah;
  const sheet = levySheet(
    answers,
    rules,
    t((m) => m.levy.assessment),
  );
  return {
    way: wayOf(amountRupiah),
    amountRupiah,
    sheet: storedStatement({ ...sheet, cautions: [...sheet.cautions, ...duty(amountRupiah, rules)] }),
  };
}

/** What the applicant has to do about it. */
function duty(rupiah: number, rules: RuleBook): Text[] {
  if (rupiah === 0) return [t((m) => m.levy.nil)];
  const days = rules.value(deskDays).payment;
  return days === undefined ? [] : [(locale) => texts(locale).levy.payWithin(formatNumber(days, locale))];
}

/** The deposit, and taking the letter back to be set anew. */
export const paymentActions = (w: PermitWords) => {
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
      .then(w.callIn('skrd'), w.unflag('awaiting-payment'), w.to('levy')),
    ...checks,
  };
};
