import { holds } from '#platform/forms';
import type { RuleBook } from '#platform/rules';
import type { Action } from './action.ts';
import type { Step } from './step.ts';
import type { Computing } from './computing.ts';
import type { ServiceDefinition, StartLine } from './definition.ts';
import type { Effect } from './effect.ts';
import { APPLICANT_DESK } from './position.ts';
import { type Refusal, refusal } from './refusal.ts';
import { type CaseState, inForce, openRemarks, refusedFiles, unjudgedFiles } from './state.ts';

export interface Acceptance {
  readonly effects: readonly Effect[];
  /** Products whose documents are revoked in the same transaction. */
  readonly revokes: readonly string[];
}

/** Something a service still asks beside the case: listed in a return as a remark of the desk that returns it. */
export interface AskedBeside {
  readonly remarkId: string;
  readonly text: string;
  /** The file it asks to change. */
  readonly fileId?: string;
}

interface Around {
  readonly rules: RuleBook;
  /** The present day at the agency, YYYY-MM-DD. */
  readonly today: string;
  /** What the register said that the action looks up. */
  readonly found?: Computing['found'];
  /** Listed where the action gives the case back. */
  readonly asked?: readonly AskedBeside[];
}

/** What a service's own action means for this case, or why it cannot be done now. Pure. */
export function acceptAction(
  definition: ServiceDefinition,
  state: CaseState,
  key: string,
  input: Readonly<Record<string, unknown>>,
  around: Around,
): Acceptance | Refusal {
  const action = definition.actions[key];
  if (!action) return refusal('no-such-action');
  const { outcome } = action;
  const recorded = record(action, key, state, input, around);
  const onwards = (steps: readonly Step[]) => carryOut(definition, state, steps, { recorded, asked: around.asked ?? [] });
  if (outcome.kind === 'steps') return onwards(outcome.steps);
  if (outcome.kind === 'choose') {
    // By an answer, or by what was worked out from the answers.
    const given = recorded.flatMap((effect) => (effect.kind === 'recorded' ? [effect.value[outcome.field]] : []))[0];
    const branch = outcome.branches[typeof given === 'boolean' ? (given ? 'yes' : 'no') : String(given)];
    return branch ? onwards(branch) : refusal('no-such-branch');
  }
  if (unjudgedFiles(state).length > 0) return refusal('files-not-judged');
  const clean = refusedFiles(state).length === 0 && openRemarks(state).length === 0;
  return onwards(clean ? outcome.allAccepted : outcome.otherwise);
}

/** What is kept of an action: what was answered, and what was worked out from it. */
function record(
  action: Action,
  key: string,
  state: CaseState,
  input: Readonly<Record<string, unknown>>,
  { rules, today, found = null }: Around,
): Effect[] {
  const worthKeeping = Object.keys(action.asks).length > 0 || action.after !== null || action.outcome.kind === 'steps' || action.computes;
  if (!worthKeeping) return [];
  const computed = action.computes?.({ answers: state.answers, state, rules, input, today, found } as Computing);
  return [{ kind: 'recorded', name: key, value: { ...input, ...computed } }];
}

function carryOut(
  definition: ServiceDefinition,
  state: CaseState,
  steps: readonly Step[],
  { recorded, asked }: { readonly recorded: readonly Effect[]; readonly asked: readonly AskedBeside[] },
): Acceptance | Refusal {
  const returns = steps.some((step) => step.do === 'give-back');
  if (returns && refusedFiles(state).length === 0 && openRemarks(state).length === 0 && asked.length === 0)
    return refusal('nothing-to-mend');
  const desk = state.position?.desk ?? APPLICANT_DESK;
  const listed = returns ? asked.map((one): Effect => ({ kind: 'remarked', ...one, desk, about: null })) : [];
  const effects = [...recorded, ...listed, ...steps.flatMap((step) => effectsOf(definition, state, step))];
  return {
    effects: [...effects, ...onTime(state, effects)],
    revokes: steps.flatMap((step) => {
      if (step.do === 'revoke') return [step.product];
      return step.do === 'call-in' && inForce(state, step.product) ? [step.product] : [];
    }),
  };
}

/** Whoever holds the case next begins with a clock of their own; days asked for at the desk before are no longer asked for. */
export function onTime({ flags }: CaseState, effects: readonly Effect[]): Effect[] {
  const moves = effects.some((effect) => effect.kind === 'moved' || effect.kind === 'left');
  const gone = (['overdue', 'extension-proposed'] as const).filter((flag) => flags.includes(flag));
  return moves ? gone.map((flag) => ({ kind: 'unflagged', flag })) : [];
}

function effectsOf(definition: ServiceDefinition, state: CaseState, step: Step): Effect[] {
  const here = state.position?.desk ?? APPLICANT_DESK;
  switch (step.do) {
    case 'move':
      return [...(state.status === 'approved' ? [] : [inReview]), ...onwards(definition, state, step.desk)];
    case 'reopen':
      return [inReview, { kind: 'unflagged', flag: 'under-objection' }, moveTo(definition, step.desk)];
    case 'give-back':
      return [
        { kind: 'status', to: 'returned' },
        { kind: 'held-for', desk: here },
        { kind: 'moved', desk: APPLICANT_DESK, side: 'applicant' },
      ];
    case 'wait-for':
      return [{ kind: 'moved', desk: here, side: step.side }];
    case 'go-on':
      return [moveTo(definition, here)];
    case 'issue':
      return [
        { kind: 'status', to: 'approved' },
        { kind: 'ordered', order: { kind: 'issue', product: step.product, desk: step.desk } },
      ];
    case 'replace':
      return [{ kind: 'ordered', order: { kind: 'replace', product: step.product } }];
    case 'revoke':
      return [
        { kind: 'product-revoked', key: step.product },
        { kind: 'flagged', flag: 'revoked' },
        { kind: 'status', to: 'closed' },
        { kind: 'left' },
      ];
    case 'letter':
      return [{ kind: 'ordered', order: { kind: 'letter', product: step.product } }];
    case 'call-in': {
      const ordered = state.orders.some(({ order }) => order.product === step.product);
      return ordered || inForce(state, step.product) ? [{ kind: 'product-revoked', key: step.product }] : [];
    }
    case 'reject':
      return [{ kind: 'status', to: 'rejected' }, { kind: 'left' }];
    case 'close':
      return [{ kind: 'status', to: 'closed' }, { kind: 'left' }];
    case 'withdraw':
      return [{ kind: 'status', to: 'withdrawn' }, { kind: 'left' }];
    case 'lay':
      return [moveTo(definition, step.desk)];
    case 'leave':
      return [{ kind: 'left' }];
    case 'flag':
      return [{ kind: 'flagged', flag: step.flag }];
    case 'unflag':
      return [{ kind: 'unflagged', flag: step.flag }];
  }
}

const inReview: Effect = { kind: 'status', to: 'in-review' };

/** Where a case goes; once others have said yes to a mended case, back to the desk that had returned it. */
function onwards(definition: ServiceDefinition, { position, heldFor }: CaseState, desk: string): Effect[] {
  if (position?.side !== 'third-party' || heldFor === null) return [moveTo(definition, desk)];
  return [moveTo(definition, heldFor), { kind: 'held-for', desk: null }];
}

/** The effect that lays a case on a desk, on that desk's side of the clock. */
export function moveTo(definition: ServiceDefinition, desk: string): Effect {
  return { kind: 'moved', desk, side: definition.desks[desk]?.side ?? 'office' };
}

/** The line by which a case of these answers starts. */
export function startLine(definition: ServiceDefinition, answers: unknown): StartLine {
  const line = definition.start.find((candidate) => candidate.when === undefined || holds(candidate.when, answers));
  if (!line) throw new Error(`service ${definition.key} has no place to start`);
  return line;
}

/** Where a new case goes, and the flag it starts with. */
export function startEffects(definition: ServiceDefinition, answers: unknown): Effect[] {
  const line = startLine(definition, answers);
  return [
    { kind: 'status', to: 'submitted' },
    moveTo(definition, line.desk),
    ...(line.flag ? [{ kind: 'flagged', flag: line.flag } as const] : []),
  ];
}
