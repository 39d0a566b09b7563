import { type ActionWords, groundField } from '#platform/cases';
import { choice, date, type Field, files, longText, optional, shownIf, storedStatement, text } from '#platform/forms';
import { SPATIAL_REGISTER } from '../spatial/register-name.ts';
import type { KeptAnswer } from '../spatial/domain/kept-answer.ts';
import type { ItrDesk } from './desks.ts';
import type { ItrAnswers } from './journey.ts';
import { refusalGrounds } from './rules.ts';
import { answerSheet } from './sheet.ts';
import { texts } from './texts/index.ts';

/** The words the actions of the ITR letter are written with. */
export type ItrWords = ActionWords<ItrDesk, 'letter', ItrAnswers>;

const t = texts.text;
const reason = (): Field<string> => longText({ label: t((m) => m.asks.reason) }, { min: 5, max: 2000, rows: 4 });

/** The information officer reads the plans, then the papers. */
export const informationActions = (w: ItrWords) => ({
  readPlans: w
    .at(
      'information',
      t((m) => m.actions.readPlans),
    )
    .hint(t((m) => m.actions.readPlansHint))
    .told(t((m) => m.actions.readPlansTold))
    .looksUp(SPATIAL_REGISTER, ({ answers }) => answers.site.place)
    .computes(({ found, answers }) => {
      const answer = found as unknown as KeptAnswer;
      return { answer, sheet: storedStatement(answerSheet(answer, answers.plan.activity)) };
    })
    .openly()
    .then(),
  complete: w
    .at(
      'information',
      t((m) => m.actions.complete),
    )
    .hint(t((m) => m.actions.completeHint))
    .told(t((m) => m.actions.completeTold))
    // Read again whenever the papers are judged: the applicant may have mended where the land lies.
    .looksUp(SPATIAL_REGISTER, ({ answers }) => answers.site.place)
    .computes(({ found }) => ({ answer: found }))
    .unless('possible-duplicate')
    .undoable()
    .verdicts({ allAccepted: [w.to('field')], otherwise: [w.giveBack()] }),
  proposeRefusal: w
    .at(
      'information',
      t((m) => m.actions.proposeRefusal),
    )
    .told(t((m) => m.actions.proposeRefusalTold))
    .asks({ reason: reason() })
    .quiet()
    .undoable()
    .then(w.to('head')),
});

/** What the map says is looked at where it lies; where a visit adds nothing, the officer says why. */
export const fieldActions = (w: ItrWords) => ({
  visit: w
    .at(
      'field',
      t((m) => m.actions.visit),
    )
    .told(t((m) => m.actions.visitTold))
    .asks({
      visited: choice({ label: t((m) => m.asks.visited) }, { yes: t((m) => m.asks.visitedYes), no: t((m) => m.asks.visitedNo) }),
      day: shownIf('visited', 'yes', date({ label: t((m) => m.asks.day), when: 'past' })),
      photos: shownIf('visited', 'yes', files({ label: t((m) => m.asks.photos) }, { accepts: 'picture', min: 0, max: 12, capture: true })),
      findings: longText({ label: t((m) => m.asks.findings) }, { min: 5, max: 4000 }),
      conclusion: choice({ label: t((m) => m.asks.conclusion) }, { agrees: t((m) => m.asks.agrees), differs: t((m) => m.asks.differs) }),
    })
    .choose('conclusion', { agrees: [w.to('registration')], differs: [w.to('information')] }),
});

/** The front office verifies and registers, and hands over what was signed. */
export const registrationActions = (w: ItrWords) => ({
  register: w
    .at(
      'registration',
      t((m) => m.actions.register),
    )
    .told(t((m) => m.actions.registerTold))
    .asks({ note: optional(longText({ label: t((m) => m.asks.note) }, { max: 2000, rows: 3 })) })
    .undoable()
    .then(w.to('head')),
  backToInformation: back(w, 'registration'),
  handOver: w
    .at(
      'handover',
      t((m) => m.actions.handOver),
    )
    .told(t((m) => m.actions.handOverTold))
    .during('issued', 'closed')
    .asks({ note: optional(text({ label: t((m) => m.asks.handedTo), hint: t((m) => m.asks.handedToHint) }, { max: 120 })) })
    .inBatch()
    .then(w.close()),
});

export const headActions = (w: ItrWords) => ({
  approve: w
    .at(
      'head',
      t((m) => m.actions.approve),
    )
    .told(t((m) => m.actions.approveTold))
    .during('in-review')
    .after('visit')
    .unless('possible-duplicate')
    .inBatch()
    .then(w.issue('letter', 'handover')),
  headBack: back(w, 'head'),
  refuse: w
    .at(
      'head',
      t((m) => m.actions.refuse),
    )
    .told(t((m) => m.actions.refuseTold))
    .asks({
      ground: groundField(
        t((m) => m.asks.ground),
        refusalGrounds,
      ),
      reason: reason(),
    })
    .openly()
    .danger()
    .then(w.reject()),
});

function back(w: ItrWords, from: 'registration' | 'head') {
  return w
    .at(
      from,
      t((m) => m.actions.back),
    )
    .told(t((m) => m.actions.backTold))
    .asks({ reason: reason() })
    .quiet()
    .undoable()
    .then(w.to('information'));
}

/** A wrong map hit is contested with evidence; what the plans had said stays beside what is found. */
export const contestActions = (w: ItrWords) => ({
  withdraw: w
    .byApplicant(t((m) => m.actions.withdraw))
    .hint(t((m) => m.actions.withdrawHint))
    .told(t((m) => m.actions.withdrawTold))
    .during('submitted', 'in-review', 'returned')
    .asks({ reason: reason() })
    .danger()
    .then(w.withdraw()),
  contest: w
    .byApplicant(t((m) => m.actions.contest))
    .hint(t((m) => m.actions.contestHint))
    .told(t((m) => m.actions.contestTold))
    .during('issued', 'closed')
    .unless('correction-requested', 'revoked')
    .asks({
      mistake: longText({ label: t((m) => m.asks.mistake) }, { min: 10, max: 4000, rows: 5 }),
      evidence: files({ label: t((m) => m.asks.evidence) }, { accepts: 'document', min: 1, max: 5 }),
    })
    .openly()
    .quiet()
    .then(w.flag('correction-requested'), w.lay('information')),
  answerContest: w
    .at(
      'information',
      t((m) => m.actions.answerContest),
    )
    .hint(t((m) => m.actions.answerContestHint))
    .told(t((m) => m.actions.answerContestTold))
    .during('issued', 'closed')
    .whileFlagged('correction-requested')
    .asks({
      finding: choice({ label: t((m) => m.asks.finding) }, { right: t((m) => m.asks.right), wrong: t((m) => m.asks.wrong) }),
      subzone: shownIf('finding', 'right', text({ label: t((m) => m.asks.subzone), hint: t((m) => m.asks.subzoneHint) }, { max: 120 })),
      reason: reason(),
    })
    .openly()
    .choose('finding', {
      // Whoever signed the first letter decides on the one that replaces it.
      right: [w.lay('head')],
      wrong: [w.unflag('correction-requested'), w.lay('handover')],
    }),
  approveCorrection: w
    .at(
      'head',
      t((m) => m.actions.approveCorrection),
    )
    .hint(t((m) => m.actions.approveCorrectionHint))
    .told(t((m) => m.actions.approveCorrectionTold))
    .during('issued', 'closed')
    .whileFlagged('correction-requested')
    .then(w.unflag('correction-requested'), w.replace('letter'), w.lay('handover')),
  doubtCorrection: w
    .at(
      'head',
      t((m) => m.actions.back),
    )
    .told(t((m) => m.actions.backTold))
    .during('issued', 'closed')
    .whileFlagged('correction-requested')
    .asks({ reason: reason() })
    .quiet()
    .then(w.lay('information')),
});
