import { files, longText, optional, personName, text } from '#platform/forms';
import { afterObjection, objectionDays } from '../domain/terms.ts';
import { type PermitWords, reason, t } from './words.ts';

const holderName = () => optional(personName({ label: t((m) => m.asks.holderName), hint: t((m) => m.asks.holderNameHint) }));
const siteAddress = () =>
  optional(longText({ label: t((m) => m.asks.siteAddress), hint: t((m) => m.asks.siteAddressHint) }, { max: 300, rows: 3 }));

/** The archive keeps the file, and mends a letter that holds a mistake. */
export const archiveActions = (w: PermitWords) => ({
  archive: w
    .at(
      'archive',
      t((m) => m.actions.archive),
    )
    .told(t((m) => m.actions.archiveTold))
    .during('issued', 'closed')
    .unless('correction-requested')
    .asks({ shelf: text({ label: t((m) => m.asks.shelf), hint: t((m) => m.asks.shelfHint) }, { max: 80 }) })
    .inBatch()
    .then(w.close()),
  correct: w
    .at(
      'archive',
      t((m) => m.actions.correct),
    )
    .told(t((m) => m.actions.correctTold))
    .during('issued', 'closed')
    .whileFlagged('correction-requested')
    .asks({ holderName: holderName(), siteAddress: siteAddress(), reason: reason() })
    .openly()
    .then(w.unflag('correction-requested'), w.replace('permit')),
  keepAsIs: w
    .at(
      'archive',
      t((m) => m.actions.keepAsIs),
    )
    .told(t((m) => m.actions.keepAsIsTold))
    .during('issued', 'closed')
    .whileFlagged('correction-requested')
    .asks({ reason: reason() })
    .openly()
    .quiet()
    .then(w.unflag('correction-requested')),
});

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
