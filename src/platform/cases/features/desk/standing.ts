import type { Action } from '../../domain/action.ts';
import type { Step } from '../../domain/step.ts';
import { whyNot } from '../../domain/allowed.ts';
import type { RefusalReason } from '../../domain/refusal.ts';
import { openRemarks, refusedFiles, unjudgedFiles } from '../../domain/state.ts';
import { type CaseView, momentOf } from '../../index.ts';

/** An action as it stands for this officer now: free to do, or refused with the reason. */
export interface Standing {
  readonly key: string;
  readonly action: Action;
  readonly refused: RefusalReason | null;
}

type Case = Pick<CaseView, 'service' | 'state' | 'viewer' | 'rules' | 'calendar' | 'context' | 'asked'>;

/** Reasons that make an action somebody else's business or no business of this moment: not worth a line. */
const SILENT: ReadonlySet<RefusalReason> = new Set([
  'no-such-action',
  'not-yours',
  'wrong-role',
  'wrong-desk',
  'wrong-status',
  'flag-missing',
]);

/** The officer's actions on a case, in the order of the definition: what can be done first told apart from what waits. */
export function standingsOf(view: Case): readonly Standing[] {
  const { service, state, viewer } = view;
  return Object.entries(service.actions).flatMap(([key, action]): Standing[] => {
    if (action.by.kind !== 'desk' && action.by.kind !== 'role' && action.by.kind !== 'holder') return [];
    const refused = whyNot(service, state, key, viewer, momentOf(view)) ?? waitsFor(view, action);
    return refused !== null && SILENT.has(refused) ? [] : [{ key, action, refused }];
  });
}

/** What the outcome still waits for, seen before anybody presses the button. */
function waitsFor({ state, asked }: Pick<CaseView, 'state' | 'asked'>, { outcome }: Action): RefusalReason | null {
  if (outcome.kind === 'verdicts' && unjudgedFiles(state).length > 0) return 'files-not-judged';
  if (outcome.kind !== 'steps' || !outcome.steps.some((step) => step.do === 'give-back')) return null;
  return isClean(state) && asked.length === 0 ? 'nothing-to-mend' : null;
}

/** Whether the applicant has nothing to mend: no file refused, no remark open. */
export function isClean(state: CaseView['state']): boolean {
  return refusedFiles(state).length === 0 && openRemarks(state).length === 0;
}

/** The steps the action would take now, where that is certain without its answers; undefined where an answer decides. */
export function stepsNow(view: Pick<CaseView, 'state' | 'rules' | 'context'>, action: Action): readonly Step[] | undefined {
  const { outcome } = action;
  const { state, rules } = view;
  if (outcome.kind === 'steps') return outcome.steps;
  if (outcome.kind === 'verdicts') return isClean(state) ? outcome.allAccepted : outcome.otherwise;
  // What a register would say is known when it is asked.
  if (!action.computes || action.looksUp || Object.keys(action.asks).length > 0) return undefined;
  const worked = action.computes({
    answers: state.answers as never,
    state,
    rules,
    input: {} as never,
    today: view.context.today,
    found: null,
  });
  return outcome.branches[String(worked[outcome.field])];
}

/** Whether the action, done now, sends the case back to the applicant. */
export function returnsNow(view: Pick<CaseView, 'state' | 'rules' | 'context'>, action: Action): boolean {
  return stepsNow(view, action)?.some((step) => step.do === 'give-back') ?? false;
}
