import type { Text } from '#i18n';
import type { Template } from '#platform/documents';
import type { Answers, Journey, Printables, RegisteredPages, SpokenWords, Statement } from '#platform/forms';
import type { Rule, RuleBook } from '#platform/rules';
import type { TSchema } from 'typebox';
import { type Action, type ActionWords, actionWords } from './action.ts';
import type { Continuation } from './continuation.ts';
import {
  type BroughtProduct,
  type CaseSubject,
  type Desk,
  drawnProducts,
  type Guest,
  type Measure,
  type Prefilling,
  type ProductDefinition,
  type ServiceDefinition,
  type StartLine,
} from './definition.ts';
import type { Districts } from './districts.ts';
import type { Examining } from './examining.ts';
import type { Helped } from './helped.ts';
import { extensionActions } from './extension.ts';
import { governedRules } from './governed.ts';
import { keyed } from './keyed.ts';
import type { Afterwards, Beforehand, Beside } from './pages.ts';
import { problemOf } from './problem.ts';

/** Any action, whatever it asks. */
interface AnyAction {
  readonly action: Action;
}

export interface ServiceDraft<A, D extends string, P extends string> {
  readonly key: string;
  readonly title: Text;
  readonly summary: Text;
  readonly shortTitle?: Text;
  readonly sought?: Text;
  readonly topic?: Text;
  readonly beforehand?: readonly Beforehand[];
  readonly afterwards?: Afterwards;
  readonly beside?: readonly Beside[];
  readonly books?: readonly NoInfer<D>[];
  meetsAt?(answers: NoInfer<A>): 'office' | 'field' | 'video' | null;
  readonly arranges?: readonly string[];
  readonly continues?: readonly Continuation<NoInfer<A>>[];
  readonly series: string;
  readonly icon: string;
  readonly journey: Journey<A>;
  readonly checklist: Rule<TSchema>;
  readonly spoken?: SpokenWords;
  readonly desks: Readonly<Record<D, Desk>>;
  readonly start: readonly (StartLine & { readonly desk: NoInfer<D> })[];
  readonly products: Readonly<Record<P, ProductDefinition<NoInfer<A>> | BroughtProduct<NoInfer<A>>>>;
  actions(words: ActionWords<NoInfer<D>, NoInfer<P>, NoInfer<A>>): Readonly<Record<string, AnyAction>>;
  readonly clocks: ServiceDefinition['clocks'];
  readonly deadlines?: ServiceDefinition['deadlines'];
  readonly keeping?: ServiceDefinition['keeping'];
  readonly rules: readonly Rule[];
  subject(answers: NoInfer<A>, rules: RuleBook): CaseSubject;
  nameless?(answers: NoInfer<A>): boolean;
  readonly confided?: true;
  readonly districts?: Districts;
  readonly helped?: Helped;
  readonly standard: ServiceDefinition['standard'];
  readonly parties?: ServiceDefinition['parties'];
  guests?(answers: NoInfer<A>): readonly Guest[];
  statements?(answers: Answers, rules: RuleBook): readonly Statement[];
  readonly examines?: Examining;
  readonly carries?: readonly string[];
  prefill?(person: Prefilling): Answers;
  readonly registered?: RegisteredPages;
  readonly printables?: Printables;
  measures?(rules: RuleBook): readonly Measure[];
  readonly receipt?: Template;
  readonly escalatesTo?: string;
}

/**
 * Makes a service out of its draft. What the types cannot see is refused here, at start-up, with the place named:
 * a checklist that asks for answers nobody gives, a desk nobody can leave, an action after one that does not exist.
 */
export function defineService<A, D extends string, P extends string>(draft: ServiceDraft<A, D, P>): ServiceDefinition {
  const drafts = draft.actions(actionWords<D, P, A>());
  const actions = keyed(Object.entries(drafts).map(([key, { action }]) => [key, action]));
  const desks = keyed(Object.entries(draft.desks));
  const numberings = drawnProducts(draft as { products: ServiceDefinition['products'] }).map(({ numbering }) => numbering);
  const rules = governedRules(
    [draft.checklist, ...Object.values(draft.clocks), draft.standard, ...keepingOf(draft), ...draft.rules, ...numberings],
    {
      journey: draft.journey as unknown as Journey,
      desks: draft.desks,
      checklist: draft.checklist,
      clocks: draft.clocks,
      standard: draft.standard,
      numberings,
    },
  );
  const definition = { ...draft, journey: draft.journey as unknown as Journey, desks, actions, rules } as unknown as ServiceDefinition;
  const problem = problemOf(definition);
  if (problem) throw new Error(`service ${draft.key}: ${problem}`);
  return { ...definition, actions: keyed([...Object.entries(actions), ...Object.entries(extensionActions(definition))]) };
}

const keepingOf = ({ keeping }: Pick<ServiceDefinition, 'keeping'>): readonly Rule[] => (keeping ? [keeping] : []);
