import { type PermitWords, reason, t } from './words.ts';

/** The owner a proxy acts for says yes or no, signed in or by link and code. */
export const ownerActions = (w: PermitWords) => ({
  confirm: w
    .byGuest(
      'owner',
      t((m) => m.actions.confirm),
    )
    .hint(t((m) => m.actions.confirmHint))
    .told(t((m) => m.actions.confirmTold))
    .whileFlagged('awaiting-owner')
    .then(w.unflag('awaiting-owner'), w.to('front-office')),
  decline: w
    .byGuest(
      'owner',
      t((m) => m.actions.decline),
    )
    .hint(t((m) => m.actions.declineHint))
    .told(t((m) => m.actions.declineTold))
    .whileFlagged('awaiting-owner')
    .asks({ reason: reason() })
    .openly()
    .danger()
    .then(w.unflag('awaiting-owner'), w.withdraw()),
});
