import { longText } from '#platform/forms';
import { objection } from './objection.ts';
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
  object: objection(w),
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
