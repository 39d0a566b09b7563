import type { ActionWords } from '#platform/cases';
import { choice, date, longText, optional, storedStatement, text } from '#platform/forms';
import { answerSheet } from '../itr-letter/sheet.ts';
import type { KeptAnswer } from '../spatial/domain/kept-answer.ts';
import { DRAWING_REGISTER } from '../drawings/register-name.ts';
import { SPATIAL_REGISTER } from '../spatial/register-name.ts';
import { roles } from '../desks.ts';
import type { ConsultationDesk } from './desks.ts';
import type { ConsultationAnswers } from './journey.ts';
import { handedIn, spokenOf } from './spoken-of.ts';
import { texts } from './texts/index.ts';

type Words = ActionWords<ConsultationDesk, 'minutes', ConsultationAnswers>;

const t = texts.text;

const appointment = () => ({
  day: date({ label: t((m) => m.asks.day), when: 'future' }),
  time: text({ label: t((m) => m.asks.time), hint: t((m) => m.asks.timeHint) }, { max: 20 }),
  how: choice({ label: t((m) => m.asks.how) }, { office: t((m) => m.asks.office), video: t((m) => m.asks.video) }),
  where: text({ label: t((m) => m.asks.where) }, { max: 300 }),
});

const minutesAsked = () => ({
  heldOn: date({ label: t((m) => m.asks.heldOn), when: 'past' }),
  present: text({ label: t((m) => m.asks.present) }, { max: 300 }),
  minutes: longText({ label: t((m) => m.asks.minutes) }, { min: 10, max: 8000, rows: 8 }),
});

/** The officer reads the plans and answers in writing, or sets a meeting. */
export const answering = (w: Words) => ({
  readPlans: w
    .at(
      'consultation',
      t((m) => m.actions.readPlans),
    )
    .told(t((m) => m.actions.readPlansTold))
    .looksUp(SPATIAL_REGISTER, ({ answers }) => answers.site.place)
    .computes(({ found, answers }) => {
      const answer = found as unknown as KeptAnswer;
      return { answer, sheet: storedStatement(answerSheet(answer, answers.plan.activity)) };
    })
    .openly()
    .quiet()
    .then(),
  reply: w
    .at(
      'consultation',
      t((m) => m.actions.reply),
    )
    .hint(t((m) => m.actions.replyHint))
    .told(t((m) => m.actions.replyTold))
    .asks({ reply: longText({ label: t((m) => m.asks.reply) }, { min: 10, max: 8000, rows: 8 }) })
    .looksUp(DRAWING_REGISTER, handedIn)
    .computes(({ found, today }) => spokenOf(found, today))
    .openly()
    .then(w.flag('awaiting-agreement'), w.to('agreement')),
  invite: w
    .at(
      'consultation',
      t((m) => m.actions.invite),
    )
    .hint(t((m) => m.actions.inviteHint))
    .told(t((m) => m.actions.inviteTold))
    .asks({ note: optional(longText({ label: t((m) => m.asks.inviteNote) }, { max: 2000, rows: 3 })) })
    .openly()
    .quiet()
    .then(w.to('meeting')),
  arrange: w
    .at(
      'consultation',
      t((m) => m.actions.arrange),
    )
    .told(t((m) => m.actions.arrangeTold))
    .asks(appointment())
    .openly()
    .quiet()
    .then(w.to('meeting')),
});

/** A meeting stands until another is sent, takes place, or is missed. */
export const meeting = (w: Words) => ({
  minutes: w
    .at(
      'meeting',
      t((m) => m.actions.minutes),
    )
    .hint(t((m) => m.actions.minutesHint))
    .told(t((m) => m.actions.minutesTold))
    .asks(minutesAsked())
    .looksUp(DRAWING_REGISTER, handedIn)
    .computes(({ found, input }) => spokenOf(found, input.heldOn))
    .openly()
    .then(w.flag('awaiting-agreement'), w.to('agreement')),
  rearrange: w
    .at(
      'meeting',
      t((m) => m.actions.rearrange),
    )
    .hint(t((m) => m.actions.rearrangeHint))
    .told(t((m) => m.actions.rearrangeTold))
    .asks(appointment())
    .openly()
    .quiet()
    .then(),
  missed: w
    .at(
      'meeting',
      t((m) => m.actions.missed),
    )
    .told(t((m) => m.actions.missedTold))
    .asks({ note: longText({ label: t((m) => m.asks.note) }, { min: 5, max: 2000, rows: 3 }) })
    .openly()
    .quiet()
    .then(w.to('consultation')),
});

/** Both sides agree, or the remark goes back; silence ends it once the time has passed, and is never agreement. */
export const agreeing = (w: Words) => ({
  agree: w
    .byApplicant(t((m) => m.actions.agree))
    .hint(t((m) => m.actions.agreeHint))
    .reads('reply', 'minutes')
    .told(t((m) => m.actions.agreeTold))
    .during('in-review')
    .whileFlagged('awaiting-agreement')
    .then(w.unflag('awaiting-agreement'), w.letter('minutes'), w.close()),
  object: w
    .byApplicant(t((m) => m.actions.object))
    .hint(t((m) => m.actions.objectHint))
    .reads('reply', 'minutes')
    .told(t((m) => m.actions.objectTold))
    .during('in-review')
    .whileFlagged('awaiting-agreement')
    .asks({ remark: longText({ label: t((m) => m.asks.remark) }, { min: 5, max: 4000, rows: 5 }) })
    .openly()
    .quiet()
    .then(w.unflag('awaiting-agreement'), w.to('consultation')),
  unanswered: w
    .at(
      'agreement',
      t((m) => m.actions.unanswered),
    )
    .hint(t((m) => m.actions.unansweredHint))
    .told(t((m) => m.actions.unansweredTold))
    .whileFlagged('awaiting-agreement', 'overdue')
    .quiet()
    .then(w.unflag('awaiting-agreement'), w.close()),
  withdraw: w
    .byApplicant(t((m) => m.actions.withdraw))
    .hint(t((m) => m.actions.withdrawHint))
    .told(t((m) => m.actions.withdrawTold))
    .during('submitted', 'in-review', 'returned')
    .asks({ reason: longText({ label: t((m) => m.asks.reason) }, { min: 5, max: 2000, rows: 3 }) })
    .danger()
    .then(w.withdraw()),
});

/** What was agreed can be put right: the new wording needs a yes too, and until then the document before it holds. */
export const puttingRight = (w: Words) => ({
  reportMistake: w
    .byApplicant(t((m) => m.actions.reportMistake))
    .hint(t((m) => m.actions.reportMistakeHint))
    .told(t((m) => m.actions.reportMistakeTold))
    .during('closed')
    .after('agree')
    .unless('correction-requested')
    .asks({ remark: longText({ label: t((m) => m.asks.remark) }, { min: 5, max: 4000, rows: 5 }) })
    .openly()
    .quiet()
    .then(w.flag('correction-requested'), w.lay('consultation')),
  amend: w
    .byRole(
      roles.spatialPlanner,
      t((m) => m.actions.amend),
    )
    .hint(t((m) => m.actions.amendHint))
    .told(t((m) => m.actions.amendTold))
    .during('closed')
    .after('agree')
    .asks({ ...minutesAsked(), reason: longText({ label: t((m) => m.asks.amendReason) }, { min: 5, max: 2000, rows: 3 }) })
    .looksUp(DRAWING_REGISTER, handedIn)
    .computes(({ found, input }) => spokenOf(found, input.heldOn))
    .openly()
    .quiet()
    .then(w.unflag('correction-requested'), w.flag('awaiting-agreement'), w.reopen('agreement')),
  keepMinutes: w
    .at(
      'consultation',
      t((m) => m.actions.keepMinutes),
    )
    .told(t((m) => m.actions.keepMinutesTold))
    .during('closed')
    .whileFlagged('correction-requested')
    .asks({ reason: longText({ label: t((m) => m.asks.reason) }, { min: 5, max: 2000, rows: 3 }) })
    .openly()
    .then(w.unflag('correction-requested'), w.leave()),
});
