import type { Text } from '#i18n';
import { type Answers, type AnswersIn, type Checklist, type Condition, type Journey, pathsOf, unknownPaths } from '#platform/forms';
import type { Rule, RuleBook } from '#platform/rules';
import type { TSchema } from 'typebox';
import { type Action, type ActionDraft, type ActionWords, actionWords, type AskedFields, stepsOf } from './action.ts';
import type { CaseState } from './state.ts';
import type { Side } from './status.ts';

/** A place where a case can lie, and the role that works it. */
export interface Desk {
  readonly title: Text;
  /** Role key of the officers who work here; ignored where the side is not the office's. */
  readonly role: string;
  readonly side?: Side;
  /** Whether officers of this desk judge the files. */
  readonly judges?: boolean;
}

/** What a product's template is filled from. */
export interface ProductInput<A> {
  readonly answers: A;
  readonly state: CaseState;
  readonly rules: RuleBook;
  /** Day of issue at the agency, YYYY-MM-DD. */
  readonly on: string;
}

export interface ProductDefinition<A = never> {
  readonly title: Text;
  /** Series of the running number: gapless per agency and year. */
  readonly series: string;
  /** How the number reads. */
  number(of: { readonly n: number; readonly year: number; readonly on: string }): string;
  /** Template name, known to the documents capability. */
  readonly template: string;
  /** Role of the officer in whose name it is signed. */
  readonly signedBy: string;
  /** Plain JSON for the template. */
  data(input: ProductInput<A>): Readonly<Record<string, unknown>>;
}

/** Where a new case goes: the first line whose condition holds, or that has none. */
export interface StartLine {
  readonly when?: Condition;
  readonly desk: string;
  readonly flag?: 'awaiting-owner';
}

/** How a case is found and told apart. */
export interface CaseSubject {
  readonly applicantName: string;
  readonly place: string | null;
  /** Equal keys in two cases make them possible doubles: normalised, without personal data in clear where avoidable. */
  readonly likenessKeys: readonly { readonly reason: string; readonly key: string }[];
}

export interface ServiceDefinition {
  readonly key: string;
  readonly title: Text;
  readonly summary: Text;
  /** Series of the case number. */
  readonly series: string;
  readonly journey: Journey;
  readonly checklist: Rule<TSchema>;
  readonly desks: Readonly<Record<string, Desk>>;
  readonly start: readonly StartLine[];
  readonly actions: Readonly<Record<string, Action>>;
  readonly clocks: {
    /** Working days the office has for the whole. */
    readonly service: Rule<TSchema>;
    /** Working days per desk, by desk key. */
    readonly desks: Rule<TSchema>;
    /** Days the applicant has to mend a returned case; then the case is withdrawn. */
    readonly mending: Rule<TSchema>;
  };
  readonly products: Readonly<Record<string, ProductDefinition>>;
  /** Every rule the service reads; a case pins their versions when it is submitted. */
  readonly rules: readonly Rule[];
  subject(answers: never, rules: RuleBook): CaseSubject;
  /** People outside who must say yes: party to name and address, or null where none is needed. */
  guests?(answers: never): readonly { readonly party: string; readonly name: string; readonly email: string }[];
}

export interface ServiceDraft<A, D extends string, P extends string> {
  readonly key: string;
  readonly title: Text;
  readonly summary: Text;
  readonly series: string;
  readonly journey: Journey<A>;
  readonly checklist: Rule<TSchema>;
  readonly desks: Readonly<Record<D, Desk>>;
  readonly start: readonly (StartLine & { readonly desk: NoInfer<D> })[];
  readonly products: Readonly<Record<P, ProductDefinition<NoInfer<A>>>>;
  actions(words: ActionWords<NoInfer<D>, NoInfer<P>>): Readonly<Record<string, ActionDraft<never>>>;
  readonly clocks: ServiceDefinition['clocks'];
  readonly rules: readonly Rule[];
  subject(answers: NoInfer<A>, rules: RuleBook): CaseSubject;
  guests?(answers: NoInfer<A>): readonly { readonly party: string; readonly name: string; readonly email: string }[];
}

/**
 * Makes a service out of its draft. What the types cannot see is refused here, at start-up, with the place named:
 * a checklist that asks for answers nobody gives, a desk nobody can leave, an action after one that does not exist.
 */
export function defineService<A, D extends string, P extends string>(draft: ServiceDraft<A, D, P>): ServiceDefinition {
  const drafts = draft.actions(actionWords<D, P>()) as Readonly<Record<string, ActionDraft<AskedFields>>>;
  const actions = Object.fromEntries(Object.entries(drafts).map(([key, { action }]) => [key, action]));
  const rules = [...new Set<Rule>([draft.checklist, ...Object.values(draft.clocks), ...draft.rules])];
  const definition = { ...draft, journey: draft.journey as unknown as Journey, actions, rules } as unknown as ServiceDefinition;
  const problem = problemOf(definition);
  if (problem) throw new Error(`service ${draft.key}: ${problem}`);
  return definition;
}

function problemOf(definition: ServiceDefinition): string | undefined {
  const { actions, desks, start, journey } = definition;
  const asked = new Set(journey.pages.flatMap((page) => Object.keys(page.fields).map((field) => `${page.key}.${field}`)));
  const wrong = [
    ...unknownPaths(definition.checklist.value as Checklist, journey),
    ...start.flatMap((line) => (line.when ? pathsOf(line.when).filter((path) => !asked.has(path)) : [])),
  ][0];
  if (wrong) return `nobody answers ${wrong}`;
  if (start.at(-1)?.when !== undefined || start.length === 0) return 'start needs a last line without a condition';
  const reached = new Set([...start.map((line) => line.desk), ...Object.values(actions).flatMap((action) => stepsOf(action.outcome).flatMap(deskOf))]);
  const unreached = Object.keys(desks).find((desk) => !reached.has(desk));
  if (unreached) return `desk ${unreached} cannot be reached`;
  for (const [key, action] of Object.entries(actions)) {
    for (const other of [action.after, action.notByWhoDid]) if (other && !actions[other]) return `action ${key} names ${other}, which does not exist`;
    const silent = Object.keys(action.asks).length === 0;
    if (action.outcome.kind === 'choose' && silent) return `action ${key} chooses by a question it does not ask`;
    if (reservedActions.has(key)) return `action ${key}: the name belongs to the engine`;
  }
  const stuck = Object.keys(desks).find((desk) => !Object.values(actions).some((action) => leaves(action, desk, desks)));
  return stuck ? `nothing can be done at desk ${stuck}` : undefined;
}

/** Actions every service has; a definition cannot take their names. */
export const reservedActions: ReadonlySet<string> = new Set([
  'submit', 'resubmit', 'judge', 'remark', 'settle-remark', 'message', 'note', 'assign', 'not-duplicate', 'undo', 'issued', 'replaced', 'overdue', 'join',
]);

function deskOf(step: ReturnType<typeof stepsOf>[number]): string[] {
  return 'desk' in step && step.desk !== null ? [step.desk] : [];
}

function leaves(action: Action, desk: string, desks: ServiceDefinition['desks']): boolean {
  if (action.by.kind === 'desk') return action.by.desk === desk;
  return action.by.kind !== 'role' || desks[desk]?.role === action.by.role || (desks[desk]?.side ?? 'office') !== 'office';
}

/** The typed answers of a definition's journey, for code that knows the service. */
export type { Answers, AnswersIn };
