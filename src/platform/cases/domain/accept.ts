import { holds } from '#platform/forms';
import type { Step } from './action.ts';
import type { ServiceDefinition } from './definition.ts';
import type { Effect } from './effect.ts';
import { APPLICANT_DESK } from './position.ts';
import { type Refusal, refusal } from './refusal.ts';
import { type CaseState, openRemarks, refusedFiles, unjudgedFiles } from './state.ts';

/** Work that follows an accepted action in the same transaction: documents are made by jobs. */
export type Order =
  | { readonly kind: 'issue'; readonly product: string; readonly desk: string | null }
  | { readonly kind: 'replace'; readonly product: string }
  | { readonly kind: 'revoke'; readonly product: string };

export interface Acceptance {
  readonly effects: readonly Effect[];
  readonly orders: readonly Order[];
}

/** What a service's own action means for this case, or why it cannot be done now. Pure. */
export function acceptAction(definition: ServiceDefinition, state: CaseState, key: string, input: Readonly<Record<string, unknown>>): Acceptance | Refusal {
  const action = definition.actions[key];
  if (!action) return refusal('no-such-action');
  const { outcome } = action;
  const recorded: Effect[] = Object.keys(action.asks).length > 0 || action.after !== null || outcome.kind === 'steps' ? [{ kind: 'recorded', name: key, value: input }] : [];
  if (outcome.kind === 'steps') return carryOut(definition, state, outcome.steps, recorded);
  if (outcome.kind === 'choose') {
    const given = input[outcome.field];
    const branch = outcome.branches[typeof given === 'boolean' ? (given ? 'yes' : 'no') : String(given)];
    return branch ? carryOut(definition, state, branch, recorded) : refusal('no-such-branch');
  }
  if (unjudgedFiles(state).length > 0) return refusal('files-not-judged');
  const clean = refusedFiles(state).length === 0 && openRemarks(state).length === 0;
  return carryOut(definition, state, clean ? outcome.allAccepted : outcome.otherwise, recorded);
}

function carryOut(definition: ServiceDefinition, state: CaseState, steps: readonly Step[], recorded: readonly Effect[]): Acceptance | Refusal {
  if (steps.some((step) => step.do === 'give-back') && refusedFiles(state).length === 0 && openRemarks(state).length === 0) return refusal('nothing-to-mend');
  return {
    effects: [...recorded, ...steps.flatMap((step) => effectsOf(definition, state, step))],
    orders: steps.flatMap((step) => (step.do === 'issue' || step.do === 'replace' || step.do === 'revoke' ? [orderOf(step)] : [])),
  };
}

function orderOf(step: Extract<Step, { do: 'issue' | 'replace' | 'revoke' }>): Order {
  return step.do === 'issue' ? { kind: 'issue', product: step.product, desk: step.desk } : { kind: step.do, product: step.product };
}

function effectsOf(definition: ServiceDefinition, state: CaseState, step: Step): Effect[] {
  const here = state.position?.desk ?? APPLICANT_DESK;
  switch (step.do) {
    case 'move':
      return [...(state.status === 'approved' ? [] : [inReview]), moveTo(definition, step.desk)];
    case 'reopen':
      return [inReview, { kind: 'unflagged', flag: 'under-objection' }, moveTo(definition, step.desk)];
    case 'give-back':
      return [{ kind: 'status', to: 'returned' }, { kind: 'held-for', desk: here }, { kind: 'moved', desk: APPLICANT_DESK, side: 'applicant' }];
    case 'wait-for':
      return [{ kind: 'moved', desk: here, side: step.side }];
    case 'go-on':
      return [moveTo(definition, here)];
    case 'issue':
      return [{ kind: 'status', to: 'approved' }];
    case 'replace':
      return [];
    case 'revoke':
      return [{ kind: 'product-revoked', key: step.product }, { kind: 'flagged', flag: 'revoked' }, { kind: 'status', to: 'closed' }, { kind: 'left' }];
    case 'reject':
      return [{ kind: 'status', to: 'rejected' }, { kind: 'left' }];
    case 'close':
      return [{ kind: 'status', to: 'closed' }, { kind: 'left' }];
    case 'withdraw':
      return [{ kind: 'status', to: 'withdrawn' }, { kind: 'left' }];
    case 'flag':
      return [{ kind: 'flagged', flag: step.flag }];
    case 'unflag':
      return [{ kind: 'unflagged', flag: step.flag }];
  }
}

const inReview: Effect = { kind: 'status', to: 'in-review' };

/** The effect that lays a case on a desk, on that desk's side of the clock. */
export function moveTo(definition: ServiceDefinition, desk: string): Effect {
  return { kind: 'moved', desk, side: definition.desks[desk]?.side ?? 'office' };
}

/** Where a new case goes, and the flag it starts with. */
export function startEffects(definition: ServiceDefinition, answers: unknown): Effect[] {
  const line = definition.start.find((candidate) => candidate.when === undefined || holds(candidate.when, answers));
  if (!line) throw new Error(`service ${definition.key} has no place to start`);
  return [{ kind: 'status', to: 'submitted' }, moveTo(definition, line.desk), ...(line.flag ? [{ kind: 'flagged', flag: line.flag } as const] : [])];
}
