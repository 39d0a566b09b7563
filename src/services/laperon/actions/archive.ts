import { text } from '#platform/forms';
import { holderName, type PermitWords, reason, siteAddress, t } from './words.ts';

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
