import { groundField } from '#platform/cases';
import { choice, longText } from '#platform/forms';
import { rejectionGrounds, revocationGrounds } from '../domain/terms.ts';
import { type PermitWords, reason, t } from './words.ts';

const grounds = (rule: typeof rejectionGrounds) =>
  groundField(
    t((m) => m.asks.ground),
    rule,
  );

/** The head of office decides, alone or over many files at once. */
export const headActions = (w: PermitWords) => ({
  approve: w
    .at(
      'head',
      t((m) => m.actions.approve),
    )
    .told(t((m) => m.actions.approveTold))
    .during('in-review')
    .unless('awaiting-payment', 'awaiting-owner', 'possible-duplicate')
    .inBatch()
    .then(w.issue('permit', 'archive')),
  headBack: sendBack(
    w,
    'head',
    t((m) => m.actions.headBack),
  ),
  reject: reject(w, 'head'),
  resume: sendBack(
    w,
    'refusal',
    t((m) => m.actions.resume),
  ),
  rejectProposed: reject(w, 'refusal'),
  decideObjection: w
    .at(
      'head',
      t((m) => m.actions.decideObjection),
    )
    .told(t((m) => m.actions.decideObjectionTold))
    .during('rejected')
    .whileFlagged('under-objection')
    .asks({
      decision: choice({ label: t((m) => m.asks.finding) }, { granted: t((m) => m.asks.granted), refused: t((m) => m.asks.refused) }),
      reason: longText({ label: t((m) => m.asks.reason) }, { min: 5, max: 4000 }),
    })
    .openly()
    .choose('decision', { granted: [w.reopen('technical-review')], refused: [w.unflag('under-objection'), w.leave()] }),
  revoke: w
    .byRole(
      'head',
      t((m) => m.actions.revoke),
    )
    .told(t((m) => m.actions.revokeTold))
    .during('issued', 'closed')
    .unless('revoked')
    .asks({ ground: grounds(revocationGrounds), reason: reason() })
    .openly()
    .danger()
    .then(w.revoke('permit')),
});

function sendBack(w: PermitWords, from: 'head' | 'refusal', title: ReturnType<typeof t>) {
  return w
    .at(from, title)
    .told(t((m) => m.actions.backTold))
    .asks({
      desk: choice(
        { label: t((m) => m.asks.desk) },
        {
          'front-office': t((m) => m.desks.frontOffice),
          'spatial-planning': t((m) => m.desks.spatialPlanning),
          'technical-review': t((m) => m.desks.technicalReview),
          'field-inspection': t((m) => m.desks.fieldInspection),
          levy: t((m) => m.desks.levy),
        },
      ),
      reason: reason(),
    })
    .quiet()
    .choose('desk', {
      'front-office': [w.to('front-office')],
      'spatial-planning': [w.to('spatial-planning')],
      'technical-review': [w.to('technical-review')],
      'field-inspection': [w.to('field-inspection')],
      levy: [w.to('levy')],
    });
}

function reject(w: PermitWords, from: 'head' | 'refusal') {
  return w
    .at(
      from,
      t((m) => m.actions.reject),
    )
    .told(t((m) => m.actions.rejectTold))
    .asks({ ground: grounds(rejectionGrounds), reason: reason() })
    .openly()
    .danger()
    .then(w.reject());
}
