import { choice, date, files, longText, number, optional, text, time } from '#platform/forms';
import { note, type PermitWords, reason, t } from './words.ts';

const unit = (name: string) => () => name;

/** Completeness at the counter: a verdict for each file decides where the case goes. */
export const frontOfficeActions = (w: PermitWords) => ({
  complete: w
    .at(
      'front-office',
      t((m) => m.actions.complete),
    )
    .hint(t((m) => m.actions.completeHint))
    .told(t((m) => m.actions.completeTold))
    .unless('possible-duplicate', 'awaiting-owner')
    .undoable()
    .verdicts({ allAccepted: [w.to('spatial-planning')], otherwise: [w.giveBack()] }),
});

/** Does it fit the spatial plan? */
export const planningActions = (w: PermitWords) => ({
  assessPlanning: w
    .at(
      'spatial-planning',
      t((m) => m.actions.assessPlanning),
    )
    .told(t((m) => m.actions.assessPlanningTold))
    .asks({
      zone: text({ label: t((m) => m.asks.zone) }, { max: 120 }),
      coverage: optional(number({ label: t((m) => m.asks.coverage), min: 0, max: 100, decimals: 2, unit: unit('%') })),
      floorRatio: optional(number({ label: t((m) => m.asks.floorRatio), min: 0, max: 20, decimals: 2 })),
      green: optional(number({ label: t((m) => m.asks.green), min: 0, max: 100, decimals: 2, unit: unit('%') })),
      setback: optional(number({ label: t((m) => m.asks.setback), min: 0, max: 200, decimals: 2, unit: unit('m') })),
      exception: choice(
        { label: t((m) => m.asks.exception) },
        { none: t((m) => m.asks.exceptionNone), holds: t((m) => m.asks.exceptionYes), fails: t((m) => m.asks.exceptionNo) },
      ),
      note: note(),
    })
    .undoable()
    .then(w.to('technical-review')),
  returnFromPlanning: giveBackFrom(w, 'spatial-planning'),
  refuseFromPlanning: proposeRejection(w, 'spatial-planning'),
  planningToFront: backFrom(
    w,
    'spatial-planning',
    'front-office',
    t((m) => m.actions.backToFront),
  ),
});

/** Is it safe and sound? By the panel of experts or the technical assessors, with minutes. */
export const technicalActions = (w: PermitWords) => ({
  assessTechnical: w
    .at(
      'technical-review',
      t((m) => m.actions.assessTechnical),
    )
    .told(t((m) => m.actions.assessTechnicalTold))
    .asks({
      panel: choice({ label: t((m) => m.asks.panel) }, { tpt: t((m) => m.asks.tpt), tpa: t((m) => m.asks.tpa) }),
      minutesNumber: text({ label: t((m) => m.asks.minutesNumber) }, { max: 60 }),
      minutesDate: date({ label: t((m) => m.asks.minutesDate), when: 'past' }),
      recommendation: longText({ label: t((m) => m.asks.recommendation) }, { max: 4000 }),
    })
    .undoable()
    .then(w.to('field-inspection')),
  returnFromTechnical: giveBackFrom(w, 'technical-review'),
  refuseFromTechnical: proposeRejection(w, 'technical-review'),
  technicalToPlanning: backFrom(
    w,
    'technical-review',
    'spatial-planning',
    t((m) => m.actions.backToPlanning),
  ),
});

/** An appointment the applicant sees, then a report from the site. */
export const inspectionActions = (w: PermitWords) => ({
  schedule: w
    .at(
      'field-inspection',
      t((m) => m.actions.schedule),
    )
    .told(t((m) => m.actions.scheduleTold))
    .asks({
      day: date({ label: t((m) => m.asks.day), when: 'future' }),
      time: time({ label: t((m) => m.asks.time) }),
      note: optional(longText({ label: t((m) => m.asks.appointmentNote) }, { max: 1000, rows: 3 })),
    })
    .openly()
    .then(),
  inspect: w
    .at(
      'field-inspection',
      t((m) => m.actions.inspect),
    )
    .told(t((m) => m.actions.inspectTold))
    .after('schedule')
    .asks({
      photos: files({ label: t((m) => m.asks.photos) }, { accepts: 'picture', min: 1, max: 12, capture: true }),
      findings: longText({ label: t((m) => m.asks.findings) }, { max: 4000 }),
      conclusion: choice(
        { label: t((m) => m.asks.conclusion) },
        { conforms: t((m) => m.asks.conforms), deviates: t((m) => m.asks.deviates), again: t((m) => m.asks.again) },
      ),
    })
    .choose('conclusion', { conforms: [w.to('levy')], deviates: [w.to('technical-review')], again: [] }),
  returnFromField: giveBackFrom(w, 'field-inspection'),
  refuseFromField: proposeRejection(w, 'field-inspection'),
  fieldToTechnical: backFrom(
    w,
    'field-inspection',
    'technical-review',
    t((m) => m.actions.backToTechnical),
  ),
});

type Reviewing = 'spatial-planning' | 'technical-review' | 'field-inspection';

function giveBackFrom(w: PermitWords, desk: Reviewing) {
  return w
    .at(
      desk,
      t((m) => m.actions.giveBack),
    )
    .hint(t((m) => m.actions.giveBackHint))
    .told(t((m) => m.actions.giveBackTold))
    .quiet()
    .undoable()
    .then(w.giveBack());
}

/** Only the head of office rejects; a desk that finds a reason lays the case before the head. */
function proposeRejection(w: PermitWords, desk: Reviewing) {
  return w
    .at(
      desk,
      t((m) => m.actions.proposeRejection),
    )
    .told(t((m) => m.actions.proposeRejectionTold))
    .asks({ reason: reason() })
    .quiet()
    .undoable()
    .then(w.to('refusal'));
}

function backFrom(
  w: PermitWords,
  from: Parameters<PermitWords['at']>[0],
  to: Parameters<PermitWords['to']>[0],
  title: ReturnType<typeof t>,
) {
  return w
    .at(from, title)
    .told(t((m) => m.actions.backTold))
    .asks({ reason: reason() })
    .quiet()
    .undoable()
    .then(w.to(to));
}
