import { deskDays } from '../domain/terms.ts';
import { levyFor, levySheet } from '../levy-sheet.ts';
import { sumActions } from './sum.ts';
import { type PermitWords, reason, t } from './words.ts';

/** The levy by the permit's formula; what was seen in the field may have to be looked at again first. */
export const levyActions = (w: PermitWords) => {
  const { checkOverride, ...set } = sumActions(w, {
    bill: 'skrd',
    days: deskDays,
    owed: (answers, rules) => ({
      rupiah: levyFor(answers, rules).totalRupiah,
      sheet: levySheet(
        answers,
        rules,
        t((m) => m.levy.assessment),
      ),
    }),
  });
  return {
    ...set,
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
    checkOverride,
  };
};
