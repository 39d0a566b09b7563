import type { Seat } from '../seats.ts';
import type { Purpose } from './agency-letters.ts';
import type { LetterKind } from './letter-kinds.ts';
import type { MatterKind, Stage } from './stages.ts';

/**
 * What a step waits for, beside the stage. Each is a fact of the matter (`facts.ts`). Where somebody loses a right because
 * time ran out, the limit must have been confirmed.
 */
export type Need =
  | 'urgent'
  | 'something-missing'
  | 'formal-settled'
  | 'material-decided'
  | 'reporter-late'
  | 'agency-late'
  | 'superior-late'
  | 'limit-confirmed'
  | 'measure-taken'
  | 'reporter-heard'
  | 'reporter-answered'
  | 'agency-heard'
  | 'minutes-agreed'
  | 'first-objection'
  | 'other-person'
  | 'found'
  | 'not-found';

/** What is asked of whoever takes the step. */
export type Ask = 'note' | 'refusal' | 'closing' | 'class' | 'maladministration' | 'finding' | 'answer' | 'agency' | 'where';

export interface Transition {
  readonly action: string;
  readonly kinds: readonly MatterKind[];
  readonly from: readonly Stage[];
  readonly to: Stage;
  /** Seats of the office; or the reporter. */
  readonly by: readonly (Seat | 'reporter')[];
  readonly needs: readonly Need[];
  readonly asks: readonly Ask[];
  /** The reporter reads a letter of it. */
  readonly letter?: LetterKind;
  /** An agency gets a letter of it, in words written for it. */
  readonly agencyLetter?: Purpose;
}

const report = { kinds: ['laporan'], needs: [], asks: [] } as const satisfies Partial<Transition>;
const examiners = ['assistant', 'head'] as const;

/**
 * Every step there is. What does not stand here is not done, by nobody and through no channel; a step that is skipped has
 * no line from the stage before it.
 */
export const transitions: readonly Transition[] = [
  // An emergency goes on at once, whatever is missing (RCO).
  {
    ...report,
    action: 'rapid',
    from: ['received', 'completion', 'material'],
    to: 'examination',
    by: ['intake', 'head'],
    needs: ['urgent'],
    letter: 'accepted',
  },
  {
    ...report,
    action: 'ask-completion',
    from: ['received'],
    to: 'completion',
    by: ['intake', 'head'],
    needs: ['something-missing'],
    asks: ['note'],
    letter: 'completion',
  },
  { ...report, action: 'completed', from: ['completion'], to: 'received', by: ['reporter', 'intake', 'head'] },
  {
    ...report,
    action: 'deem-withdrawn',
    from: ['completion'],
    to: 'withdrawn',
    by: ['intake', 'head'],
    needs: ['reporter-late', 'limit-confirmed'],
    letter: 'withdrawn',
  },
  { ...report, action: 'formal-done', from: ['received'], to: 'material', by: ['intake', 'head'], needs: ['formal-settled'] },
  { ...report, action: 'to-plenary', from: ['material'], to: 'plenary', by: ['intake', 'head'], needs: ['material-decided'] },
  { ...report, action: 'refuse', from: ['plenary'], to: 'refused', by: ['head'], asks: ['refusal', 'note'], letter: 'refusal' },
  { ...report, action: 'accept', from: ['plenary'], to: 'examination', by: ['head'], asks: ['class'], letter: 'accepted' },
  {
    ...report,
    action: 'ask-explanation',
    from: ['examination'],
    to: 'explanation',
    by: examiners,
    asks: ['agency', 'note'],
    agencyLetter: 'explanation',
  },
  {
    ...report,
    action: 'ask-again',
    from: ['explanation'],
    to: 'explanation-again',
    by: examiners,
    needs: ['agency-late'],
    asks: ['agency'],
    agencyLetter: 'explanation-again',
  },
  { ...report, action: 'explained', from: ['explanation', 'explanation-again'], to: 'examination', by: examiners, asks: ['note'] },
  {
    ...report,
    action: 'right-unused',
    from: ['explanation-again'],
    to: 'examination',
    by: examiners,
    needs: ['agency-late', 'limit-confirmed'],
  },
  {
    ...report,
    action: 'tell-result',
    from: ['examination'],
    to: 'result',
    by: examiners,
    needs: ['measure-taken'],
    asks: ['finding', 'note'],
    letter: 'result',
  },
  { ...report, action: 'examine-again', from: ['result'], to: 'examination', by: examiners, needs: ['reporter-answered'], asks: ['note'] },
  {
    ...report,
    action: 'lhp-found',
    from: ['result'],
    to: 'monitoring',
    by: ['head'],
    needs: ['reporter-heard', 'found'],
    asks: ['maladministration', 'agency', 'note'],
    letter: 'found',
    agencyLetter: 'lhp',
  },
  {
    ...report,
    action: 'lhp-not-found',
    from: ['result'],
    to: 'closed',
    by: ['head'],
    needs: ['reporter-heard', 'not-found'],
    asks: ['note'],
    letter: 'closed',
  },
  {
    ...report,
    action: 'corrected',
    from: ['monitoring', 'resolution', 'recommendation', 'reply'],
    to: 'closed',
    by: examiners,
    asks: ['note'],
    letter: 'closed',
  },
  { ...report, action: 'to-resolution', from: ['monitoring'], to: 'resolution', by: examiners, needs: ['agency-late'], asks: ['note'] },
  {
    ...report,
    action: 'recommend',
    from: ['resolution'],
    to: 'recommendation',
    by: ['head'],
    asks: ['agency', 'note'],
    // UU 37/2008 art. 37: to the reporter too.
    letter: 'recommended',
    agencyLetter: 'recommendation',
  },
  // Nothing is published before whom it is about could answer (UU 37/2008 art. 38(4); right of reply by our rule), and never by
  // one person alone.
  {
    ...report,
    action: 'propose-publication',
    from: ['recommendation'],
    to: 'reply',
    by: examiners,
    needs: ['superior-late'],
    asks: ['agency', 'note'],
    agencyLetter: 'reply',
  },
  {
    ...report,
    action: 'publish',
    from: ['reply'],
    to: 'published',
    by: ['head'],
    needs: ['agency-heard', 'other-person'],
    asks: ['note'],
    letter: 'published',
  },
  {
    ...report,
    action: 'conciliated',
    from: ['examination', 'explanation', 'explanation-again'],
    to: 'closed',
    by: ['head'],
    needs: ['minutes-agreed'],
    asks: ['note'],
    letter: 'closed',
  },
  // To another office or the centre, after coordination (PO 58/2023 art. 17).
  {
    ...report,
    action: 'transfer',
    from: ['material', 'plenary', 'examination'],
    to: 'transferred',
    by: ['head'],
    asks: ['where', 'note'],
    letter: 'transfer',
  },
  // Once, and decided by another than whoever closed it.
  { ...report, action: 'object', from: ['closed'], to: 'objection', by: ['reporter'], needs: ['first-objection'] },
  {
    ...report,
    action: 'uphold-objection',
    from: ['objection'],
    to: 'examination',
    by: ['head', 'keeper'],
    needs: ['other-person'],
    asks: ['note'],
    letter: 'objection',
  },
  {
    ...report,
    action: 'reject-objection',
    from: ['objection'],
    to: 'closed',
    by: ['head', 'keeper'],
    needs: ['other-person'],
    asks: ['note'],
    letter: 'objection',
  },
  {
    ...report,
    action: 'close',
    from: ['examination', 'explanation', 'explanation-again'],
    to: 'closed',
    by: ['head'],
    asks: ['closing', 'note'],
    letter: 'closed',
  },
  {
    ...report,
    action: 'withdraw',
    from: ['received', 'completion', 'material', 'plenary', 'examination', 'explanation', 'explanation-again', 'result'],
    to: 'withdrawn',
    by: ['reporter'],
  },
  {
    action: 'answer',
    kinds: ['konsultasi'],
    from: ['received'],
    to: 'answered',
    by: ['intake', 'assistant', 'head'],
    needs: [],
    asks: ['answer'],
  },
  { action: 'ask-more', kinds: ['konsultasi'], from: ['answered'], to: 'received', by: ['reporter'], needs: [], asks: [] },
  {
    action: 'finish',
    kinds: ['konsultasi'],
    from: ['answered'],
    to: 'closed',
    by: ['reporter', 'intake', 'assistant', 'head'],
    needs: [],
    asks: [],
  },
  {
    action: 'note-tip',
    kinds: ['informasi'],
    from: ['received'],
    to: 'noted',
    by: ['intake', 'assistant', 'head'],
    needs: [],
    asks: ['note'],
  },
];
