import { files, longText } from '#platform/forms';
import { afterObjection, objectionDays } from '../domain/terms.ts';
import { holderName, type PermitWords, reason, siteAddress, t } from './words.ts';

/** What the applicant may do of their own accord. */
export const applicantActions = (w: PermitWords) => ({
  withdraw: w
    .byApplicant(t((m) => m.actions.withdraw))
    .hint(t((m) => m.actions.withdrawHint))
    .told(t((m) => m.actions.withdrawTold))
    .during('submitted', 'in-review', 'returned')
    .asks({ reason: reason() })
    .danger()
    .then(w.callIn('skrd'), w.withdraw()),
  object: w
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
    .then(w.flag('under-objection'), w.lay('head')),
  reportMistake: w
    .byApplicant(t((m) => m.actions.reportMistake))
    .hint(t((m) => m.actions.reportMistakeHint))
    .told(t((m) => m.actions.reportMistakeTold))
    .during('issued', 'closed')
    .unless('correction-requested', 'revoked')
    .asks({
      mistake: longText({ label: t((m) => m.asks.mistake) }, { min: 5, max: 2000, rows: 4 }),
      holderName: holderName(),
      siteAddress: siteAddress(),
    })
    .openly()
    .quiet()
    .then(w.flag('correction-requested'), w.lay('archive')),
});
