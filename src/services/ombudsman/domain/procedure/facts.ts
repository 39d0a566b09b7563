import type { Entry } from '../entries.ts';
import type { Seat } from '../seats.ts';
import { measures } from './measures.ts';
import type { MatterClass, MatterKind, Stage } from './stages.ts';
import { type Need, type Transition, transitions } from './transitions.ts';

export const verdicts = ['met', 'missing', 'waived'] as const;
export type Verdict = (typeof verdicts)[number];

/** What was found of one requirement: last word, whose, when, on which paper. */
export interface Decision {
  readonly verdict: Verdict;
  readonly note: string;
  readonly document: string | null;
  readonly by: string;
  readonly at: string;
}

/** What the lines of a matter come to. */
export interface Facts {
  readonly decisions: Readonly<Record<string, Decision>>;
  readonly measures: readonly string[];
  readonly matterClass: MatterClass | null;
  readonly finding: 'found' | 'not-found' | null;
  /** Whether the reporter wrote since the result was told. */
  readonly answered: boolean;
  /** Which kind of maladministration the LHP found, by its key in the rule. */
  readonly maladministration: string | null;
  /** Whether an agency gave the reply it was last offered before publication; an answer to another letter is none. */
  readonly replied: boolean;
  /** Who has agreed to the minutes as they stand; null where there are none. */
  readonly minutes: {
    /** Number of the line they stand in: what somebody agrees to is that and no earlier draft. */
    readonly n: number;
    readonly text: string;
    readonly reporter: string | null;
    readonly agency: string | null;
  } | null;
  /** Whether the reporter has objected to its closing before. */
  readonly objected: boolean;
  /** Who of the office took the last step. */
  readonly lastActor: string | null;
}

/** Reads a matter's lines, in order; pure, so that the same lines always come to the same. */
export function factsOf(entries: readonly Entry[]): Facts {
  const decisions: Record<string, Decision> = {};
  const taken: string[] = [];
  let matterClass: MatterClass | null = null;
  let finding: Facts['finding'] = null;
  let answered = false;
  let maladministration: string | null = null;
  let replyAsked: string | null = null;
  let replied = false;
  let minutesAsked: string | null = null;
  let minutes = null as Facts['minutes'];
  let objected = false;
  let lastActor: string | null = null;
  for (const { n, content, by, at, lock } of entries) {
    if (content.type === 'decided') {
      const { requirement, verdict, note, document } = content;
      decisions[requirement] = { verdict, note, document, by: by.side === 'office' ? by.name : by.side, at };
    }
    if (content.type === 'measure') taken.push(content.measure);
    if ((content.type === 'message' || content.type === 'mail') && by.side === 'reporter') answered = true;
    // Said aloud or on paper counts as written (UU 37/2008 art. 1(4)).
    if (content.type === 'contact' && lock === 'shared') answered = true;
    if (content.type === 'asked' && content.purpose === 'reply') [replyAsked, replied] = [content.askingId, false];
    if (content.type === 'asked' && content.purpose === 'minutes') minutesAsked = content.askingId;
    if (content.type === 'agency-answer') {
      replied ||= content.askingId === replyAsked;
      if (content.askingId === minutesAsked && minutes && content.agrees !== null)
        minutes = { ...minutes, agency: content.agrees ? content.saidAt : null };
    }
    if (content.type === 'minutes') [minutes, minutesAsked] = [{ n, text: content.text, reporter: null, agency: null }, null];
    if (content.type === 'minutes-said' && minutes !== null) minutes = { ...minutes, reporter: content.agrees ? at : null };
    if (content.type === 'acted' && by.side === 'reporter' && content.action === 'object') objected = true;
    if (content.type === 'acted' && by.side === 'office') lastActor = by.personId;
    if (content.type !== 'acted') continue;
    matterClass = content.matterClass ?? matterClass;
    finding = content.finding ?? finding;
    maladministration = content.maladministration ?? maladministration;
    if (content.action === 'tell-result') answered = false;
  }
  return { decisions, measures: taken, matterClass, finding, maladministration, answered, replied, minutes, objected, lastActor };
}

/** What a step is looked at with: the matter in the open, its lines, its clock, and what the law asks for today. */
export interface Standing {
  readonly kind: MatterKind;
  readonly stage: Stage;
  readonly urgent: boolean;
  /** Of the office's own initiative: there is no reporter to hear or to write to. */
  readonly own?: boolean;
  readonly facts: Facts;
  /** Whether the clock of the stage ran out. */
  readonly late: boolean;
  /** Whether the limit of the stage was confirmed. */
  readonly lawful: boolean;
  /** Who asks, where one person must not do what another did. */
  readonly personId?: string;
  readonly requirements: readonly { readonly key: string; readonly group: 'formal' | 'material' }[];
}

/** Why a step is not open: nobody's here, another's, or something it waits for. */
export type Refusal = 'no-such-step' | 'not-your-seat' | Need;

const of = ({ requirements }: Standing, group: 'formal' | 'material') => requirements.filter((one) => one.group === group);

const holds: Readonly<Record<Need, (standing: Standing) => boolean>> = {
  urgent: ({ urgent }) => urgent,
  'something-missing': ({ facts }) => Object.values(facts.decisions).some(({ verdict }) => verdict === 'missing'),
  'formal-settled': (standing) =>
    of(standing, 'formal').every(({ key }) => ['met', 'waived'].includes(standing.facts.decisions[key]?.verdict ?? '')),
  'material-decided': (standing) => of(standing, 'material').every(({ key }) => standing.facts.decisions[key] !== undefined),
  'reporter-late': ({ late }) => late,
  'agency-late': ({ late }) => late,
  'superior-late': ({ late }) => late,
  'limit-confirmed': ({ lawful }) => lawful,
  'measure-taken': ({ facts }) => facts.measures.length > 0,
  'reporter-heard': ({ late, facts, own }) => own === true || late || facts.answered,
  'reporter-answered': ({ facts }) => facts.answered,
  // Silence takes nobody's right of reply by a limit nobody confirmed.
  'agency-heard': ({ facts, late, lawful }) => facts.replied || (late && lawful),
  'minutes-agreed': ({ facts }) => facts.minutes !== null && facts.minutes.reporter !== null && facts.minutes.agency !== null,
  'first-objection': ({ facts }) => !facts.objected,
  'other-person': ({ facts, personId }) => personId !== undefined && facts.lastActor !== personId,
  found: ({ facts }) => facts.finding === 'found',
  'not-found': ({ facts }) => facts.finding === 'not-found',
};

/** Why somebody may not take a step; null where they may. */
export function whyNot(standing: Standing, action: string, by: readonly (Seat | 'reporter')[]): Refusal | null {
  const here = stepAt(standing, action);
  if (!here) return 'no-such-step';
  if (!here.by.some((one) => by.includes(one))) return 'not-your-seat';
  return here.needs.find((need) => !holds[need](standing)) ?? null;
}

/** The step of that name from where the matter is. */
export function stepAt({ kind, stage }: Pick<Standing, 'kind' | 'stage'>, action: string): Transition | undefined {
  return transitions.find((one) => one.action === action && one.kinds.includes(kind) && one.from.includes(stage));
}

/** Every step somebody may see where the matter is, each with what it waits for. */
export function stepsFor(
  standing: Standing,
  by: readonly (Seat | 'reporter')[],
): readonly { readonly step: Transition; readonly waits: Refusal | null }[] {
  return transitions
    .filter(
      ({ kinds, from, by: seats }) =>
        kinds.includes(standing.kind) && from.includes(standing.stage) && seats.some((one) => by.includes(one)),
    )
    .map((step) => ({ step, waits: whyNot(standing, step.action, by) }));
}

/** Why a means of examination is not taken yet: another has to come first, or it was taken. */
export function whyNotMeasure({ stage, facts }: Standing, key: string): 'no-such-step' | 'not-now' | 'taken' | 'first-another' | null {
  const measure = measures.find((one) => one.key === key);
  if (!measure) return 'no-such-step';
  if (!['examination', 'explanation', 'explanation-again'].includes(stage)) return 'not-now';
  if (measure.once && facts.measures.includes(key)) return 'taken';
  return measure.after && !facts.measures.includes(measure.after) ? 'first-another' : null;
}
