import { said } from '#i18n';
import { type ActionWords, groundField, type Step } from '#platform/cases';
import { choice, date, files, longText, text } from '#platform/forms';
import { objection } from '../../actions/objection.ts';
import { note, reason, t } from '../../actions/words.ts';
import { refusalGrounds, withdrawalGrounds } from './rules.ts';

/** Desks that every permit has. */
type Common = 'front-office' | 'head' | 'refusal' | 'archive';
type Words<D extends string, A> = ActionWords<D | Common, 'permit', A>;

/** Completeness at the counter: a verdict for each file decides where the case goes. */
export const frontOfficeActions = <D extends string, A>(w: Words<D, A>, next: NoInfer<D>) => ({
  complete: w
    .at(
      'front-office',
      t((m) => m.actions.complete),
    )
    .hint(
      said(
        'Bila semua dokumen diterima, berkas diteruskan; bila tidak, kembali ke pemohon.',
        'If every file is accepted the case goes on; if not, back to the applicant.',
      ),
    )
    .told(t((m) => m.actions.completeTold))
    .unless('possible-duplicate')
    .undoable()
    .verdicts({ allAccepted: [w.to(next)], otherwise: [w.giveBack()] }),
});

/** Back to the applicant, or before the head with a reason: from any desk that reviews. */
export const otherwiseFrom = <D extends string, A>(w: Words<D, A>, desk: NoInfer<D>) => ({
  [`giveBackFrom-${desk}`]: w
    .at(
      desk,
      t((m) => m.actions.giveBack),
    )
    .hint(t((m) => m.actions.giveBackHint))
    .told(t((m) => m.actions.giveBackTold))
    .quiet()
    .undoable()
    .then(w.giveBack()),
  [`refuseFrom-${desk}`]: w
    .at(
      desk,
      t((m) => m.actions.proposeRejection),
    )
    .told(t((m) => m.actions.proposeRejectionTold))
    .asks({ reason: reason() })
    .quiet()
    .undoable()
    .then(w.to('refusal')),
});

/** A look on the spot, with photographs; what deviates goes back to `back`. */
export const visitActions = <D extends string, A>(
  w: Words<D | 'field-inspection', A>,
  { next, back }: { next: NoInfer<D> | Common; back: NoInfer<D> | Common },
) => ({
  inspect: w
    .at(
      'field-inspection',
      t((m) => m.actions.inspect),
    )
    .told(t((m) => m.actions.inspectTold))
    .asks({
      day: date({ label: t((m) => m.asks.day), when: 'past' }),
      photos: files({ label: t((m) => m.asks.photos) }, { accepts: 'picture', min: 1, max: 12, capture: true }),
      findings: longText({ label: t((m) => m.asks.findings) }, { max: 4000 }),
      conclusion: choice(
        { label: t((m) => m.asks.conclusion) },
        {
          conforms: said('Sesuai', 'As applied for'),
          deviates: said('Berbeda: dinilai kembali', 'Different: to be reviewed again'),
        },
      ),
    })
    .choose('conclusion', { conforms: [w.to(next)], deviates: [w.to(back)] }),
});

/** The head decides, alone or over many files; an objection is reviewed again at `reviewedAt`. */
export const headActions = <D extends string, A>(w: Words<D, A>, reviewedAt: NoInfer<D> | Common) => ({
  approve: w
    .at(
      'head',
      t((m) => m.actions.approve),
    )
    .told(t((m) => m.actions.approveTold))
    .during('in-review')
    .unless('possible-duplicate', 'awaiting-payment')
    .inBatch()
    .then(w.issue('permit', 'archive')),
  headBack: back(w, 'head', reviewedAt),
  reject: reject(w, 'head'),
  resume: back(w, 'refusal', reviewedAt),
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
      reason: reason(),
    })
    .openly()
    .choose('decision', { granted: [w.reopen(reviewedAt)], refused: [w.unflag('under-objection'), w.leave()] }),
  revoke: w
    .byRole(
      'head',
      t((m) => m.actions.revoke),
    )
    .told(t((m) => m.actions.revokeTold))
    .during('issued', 'closed')
    .unless('revoked')
    .asks({ ground: ground(withdrawalGrounds), reason: reason() })
    .openly()
    .danger()
    .then(w.revoke('permit')),
  archive: w
    .at(
      'archive',
      t((m) => m.actions.archive),
    )
    .told(t((m) => m.actions.archiveTold))
    .during('issued', 'closed')
    .asks({ shelf: text({ label: t((m) => m.asks.shelf), hint: t((m) => m.asks.shelfHint) }, { max: 80 }), note: note() })
    .inBatch()
    .then(w.close()),
});

/** What the applicant may do of their own accord; `beforehand` is what withdrawing takes along, such as a bill. */
export const applicantActions = <D extends string, A>(w: Words<D, A>, ...beforehand: readonly Step[]) => ({
  withdraw: w
    .byApplicant(t((m) => m.actions.withdraw))
    .hint(t((m) => m.actions.withdrawHint))
    .told(t((m) => m.actions.withdrawTold))
    .during('submitted', 'in-review', 'returned')
    .asks({ reason: reason() })
    .danger()
    .then(...beforehand, w.withdraw()),
  object: objection(w),
});

const ground = (rule: typeof refusalGrounds) =>
  groundField(
    t((m) => m.asks.ground),
    rule,
  );

function back<D extends string, A>(w: Words<D, A>, from: 'head' | 'refusal', to: NoInfer<D> | Common) {
  return w
    .at(from, from === 'head' ? t((m) => m.actions.headBack) : t((m) => m.actions.resume))
    .told(t((m) => m.actions.backTold))
    .asks({ reason: reason() })
    .quiet()
    .undoable()
    .then(w.to(to));
}

function reject<D extends string, A>(w: Words<D, A>, from: 'head' | 'refusal') {
  return w
    .at(
      from,
      t((m) => m.actions.reject),
    )
    .told(t((m) => m.actions.rejectTold))
    .asks({ ground: ground(refusalGrounds), reason: reason() })
    .openly()
    .danger()
    .then(w.reject());
}
