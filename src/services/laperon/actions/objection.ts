import type { ActionWords } from '#platform/cases';
import { files, longText } from '#platform/forms';
import { afterObjection, objectionDays } from '../domain/terms.ts';
import { t } from './words.ts';

/** Against a rejection, once and within the days of UU 30/2014 art. 77; it lies before the head. */
export const objection = <A>(w: ActionWords<'head', 'permit', A>) =>
  w
    .byApplicant(t((m) => m.actions.object))
    .hint(t((m) => m.actions.objectHint))
    .told(t((m) => m.actions.objectTold))
    .during('rejected')
    .unless('under-objection')
    .against({
      decisions: ['reject', 'rejectProposed'],
      answeredBy: 'decideObjection',
      // What nobody has confirmed refuses nobody.
      days: (rules) => (rules.version(objectionDays).confirmed ? rules.value(objectionDays).toObject : null),
      afterwards: (rules) => (locale) => rules.value(afterObjection)[locale],
    })
    .asks({
      grounds: longText({ label: t((m) => m.asks.grounds) }, { min: 10, max: 4000 }),
      evidence: files({ label: t((m) => m.asks.evidence) }, { accepts: 'document', min: 0, max: 5 }),
    })
    .openly()
    .then(w.flag('under-objection'), w.lay('head'));
